package org.narrowgate.engine.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Citation;

/** A check as it was read, before thresholds and readings are settled. */
sealed interface Branch {
    Check build(Choice choice);

    /** Every test in it, under every reading. */
    Stream<Check.Test> tests();

    /** Whether no fact bears on it. */
    boolean looksAtNothing();

    record Leaf(Check.Test raw) implements Branch {
        @Override
        public Stream<Check.Test> tests() {
            return Stream.of(raw);
        }

        @Override
        public boolean looksAtNothing() {
            return raw.facts().isEmpty();
        }

        @Override
        public Check build(Choice choice) {
            Optional<Check.Open> open = raw.open().map(o -> new Check.Open(choice.fill(o.when()), o.question()));
            return new Check.Test(
                    raw.id(),
                    raw.citation(),
                    raw.text() + choice.note(),
                    raw.basis(),
                    choice.fill(raw.met()),
                    open,
                    raw.cure());
        }
    }

    record Group(boolean all, String id, List<Branch> branches) implements Branch {
        @Override
        public Stream<Check.Test> tests() {
            return branches.stream().flatMap(Branch::tests);
        }

        @Override
        public boolean looksAtNothing() {
            return branches.stream().allMatch(Branch::looksAtNothing);
        }

        @Override
        public Check build(Choice choice) {
            List<Check> built = branches.stream().map(b -> b.build(choice)).toList();
            return all ? new Check.AllOf(id, built) : new Check.AnyOf(id, built);
        }
    }

    /** Keeps the cases in the order of the pack. */
    record Table(
            String id,
            Citation citation,
            String text,
            Basis basis,
            int slot,
            String fact,
            Map<String, Branch> cases,
            String cure)
            implements Branch {
        @Override
        public Stream<Check.Test> tests() {
            return cases.values().stream().distinct().flatMap(Branch::tests);
        }

        @Override
        public boolean looksAtNothing() {
            return false;
        }

        @Override
        public Check build(Choice choice) {
            Map<String, Check> built = new LinkedHashMap<>();
            cases.forEach((value, branch) -> built.put(value, branch.build(choice)));
            return new Check.Cases(id, citation, text + choice.note(), basis, slot, fact, built, cure);
        }
    }

    /**
     * Decided differently under each reading of an open question.
     *
     * @param strictest the reading that holds unless the agreement relies on an adopted other one
     */
    record ByReading(String question, String strictest, Map<String, Branch> readings) implements Branch {
        @Override
        public Stream<Check.Test> tests() {
            return readings.values().stream().flatMap(Branch::tests);
        }

        @Override
        public boolean looksAtNothing() {
            return readings.values().stream().allMatch(Branch::looksAtNothing);
        }

        @Override
        public Check build(Choice choice) {
            String picked = choice.picked().getOrDefault(question, strictest);
            Branch branch = Objects.requireNonNull(readings.get(picked), picked);
            return branch.build(picked.equals(strictest) ? choice : choice.wider(picked));
        }
    }
}
