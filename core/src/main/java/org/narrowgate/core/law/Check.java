package org.narrowgate.core.law;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an element is decided: conditions in a tree whose every branch has a finding of its own.
 *
 * <p>{@link AllOf} takes the worst of its branches (NOT_MET, then NOT_SHOWN, then OPEN, then MET), {@link AnyOf} the
 * best (MET, then OPEN, then NOT_SHOWN, then NOT_MET).
 */
public sealed interface Check {
    /** Names the branch within its element, e.g. {@code I2-4.name}. */
    String id();

    /** Every fact that a finding on it may look at, on whichever branch. */
    Set<String> facts();

    private static Set<String> factsOf(Collection<Check> branches) {
        Set<String> facts = new LinkedHashSet<>();
        branches.forEach(branch -> facts.addAll(branch.facts()));
        return facts;
    }

    /**
     * One condition. MET when {@code met} holds; else OPEN when {@code open} holds; else NOT_MET; NOT_SHOWN as soon as
     * any fact that either names is absent.
     *
     * @param cure what the requester could do about a failure, in plain words; empty if nothing
     */
    record Test(String id, Citation citation, String text, Basis basis, Condition met, Optional<Open> open, String cure)
            implements Check {
        @Override
        public Set<String> facts() {
            return new LinkedHashSet<>(lookedAt(List.of()));
        }

        /** Whether no fact meets it, only the signed finding of whom its basis names. */
        public boolean isJudged() {
            return basis.kind() == Basis.Kind.JUDGED
                    && open.isPresent()
                    && met.tree().equals(new Expression.Literal(false));
        }

        /** The facts that a finding on it looked at, those of the tables through which it is reached first. */
        public List<String> lookedAt(List<String> by) {
            Set<String> facts = new LinkedHashSet<>(by);
            facts.addAll(met.facts());
            open.ifPresent(o -> facts.addAll(o.when().facts()));
            return List.copyOf(facts);
        }
    }

    /** Where the law leaves it to a person. */
    record Open(Condition when, Question question) {}

    record AllOf(String id, List<Check> branches) implements Check {
        public AllOf {
            branches = List.copyOf(branches);
        }

        @Override
        public Set<String> facts() {
            return factsOf(branches);
        }
    }

    record AnyOf(String id, List<Check> branches) implements Check {
        public AnyOf {
            branches = List.copyOf(branches);
        }

        @Override
        public Set<String> facts() {
            return factsOf(branches);
        }
    }

    /** A decision table over one string fact: absent is NOT_SHOWN, a value without a case is NOT_MET. */
    record Cases(
            String id,
            Citation citation,
            String text,
            Basis basis,
            int slot,
            String fact,
            Map<String, Check> cases,
            String cure)
            implements Check {
        public Cases {
            // Iterated when it is printed and hashed: in the order of the pack, in every process the same.
            cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
        }

        @Override
        public Set<String> facts() {
            Set<String> facts = factsOf(cases.values());
            facts.add(fact);
            return facts;
        }

        /** The facts looked at on the way to its cases, those of the tables above it first. */
        public List<String> lookedAt(List<String> by) {
            Set<String> facts = new LinkedHashSet<>(by);
            facts.add(fact);
            return List.copyOf(facts);
        }
    }
}
