package org.narrowgate.engine.pack;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Question;
import org.narrowgate.engine.pack.LawChange.Effect;

/** What differs between two checks, branch by branch, so that nothing wider hides behind what is narrower. */
final class BranchChanges {
    private final BiConsumer<Effect, String> found;

    BranchChanges(BiConsumer<Effect, String> found) {
        this.found = found;
    }

    void compare(Branch before, Branch after) {
        if (before instanceof Branch.Leaf then && after instanceof Branch.Leaf now) {
            test(then.raw(), now.raw());
        } else if (before instanceof Branch.Group then
                && after instanceof Branch.Group now
                && then.all() == now.all()) {
            group(then, now);
        } else if (before instanceof Branch.Table then
                && after instanceof Branch.Table now
                && then.fact().equals(now.fact())) {
            table(then, now);
        } else if (before instanceof Branch.ByReading then
                && after instanceof Branch.ByReading now
                && then.question().equals(now.question())) {
            readings(then, now);
        } else {
            found.accept(Effect.OTHER, words(before) + " -> " + words(after));
        }
    }

    private void test(Check.Test then, Check.Test now) {
        ConditionChange.of(then.met().tree(), now.met().tree())
                .ifPresent(effect -> found.accept(
                        effect,
                        now.id() + ": met when " + then.met().source() + " -> "
                                + now.met().source()));
        open(then, now);
        words(now.id(), "id", then.id(), now.id());
        words(now.id(), "text", then.text(), now.text());
        words(now.id(), "citation", then.citation().text(), now.citation().text());
        words(now.id(), "basis", then.basis().toString(), now.basis().toString());
        words(now.id(), "cure", then.cure(), now.cure());
    }

    /** What was refused and is now asked of a person may be answered with yes. */
    private void open(Check.Test then, Check.Test now) {
        if (then.open().isPresent() && now.open().isPresent()) {
            Check.Open before = then.open().get();
            Check.Open after = now.open().get();
            ConditionChange.of(before.when().tree(), after.when().tree())
                    .ifPresent(effect -> found.accept(
                            effect,
                            now.id() + ": open when " + before.when().source() + " -> "
                                    + after.when().source()));
            question(now.id(), before.question(), after.question());
        } else if (then.open().isPresent() || now.open().isPresent()) {
            boolean added = now.open().isPresent();
            Check.Open open = (added ? now : then).open().orElseThrow();
            found.accept(
                    Effect.ofMore(added),
                    now.id() + ": " + (added ? "now open" : "no longer open") + " when "
                            + open.when().source());
        }
    }

    /** One person alone may answer what two had to: that is wider. */
    void question(String id, Question then, Question now) {
        if (then.contested() != now.contested()) {
            found.accept(
                    Effect.ofMore(then.contested()),
                    id + ": question `" + now.id() + "`: " + then.persons() + " -> " + now.persons()
                            + " persons sign the same answer");
        }
        words(id, "question", asked(then), asked(now));
    }

    private static String asked(Question question) {
        return question.id() + ", asked " + (question.once() ? "once" : "of each row") + ": " + question.text();
    }

    private void words(String id, String what, String then, String now) {
        if (!then.equals(now)) {
            found.accept(Effect.OTHER, id + ": " + what + " \"" + then + "\" -> \"" + now + "\"");
        }
    }

    private void group(Branch.Group then, Branch.Group now) {
        each(byId(then.branches()), byId(now.branches()), Effect.ofMore(!now.all()), now.id() + ": branch ");
    }

    private void table(Branch.Table then, Branch.Table now) {
        // A value without a case is refused.
        each(then.cases(), now.cases(), Effect.WIDER, now.id() + ": case ");
        words(now.id(), "text", then.text(), now.text());
        words(now.id(), "citation", then.citation().text(), now.citation().text());
        words(now.id(), "basis", then.basis().toString(), now.basis().toString());
        words(now.id(), "cure", then.cure(), now.cure());
    }

    private void readings(Branch.ByReading then, Branch.ByReading now) {
        each(then.readings(), now.readings(), Effect.OTHER, "question " + now.question() + ": reading ");
    }

    /** Compares what both have and names the rest; {@code added} is what it means that something was added. */
    private void each(Map<String, Branch> then, Map<String, Branch> now, Effect added, String what) {
        Set<String> keys = new LinkedHashSet<>(then.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            Optional<Branch> before = Optional.ofNullable(then.get(key));
            Optional<Branch> after = Optional.ofNullable(now.get(key));
            if (before.isPresent() && after.isPresent()) {
                compare(before.get(), after.get());
            } else if (after.isPresent()) {
                found.accept(added, what + key + " added: " + words(after.get()));
            } else {
                found.accept(added.reversed(), what + key + " removed: " + words(before.orElseThrow()));
            }
        }
    }

    private static Map<String, Branch> byId(List<Branch> branches) {
        Map<String, Branch> byId = new LinkedHashMap<>();
        branches.forEach(branch -> byId.put(id(branch), branch));
        return byId;
    }

    private static String id(Branch branch) {
        if (branch instanceof Branch.Leaf leaf) {
            return leaf.raw().id();
        }
        if (branch instanceof Branch.Group group) {
            return group.id();
        }
        return branch instanceof Branch.Table table ? table.id() : "question " + ((Branch.ByReading) branch).question();
    }

    /** A branch in short. */
    static String words(Branch branch) {
        if (branch instanceof Branch.Leaf leaf) {
            return leaf.raw().isJudged()
                    ? "met by a signed finding alone"
                    : "met when " + leaf.raw().met().source();
        }
        if (branch instanceof Branch.Group group) {
            return (group.all() ? "all of " : "any of ")
                    + String.join(", ", byId(group.branches()).keySet());
        }
        return branch instanceof Branch.Table table
                ? "by " + table.fact()
                : "by the reading of " + ((Branch.ByReading) branch).question();
    }
}
