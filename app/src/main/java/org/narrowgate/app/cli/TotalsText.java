package org.narrowgate.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Layer;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.state.Totals;

/** The counts of a run as a person reads them: how far rows came, what kept the others back, and under which words. */
final class TotalsText {
    private static final int WIDTH = 30;
    private final DisclosureRun.Done done;
    private final Totals totals;
    private final PrintWriter out;

    TotalsText(DisclosureRun.Done done, PrintWriter out) {
        this.done = done;
        this.totals = done.totals();
        this.out = out;
    }

    void print() {
        emergency();
        long open = totals.of(Outcome.DISCLOSE) + totals.of(Outcome.CONFIRM);
        line("asked", totals.rows());
        line("admissible", totals.admissible());
        line("identified", totals.identified());
        line("disclosed", open);
        line("  address goes (DISCLOSE)", totals.of(Outcome.DISCLOSE));
        line("  stated address confirmed (CONFIRM)", totals.of(Outcome.CONFIRM));
        line("held for a person (HOLD)", totals.of(Outcome.HOLD));
        line("withheld (WITHHOLD)", totals.of(Outcome.WITHHOLD));
        Map<Layer, Long> refused = totals.refusedBy();
        line("  on the statute", withheld(Layer.STATUTE));
        line("  on the agreement", withheld(Layer.AGREEMENT));
        line("  not identified", withheld(Layer.IDENTITY));
        line("  unreadable or repeated lines", withheld(Layer.FORM));
        if (totals.resent() > 0) {
            line("sent again after a refusal, changed", totals.resent());
        }
        grounding();
        if (!refused.isEmpty()) {
            out.println();
            out.println("refused by first ground");
            totals.grounds()
                    .forEach((ground, rows) -> out.printf(
                            Locale.ROOT,
                            "  %,10d  %-8s  %-14s %s%n",
                            rows,
                            ground.outcome(),
                            ground.element(),
                            ground.citation()));
        }
        if (!totals.notIdentified().isEmpty()) {
            out.println();
            out.println("looked up and not identified, by the rule that decided");
            totals.notIdentified().forEach((rule, rows) -> out.printf(Locale.ROOT, "  %,10d  %s%n", rows, rule));
        }
    }

    private void emergency() {
        if (done.emergency()) {
            out.println("EMERGENCY: decided without an agreement, which this authority does not demand");
            out.println();
        }
    }

    /** What disclosures rest on that a stricter custodian would not have taken. */
    private void grounding() {
        line("resting on attestation alone, of those disclosed", totals.attested());
        totals.attestedBy().forEach((element, rows) -> line("  for a part of " + element, rows));
        if (totals.wider() > 0) {
            line("under a wider reading, of those disclosed", totals.wider());
            totals.widerBy().forEach((reading, rows) -> line("  under " + reading, rows));
        }
    }

    private long withheld(Layer layer) {
        return totals.grounds().entrySet().stream()
                .filter(e ->
                        e.getKey().outcome() == Outcome.WITHHOLD && e.getKey().layer() == layer)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void line(String what, long rows) {
        long all = Math.max(1, totals.rows());
        int filled = (int) Math.round((double) WIDTH * rows / all);
        // What exists is visible, however small its share.
        String bar = "\u2588".repeat(rows > 0 ? Math.max(1, filled) : 0);
        out.printf(Locale.ROOT, "%-50s %,10d  %5.1f %%  %s%n", what, rows, 100.0 * rows / all, bar);
    }
}
