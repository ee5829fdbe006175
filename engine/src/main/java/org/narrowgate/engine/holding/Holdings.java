package org.narrowgate.engine.holding;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.recall.RecallAct;
import org.narrowgate.engine.recall.RecallPaper;
import org.narrowgate.engine.registry.Entrusted;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Every release with its holders, as a fold of the register and of what holders filed. What a holder answers to a recall
 * counts here too: who has disposed of it holds it no longer, and whom he passed it to does.
 */
public final class Holdings {
    private final Map<String, Holding> all = new LinkedHashMap<>();

    private Holdings() {}

    public static Holdings of(Workspace workspace) throws IOException, DocumentException {
        Registry registry = Registry.read(workspace.register());
        Papers papers = Papers.of(workspace, registry);
        return of(registry, papers, Officials.of(workspace, papers));
    }

    /** Of what was read already. */
    public static Holdings of(Registry registry, Papers papers, Officials officials) throws DocumentException {
        Holdings holdings = new Holdings();
        for (ReleaseSealed sealed : registry.all(ReleaseSealed.class, s -> true)) {
            holdings.begin(sealed, registry.authorised(sealed.run(), sealed.release()), officials);
        }
        for (FiledPaper filed : papers.all()) {
            if (filed.kind().subject() == PaperKind.Subject.HOLDERS) {
                holdings.add(HoldingPaper.read(filed.read()), day(filed.at()));
            } else if (filed.kind() == PaperKind.RECALL_ACKNOWLEDGED) {
                holdings.answered((RecallAct.Acknowledged) RecallPaper.read(filed.read()));
            }
        }
        return holdings;
    }

    private void begin(ReleaseSealed sealed, Optional<ReleaseAuthorised> authorised, Officials officials) {
        Optional<Entrusted> entrusted = authorised.flatMap(ReleaseAuthorised::entrusted);
        Holding holding =
                new Holding(sealed.release(), day(sealed.at()), entrusted.map(Entrusted::terms), List.of(), 0);
        Optional<String> recipient = entrusted
                .flatMap(to -> officials.owner(to.recipient(), sealed.at()))
                .map(Person::name);
        all.put(
                sealed.release(),
                recipient
                        .map(name -> holding.with(Holder.of(name, Optional.empty(), holding.sealed(), holding.terms())))
                        .orElse(holding));
    }

    private void add(HoldingPaper paper, LocalDate filed) {
        HoldingAct act = paper.act();
        Holding before = all.get(act.release());
        if (before == null) {
            return;
        }
        Holding holding = before.withPaper();
        Optional<Holder> found = holding.current(paper.holder());
        if (act instanceof HoldingAct.Passed passed) {
            holding = passed(holding, paper.holder(), passed.to(), filed);
        } else if (act instanceof HoldingAct.Received received) {
            // Of a release from before there was a register, who signs first is the first that is known.
            Holder holder =
                    found.orElseGet(() -> Holder.of(paper.holder(), Optional.empty(), received.on(), before.terms()));
            holding = found.isPresent() ? holding : holding.with(holder);
            holding = holding.replacing(holder, holder.received(received.on()));
        } else if (found.isPresent() && act instanceof HoldingAct.Attested) {
            int every = holding.terms().map(t -> t.attestEveryDays()).orElse(1);
            holding = holding.replacing(found.get(), found.get().attested(filed, every));
        } else if (found.isPresent() && act instanceof HoldingAct.Destroyed destroyed) {
            holding = holding.replacing(found.get(), found.get().ended(destroyed.on(), destroyed.how()));
        }
        all.put(act.release(), holding);
    }

    private static Holding passed(Holding holding, String from, String to, LocalDate since) {
        return holding.current(to).isPresent()
                ? holding
                : holding.with(Holder.of(to, Optional.of(from), since, holding.terms()));
    }

    private void answered(RecallAct.Acknowledged answer) {
        Holding holding = all.get(answer.release());
        if (holding == null) {
            return;
        }
        Optional<Holder> found = holding.current(answer.holder());
        if (found.isPresent() && answer.disposition() != RecallAct.Disposition.QUARANTINED) {
            holding = holding.replacing(found.get(), found.get().ended(answer.on(), answer.how()));
        }
        for (String to : answer.passedTo()) {
            holding = passed(holding, answer.holder(), to, answer.on());
        }
        all.put(answer.release(), holding);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The oldest release first. */
    public List<Holding> all() {
        return new ArrayList<>(all.values());
    }

    public Optional<Holding> of(String release) {
        return Optional.ofNullable(all.get(release));
    }
}
