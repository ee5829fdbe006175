package org.narrowgate.engine.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.RowDecoder;
import org.narrowgate.core.decision.RowEncoder;
import org.narrowgate.core.identity.IdentityRule;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.run.PastRun;
import org.narrowgate.engine.run.RunRules;

/** Decides rows again from their evidence alone; one instance serves one thread. */
final class Redecision {
    private final RowDecoder decoder;
    private final Screener screener;
    private final Decider decider;
    private final RowEncoder encoder;
    private final RunRules then;
    private final RunRules now;
    /** Numbers that are read as they were then, so that the records were asked for every valid one. */
    private final Set<String> askedNumbers = new HashSet<>();

    private final boolean lacksField;
    private final boolean routeIsNew;
    private final int outcomeSlot;

    /** Under the run's own rules if {@code now} is {@code then}. */
    Redecision(PastRun past, Rules then, Rules now) {
        this.then = then.run();
        this.now = now.run();
        this.decoder = RowDecoder.of(
                past.law().slots(),
                this.then.rowLayout(),
                this.now.rowLayout(),
                past.header(),
                this.now.addresses()::parse);
        this.screener = this.now.screener(now.judgments());
        this.decider = this.now.decider(now.judgments(), past.byAddress());
        this.encoder = new RowEncoder(this.now.slots(), this.now.groups());
        List<NumberDeclaration> declared = this.then.rowLayout().numbers();
        this.now.rowLayout().numbers().stream().filter(declared::contains).forEach(n -> askedNumbers.add(n.name()));
        List<String> kept = declared.stream().map(NumberDeclaration::name).toList();
        this.lacksField = this.now.rulebook().fields().stream()
                .anyMatch(f -> f.source() == FieldRule.Source.NUMBER && !kept.contains(f.number()));
        this.routeIsNew = !this.then.rulebook().routes().contains("address");
        this.outcomeSlot = past.law().slots().outcome() - 1;
    }

    Redecided of(EvidenceRow.Kept row) {
        RequestRow stated = decoder.row(row.row(), row.slots());
        return screener.screen(stated, decoder.batch(row.slots()))
                .match(admissible -> admissible(admissible, row.slots()), stopped -> as(decider.decide(stopped)));
    }

    private Redecided admissible(Admissible row, List<byte[]> slots) {
        if (now == then) {
            return as(decider.decide(row, decoder.candidates(slots)));
        }
        if (!DecidedRow.lookedUp(slots.get(outcomeSlot))) {
            return Redecided.needs("it was never looked up");
        }
        for (IdentityNumber number : row.row().numbers()) {
            if (number.isValid() && !askedNumbers.contains(number.name())) {
                return Redecided.needs("its number was not asked for");
            }
        }
        Decision decision = decider.decide(row, decoder.candidates(slots));
        boolean byAddress = decision.identification()
                .filter(made -> made.rule().equals(IdentityRule.RECORDS_NOT_INDEXED.code()))
                .isPresent();
        if (routeIsNew && byAddress) {
            return Redecided.needs("it was not looked up by address");
        }
        return lacksField
                        && decision.identification()
                                .filter(made -> made.isIdentified())
                                .isPresent()
                ? Redecided.needs("a field is not in evidence")
                : as(decision);
    }

    private Redecided as(Decision decision) {
        return Redecided.as(encoder.encode(decision));
    }
}
