package org.narrowgate.app.report;

import java.util.List;
import java.util.Set;
import org.narrowgate.core.decision.Outcome;

/** Outcomes that are counted together in a breakdown, under one heading and one colour. */
record Column(String heading, String colour, Set<Outcome> outcomes) {
    /** From the finest to the coarsest; a breakdown takes the first that gives nobody away. */
    static final List<List<Column>> SCHEMES = List.of(
            List.of(
                    new Column("DISCLOSE", "c1", Set.of(Outcome.DISCLOSE)),
                    new Column("CONFIRM", "c2", Set.of(Outcome.CONFIRM)),
                    new Column("HOLD", "c3", Set.of(Outcome.HOLD)),
                    new Column("WITHHOLD", "c4", Set.of(Outcome.WITHHOLD))),
            List.of(
                    new Column("DISCLOSE or CONFIRM", "c1", Set.of(Outcome.DISCLOSE, Outcome.CONFIRM)),
                    new Column("HOLD or WITHHOLD", "c4", Set.of(Outcome.HOLD, Outcome.WITHHOLD))),
            List.of(new Column("rows", "c4", Set.of(Outcome.values()))));

    /** Of rows by outcome, in the order of {@link Outcome}, those that count here. */
    long of(List<Long> rows) {
        return outcomes.stream()
                .mapToLong(outcome -> rows.get(outcome.ordinal()))
                .sum();
    }
}
