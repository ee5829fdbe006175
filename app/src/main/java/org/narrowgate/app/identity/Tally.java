package org.narrowgate.app.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.narrowgate.app.trials.Contradiction;
import org.narrowgate.core.identity.IdentityRule;

/** Counts over trials of one kind; added up in any order they are the same. */
final class Tally {
    private static final Map<String, IdentityRule> RULES = Arrays.stream(IdentityRule.values())
            .collect(Collectors.toUnmodifiableMap(IdentityRule::code, Function.identity()));

    private long trials;
    private long met;
    private long right;
    private long strictlyRight;
    private long strictlyWrong;
    private final long[] rules = new long[IdentityRule.values().length];
    private final long[] alone = new long[Check.values().length];
    private final long[] wrong = new long[Contradiction.values().length];
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
        Check.alone(levels).ifPresent(check -> alone[check.ordinal()]++);
    }

    /** The person of the row was disclosed; {@code strictly} where the names had to be equal. */
    void disclosedRightly(boolean strictly) {
        right++;
        strictlyRight += strictly ? 1 : 0;
    }

    void disclosedWrongly(Contradiction contradiction, boolean strictly) {
        wrong[contradiction.ordinal()]++;
        strictlyWrong += strictly ? 1 : 0;
    }

    void baseline(Baseline baseline, boolean rightly) {
        (rightly ? baselineRight : baselineWrong)[baseline.ordinal()]++;
    }

    synchronized void add(Tally other) {
        trials += other.trials;
        met += other.met;
        right += other.right;
        strictlyRight += other.strictlyRight;
        strictlyWrong += other.strictlyWrong;
        add(rules, other.rules);
        add(alone, other.alone);
        add(wrong, other.wrong);
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

    long right() {
        return right;
    }

    /** Right without the table of nicknames. */
    long strictlyRight() {
        return strictlyRight;
    }

    /** Wrong in any way without the table of nicknames. */
    long strictlyWrong() {
        return strictlyWrong;
    }

    /** False disclosures: of a record that the row contradicts. */
    long falsely() {
        return wrong[Contradiction.SEEN.ordinal()];
    }

    /** Disclosures of somebody else's record which the row contradicts in nothing, or by a form of the given name only. */
    long untold(Contradiction contradiction) {
        return wrong[contradiction.ordinal()];
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
