package org.narrowgate.app.identity;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    /** The bound is exceeded by the true rate with no more than this chance. */
    static final double ERROR = 0.05;

    /** What is claimed: no more than this share. */
    static final double CLAIM = 1e-6;

    public Evidence {
        strata = Collections.unmodifiableMap(new LinkedHashMap<>(strata));
        noises = Collections.unmodifiableMap(new LinkedHashMap<>(noises));
    }

    /** Share of false disclosures that the stratum's true one exceeds with a chance of one in twenty at most. */
    static double bound(Tally tally) {
        return ClopperPearson.upper(tally.falsely(), tally.trials(), ERROR);
    }

    /** The claimed stratum with the highest bound: no mixture of strata is worse than it. */
    Map.Entry<Stratum, Tally> worst() {
        return strata.entrySet().stream()
                .filter(entry -> entry.getKey().isClaimed())
                .max(Comparator.comparingDouble(entry -> bound(entry.getValue())))
                .orElseThrow(() -> new IllegalStateException("no stratum that is claimed was tried"));
    }

    /** Whether nobody was disclosed who could have been told from the person of the row. */
    public boolean holds() {
        return strata.entrySet().stream()
                .allMatch(entry -> !entry.getKey().isClaimed() || entry.getValue().falsely() == 0);
    }

    /** Whether there were trials enough to show what is claimed. */
    public boolean shows() {
        return bound(worst().getValue()) <= CLAIM;
    }
}
