package org.narrowgate.app.incident;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.order.Reached;
import org.narrowgate.engine.agreement.AgreementPaper;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.holding.HoldingPaper;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.IncidentPaper;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.OrderPaper;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.recall.RecallPaper;
import org.narrowgate.engine.run.RefusedException;

/** Which papers belong into the file on an incident. */
final class IncidentPapers {
    private IncidentPapers() {}

    /** In the order in which they were filed; those on offices all, for they say who could sign. */
    static List<FiledPaper> of(Incident incident, Optional<WhatLeft> left, Custody custody, Instant at)
            throws IOException, DocumentException, RefusedException {
        Papers papers = Papers.of(custody.workspace(), custody.registry());
        Set<String> named = new HashSet<>();
        incident.papers().stream().map(IncidentPaper::filed).map(FiledPaper::id).forEach(named::add);
        if (left.isPresent()) {
            named.addAll(orders(papers, left.get(), custody, at));
        }
        List<FiledPaper> chosen = new ArrayList<>();
        for (FiledPaper paper : papers.all()) {
            if (named.contains(paper.id()) || belongs(paper, left, custody)) {
                chosen.add(paper);
            }
        }
        return chosen;
    }

    private static Set<String> orders(Papers papers, WhatLeft left, Custody custody, Instant at)
            throws IOException, DocumentException, RefusedException {
        Set<String> named = new HashSet<>();
        for (OrderHistory order : Orders.of(papers).all()) {
            boolean reaches = Reached.by(order, custody, at).stream().anyMatch(reached -> reached.run() == left.run());
            if (reaches) {
                order.papers().stream()
                        .map(OrderPaper::filed)
                        .map(FiledPaper::id)
                        .forEach(named::add);
            }
        }
        return named;
    }

    private static boolean belongs(FiledPaper paper, Optional<WhatLeft> left, Custody custody)
            throws DocumentException {
        return switch (paper.kind().subject()) {
            case OFFICES, WITNESSES -> true;
            case RECALLS -> isOf(left, RecallPaper.read(paper.read()).release());
            case HOLDERS -> isOf(left, HoldingPaper.read(paper.read()).act().release());
            case AGREEMENTS ->
                left.isPresent()
                        && AgreementPaper.read(paper.read())
                                .agreement()
                                .equals(custody.registry()
                                        .run(left.get().run())
                                        .orElseThrow()
                                        .agreement()
                                        .id());
            case ORDERS, ERASURES, EXPORTS, INCIDENTS, SAFEGUARDS -> false;
        };
    }

    private static boolean isOf(Optional<WhatLeft> left, String release) {
        return left.filter(l -> l.account().release().equals(release)).isPresent();
    }
}
