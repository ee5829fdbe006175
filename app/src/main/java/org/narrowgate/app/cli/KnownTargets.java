package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Office;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.order.OrderScope;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** What an order can name here: one that names anything else binds and stops nothing, and nobody would notice. */
final class KnownTargets {
    private KnownTargets() {}

    /** That nothing of that name is on file, with the name that was probably meant; empty if something is. */
    static Optional<String> missed(Workspace opened, OrderScope.Kind kind, String name)
            throws IOException, DocumentException {
        if (kind == OrderScope.Kind.EVERYTHING || kind.isOfRows()) {
            return Optional.empty();
        }
        List<String> known = of(opened, kind);
        return known.stream().anyMatch(each -> new OrderScope(kind, name).names(each))
                ? Optional.empty()
                : Optional.of(
                        "no " + Printed.word(kind) + " `" + name + "` is on file here, so that the order stops nothing"
                                + " as yet: " + NearestName.remedy(name, known)
                                + "; if it is a slip, enter the order under another id as well, and lift this one");
    }

    private static List<String> of(Workspace opened, OrderScope.Kind kind) throws IOException, DocumentException {
        return switch (kind) {
            case RUN ->
                Registry.read(opened.register()).runs().stream()
                        .map(String::valueOf)
                        .toList();
            case AGREEMENT ->
                Agreements.of(opened).all().stream().map(AgreementHistory::id).toList();
            case AUTHORITY -> Packs.ids(Packs.folder(opened.config().packs()));
            case REQUESTER ->
                Officials.of(opened).roster().offices().stream()
                        .map(Office::agency)
                        .distinct()
                        .toList();
            case EVERYTHING, PERSONS, CLASS -> List.of();
        };
    }
}
