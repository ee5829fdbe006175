package org.narrowgate.app.identity;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.narrowgate.app.trials.Noise;
import org.narrowgate.app.trials.Stratum;

/**
 * What the trials came to.
 *
 * @param tables SHA-256 of the reference tables that decided
 * @param ordinary rows about true persons with ordinary noise
 */
public record Evidence(
        EvidenceRun.Plan plan, String tables, Map<Stratum, Tally> strata, Map<Noise, Tally> noises, Tally ordinary) {
    /** What is claimed: no more than this share, in every stratum that a rule can tell apart. */
    static final double CLAIM = 1e-6;

    /** What every figure of this kind is said with. */
    static final String MARK = "on synthetic trials";

    public Evidence {
        strata = Collections.unmodifiableMap(new LinkedHashMap<>(strata));
        noises = Collections.unmodifiableMap(new LinkedHashMap<>(noises));
    }

    static Bounds falsely(Tally tally) {
        return new Bounds(tally.falsely(), tally.trials());
    }

    /** True persons who are found. */
    static Bounds found(Tally tally) {
        return new Bounds(tally.disclosed().right(), tally.trials());
    }

    static Bounds foundWithNicknames(Tally tally) {
        return new Bounds(tally.withNicknames().right(), tally.trials());
    }

    /** The claimed stratum with the highest bound: no mixture of strata is worse than it. */
    Map.Entry<Stratum, Tally> worst() {
        return strata.entrySet().stream()
                .filter(entry -> entry.getKey().isClaimed())
                .max(Comparator.comparingDouble(
                        entry -> falsely(entry.getValue()).atMost()))
                .orElseThrow(() -> new IllegalStateException("no stratum that is claimed was tried"));
    }

    /** Whether nobody was disclosed whose record the row contradicts. */
    public boolean holds() {
        return strata.entrySet().stream()
                .allMatch(
                        entry -> !entry.getKey().isClaimed() || entry.getValue().falsely() == 0);
    }

    /** Whether the bound of every claimed stratum is what is claimed. */
    boolean shows() {
        return falsely(worst().getValue()).atMost() <= CLAIM;
    }

    /** The figure that matters, in one sentence. */
    String headline() {
        Map.Entry<Stratum, Tally> worst = worst();
        return "Worst mixture of strata: at most "
                + Bounds.perMillion(falsely(worst.getValue()).atMost()) + " false disclosures in a million (95 %), "
                + MARK + ", of the stratum `" + worst.getKey().id() + "`.";
    }

    /** What a run of this size cannot show; empty if it shows what is claimed. */
    String shortfall() {
        if (shows()) {
            return "";
        }
        return holds()
                ? String.format(
                        Locale.ROOT,
                        "%,d trials can show no better than %s in a million: 2,995,732 without a false one show 1.",
                        plan.trials(),
                        Bounds.perMillion(new Bounds(0, plan.trials()).atMost()))
                : "Records were disclosed that the rows contradict: the claim does not hold.";
    }
}
