package org.narrowgate.app.identity;

import java.util.Locale;
import java.util.Map;
import org.narrowgate.app.trials.Contradiction;
import org.narrowgate.app.trials.Stratum;

/** The evidence as lines for a terminal. */
public final class EvidenceText {
    private final Evidence evidence;
    private final StringBuilder text = new StringBuilder(8_192);

    private EvidenceText(Evidence evidence) {
        this.evidence = evidence;
    }

    public static String of(Evidence evidence) {
        return new EvidenceText(evidence).all();
    }

    private String all() {
        line("Null trials, on synthetic trials: seed %d, %,d people, four in five of them in the register",
                evidence.plan().seed(), evidence.plan().people());
        line("%-24s %11s %6s %12s %8s %8s %8s", "stratum", "trials", "false", "bound/M", "by form", "same", "strict");
        evidence.strata().forEach(this::stratum);
        Map.Entry<Stratum, Tally> worst = evidence.worst();
        line("worst mixture: %s, at most %s false disclosures in a million (95 %%), on synthetic trials",
                worst.getKey().id(), perMillion(Evidence.bound(worst.getValue())));
        if (!evidence.shows()) {
            line("%,d trials a stratum can show no better than %s in a million; 2,995,732 without a false one show 1",
                    evidence.plan().trials(), perMillion(ClopperPearson.upper(0, evidence.plan().trials(), 0.05)));
        }
        line("%nReached, and stopped alone by");
        evidence.strata().forEach(this::funnel);
        line("%nBaselines, wrong disclosures per million");
        evidence.strata().forEach((stratum, tally) -> {
            StringBuilder row = new StringBuilder();
            for (Baseline baseline : Baseline.values()) {
                row.append(String.format(Locale.ROOT, " %12s", perMillion((double) tally.baselineWrong(baseline) / tally.trials())));
            }
            line("%-24s %s", stratum.id(), row);
        });
        line("%nTrue persons, found of all, on synthetic trials");
        evidence.noises().forEach((noise, tally) -> recall(noise.words(), tally));
        recall("ordinary noise", evidence.ordinary());
        return text.toString();
    }

    private void stratum(Stratum stratum, Tally tally) {
        line("%-24s %,11d %6d %12s %8d %8d %8d%s",
                stratum.id(), tally.trials(), tally.falsely(), perMillion(Evidence.bound(tally)),
                tally.untold(Contradiction.FORM_OF_NAME), tally.untold(Contradiction.NONE), tally.strictlyWrong(),
                stratum.isClaimed() ? "" : "  cannot be told, not claimed");
    }

    private void funnel(Stratum stratum, Tally tally) {
        StringBuilder row = new StringBuilder();
        for (Check check : Check.values()) {
            row.append(String.format(Locale.ROOT, " %s %,d/%,d", check.words(), tally.reached(check), tally.alone(check)));
        }
        line("%-24s met %,d%s", stratum.id(), tally.met(), row);
    }

    private void recall(String words, Tally tally) {
        double share = (double) tally.right() / tally.trials();
        line("%-48s %7.3f %% [%.3f, %.3f] wrong %d strict %.3f", words, 100 * share,
                100 * ClopperPearson.lower(tally.right(), tally.trials(), 0.025),
                100 * ClopperPearson.upper(tally.right(), tally.trials(), 0.025), tally.falsely(), 100.0 * tally.strictlyRight() / tally.trials());
    }

    private static String perMillion(double share) {
        return String.format(Locale.ROOT, "%,.3f", share * 1e6);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
