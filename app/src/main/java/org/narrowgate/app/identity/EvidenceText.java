package org.narrowgate.app.identity;

import java.util.Locale;
import org.narrowgate.app.trials.Stratum;

/** The evidence in short, for a terminal. */
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
        line(
                "Null trials: seed %d, %,d people, four in five of them in the register; everything %s",
                evidence.plan().seed(), evidence.plan().people(), Evidence.MARK);
        line("%-24s %11s %8s %12s %10s %13s", "stratum", "trials", "false", "at most/M", "untold/M", "nicknames/M");
        evidence.strata().forEach(this::stratum);
        line("false: of a record that the row contradicts; at most: one-sided 95 %% bound (Clopper-Pearson)");
        line("untold: it contradicts nothing; M: in a million");
        line("nicknames: how many more were disclosed, of the wrong person, if the agreement permitted nicknames");
        line("%n%s", evidence.headline());
        if (!evidence.shortfall().isEmpty()) {
            line("%s", evidence.shortfall());
        }
        line("%nWrong disclosures in a million by plainer rules, %s", Evidence.MARK);
        StringBuilder heads = new StringBuilder();
        for (Baseline baseline : Baseline.values()) {
            heads.append(String.format(Locale.ROOT, " %16s", baseline.id()));
        }
        line("%-24s%s", "stratum", heads);
        evidence.strata().forEach(this::baselines);
        line("%nTrue persons who are found, %s", Evidence.MARK);
        evidence.noises().forEach((noise, tally) -> recall(noise.words(), tally));
        recall("ordinary noise", evidence.ordinary());
        return text.toString();
    }

    private void stratum(Stratum stratum, Tally tally) {
        line(
                "%-24s %,11d %8d %12s %10s %13s%s",
                stratum.id(),
                tally.trials(),
                tally.falsely(),
                Bounds.perMillion(Evidence.falsely(tally).atMost()),
                perMillion(tally, tally.untold()),
                perMillion(tally, tally.byNicknames()),
                stratum.isClaimed() ? "" : "  cannot be told: not claimed");
    }

    private void baselines(Stratum stratum, Tally tally) {
        StringBuilder row = new StringBuilder();
        for (Baseline baseline : Baseline.values()) {
            row.append(String.format(Locale.ROOT, " %16s", perMillion(tally, tally.baselineWrong(baseline))));
        }
        line("%-24s%s", stratum.id(), row);
    }

    private static String perMillion(Tally tally, long count) {
        return Bounds.perMillion(new Bounds(count, tally.trials()).share());
    }

    private void recall(String words, Tally tally) {
        Bounds found = Evidence.found(tally);
        line(
                "%-48s %9s  (95 %%: %s; with nicknames %s)",
                words,
                Bounds.perCent(found.share()),
                found.interval(),
                Bounds.perCent(Evidence.foundWithNicknames(tally).share()));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
