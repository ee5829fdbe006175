package org.narrowgate.app.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.narrowgate.app.trials.Contradiction;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.identity.IdentityRule;

/** Counts over trials of one kind; added up in any order they are the same. */
final class Tally {
    private static final Map<String, IdentityRule> RULES = Arrays.stream(IdentityRule.values())
            .collect(Collectors.toUnmodifiableMap(IdentityRule::code, Function.identity()));

    private long trials;
    private long met;
    private final Disclosed disclosed = new Disclosed();
    private final Disclosed withNicknames = new Disclosed();
    private final long[] rules = new long[IdentityRule.values().length];
    private final long[] alone = new long[Check.values().length];
    private final long[] baselineWrong = new long[Baseline.values().length];
    private final long[] baselineRight = new long[Baseline.values().length];

    /** One more trial, which this rule decided; {@code records} were found for it. */
    void decided(String rule, Map<String, String> levels, int records) {
        IdentityRule decided = RULES.get(rule);
        if (decided == null) {
            throw new IllegalStateException("`" + rule + "` is no rule of identity");
        }
        trials++;
        met += records > 0 ? 1 : 0;
        rules[decided.ordinal()]++;
        if (decided.status() != Identification.Status.IDENTIFIED) {
            Check.alone(levels).ifPresent(check -> alone[check.ordinal()]++);
        }
    }

    /** What the rule under test disclosed. */
    Disclosed disclosed() {
        return disclosed;
    }

    /** What it discloses where nicknames are permitted. */
    Disclosed withNicknames() {
        return withNicknames;
    }

    void baseline(Baseline baseline, boolean rightly) {
        (rightly ? baselineRight : baselineWrong)[baseline.ordinal()]++;
    }

    synchronized void add(Tally other) {
        trials += other.trials;
        met += other.met;
        disclosed.add(other.disclosed);
        withNicknames.add(other.withNicknames);
        add(rules, other.rules);
        add(alone, other.alone);
        add(baselineWrong, other.baselineWrong);
        add(baselineRight, other.baselineRight);
    }

    private static void add(long[] to, long[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
    }

    long trials() {
        return trials;
    }

    /** Trials for which the register gave at least one record. */
    long met() {
        return met;
    }

    /** False disclosures: of a record that the row contradicts. */
    long falsely() {
        return disclosed.wrong() - untold();
    }

    /** Disclosures of somebody else's record which the row contradicts in nothing. */
    long untold() {
        return disclosed.wrong(Contradiction.NONE);
    }

    /** How many more of somebody else's records are disclosed where nicknames are permitted. */
    long byNicknames() {
        return withNicknames.wrong() - disclosed.wrong();
    }

    long decidedBy(IdentityRule rule) {
        return rules[rule.ordinal()];
    }

    long reached(Check check) {
        long reached = 0;
        for (IdentityRule rule : IdentityRule.values()) {
            reached += check.isReached(rule) ? rules[rule.ordinal()] : 0;
        }
        return reached;
    }

    /** Trials in which nothing but this check stood between the row and a disclosure. */
    long alone(Check check) {
        return alone[check.ordinal()];
    }

    long baselineWrong(Baseline baseline) {
        return baselineWrong[baseline.ordinal()];
    }

    long baselineRight(Baseline baseline) {
        return baselineRight[baseline.ordinal()];
    }
}
