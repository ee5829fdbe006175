package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Finding;

/** The cases of a pack hold it: whatever single place of it is written wrongly, some case fails. */
class LawMutationTest {
    @Test
    void some_case_fails_whatever_condition_branch_case_or_exception_is_left_out_or_turned_round() throws Exception {
        List<String> survivors = new ArrayList<>();
        int mutants = 0;
        for (Pack pack : StatutePacks.all()) {
            for (ElementDraft element : pack.drafts()) {
                for (LawMutations.Mutant mutant : LawMutations.of(element)) {
                    mutants++;
                    if (pack.cases().stream().noneMatch(c -> fails(pack, c, mutant.element(), Map.of()))) {
                        survivors.add(element.id() + ": " + mutant.what());
                    }
                }
            }
        }
        report(mutants, survivors);
        assertThat(survivors).isEmpty();
        assertThat(mutants).isGreaterThan(4_000);
    }

    @Test
    void some_case_fails_when_a_threshold_is_one_higher_or_one_lower() throws Exception {
        List<String> survivors = new ArrayList<>();
        for (Pack pack : StatutePacks.all()) {
            pack.manifest().thresholds().forEach((id, threshold) -> {
                for (long limit : List.of(threshold.limit() - 1, threshold.limit() + 1)) {
                    boolean seen = pack.drafts().stream()
                            .filter(d -> d.check().isPresent())
                            .anyMatch(d -> pack.cases().stream().anyMatch(c -> fails(pack, c, d, Map.of(id, limit))));
                    if (!seen) {
                        survivors.add(id + ": " + limit);
                    }
                }
            });
        }
        assertThat(survivors).isEmpty();
    }

    /** What `./check` prints at its end. */
    private static void report(int mutants, List<String> survivors) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add((mutants - survivors.size()) + " of " + mutants + " mutants of the packs fail a case of their pack");
        survivors.forEach(survivor -> lines.add("survives: " + survivor));
        Files.write(Path.of("target/mutants-of-the-law.txt"), lines);
    }

    private static boolean fails(Pack pack, PackCase example, ElementDraft element, Map<String, Long> thresholds) {
        if (!element.inForce().on(example.on())) {
            return false;
        }
        ElementTest test;
        try {
            test = ElementTest.of(
                    element.build(pack.choice(thresholds, example.readings()).on(example.on())));
        } catch (IllegalArgumentException excepted) {
            // The branch left out is one that an exception names: such a pack is refused.
            return true;
        }
        Finding finding = test.on(PackCases.facts(pack, example), example::judged);
        return LawMutations.differs(example, element.id(), finding.status(), finding.branch());
    }
}
