package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.engine.document.DocumentException;

/**
 * Each file of {@code golden/bad} changes the small pack or agreement beside it and holds the message that must follow.
 * {@code -Dgolden.rewrite=true} writes the messages anew; the diff is the review.
 */
class GoldenProblemsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String GIVES = "gives\n";
    /** One of the two wider readings of the small pack is adopted, so that both sides of that line are shown. */
    private static final Adopted READ = new Adopted(
            Optional.empty(),
            Map.of("any-head", new Adoption("counsel", "City Library", LocalDate.of(2026, 2, 1), "4-2026")),
            false);

    @TempDir
    Path scratch;

    @Test
    void the_unchanged_pack_and_agreement_are_usable() throws Exception {
        Pack pack = PackReader.read(GOLDEN.resolve("pack"));
        AgreementDocument agreement = AgreementReader.read(GOLDEN.resolve("agreement.yaml"), pack);
        Rulebook rulebook = Rulebooks.conjoin(pack, Optional.of(agreement));
        assertThat(rulebook.elements().stream().map(e -> e.element().id()))
                .containsExactly(
                        "F-1",
                        "F-2",
                        "L-1",
                        "L-2",
                        "AG-FORCE",
                        "AG-PURPOSE",
                        "AG-CAP",
                        "AG-OFFENCE",
                        "AG-PERIODS",
                        "AG-ROSTER",
                        "AG-YEARS",
                        "AG-FIELDS",
                        "ID-1",
                        "F-3");
        assertThat(agreement.sha256()).hasSize(64);
    }

    @TestFactory
    List<DynamicTest> every_fault_is_named_with_its_place_and_remedy() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDEN.resolve("bad"))) {
            for (Path file : files.sorted().toList()) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(50);
        return tests;
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        int gives = text.indexOf("\n" + GIVES) + 1;
        String change = text.substring(0, gives);
        String expected = text.substring(gives + GIVES.length());
        String found = problems(file.getFileName().toString().replace(".txt", ""), change);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, change + GIVES + found);
            return;
        }
        assertThat(found).isEqualTo(expected);
    }

    private String problems(String name, String change) throws IOException {
        Path folder = copy(name);
        List<String> lines = change.lines().toList();
        Path changed = folder.resolve(lines.get(0).substring("in ".length()));
        Path target = Files.exists(changed) ? changed : folder.resolve("pack").resolve(folder.relativize(changed));
        Files.writeString(target, changed(Files.readString(target), lines.subList(1, lines.size())));
        try {
            Pack pack = PackReader.read(folder.resolve("pack"));
            AgreementDocument agreement = AgreementReader.read(folder.resolve("agreement.yaml"), pack, READ);
            Rulebooks.conjoin(pack, Optional.of(agreement));
            return "nothing\n";
        } catch (DocumentException refused) {
            return refused.getMessage().replace(folder.toString() + "/", "") + "\n";
        }
    }

    private Path copy(String name) throws IOException {
        Path folder = scratch.resolve(name);
        try (Stream<Path> walk = Files.walk(GOLDEN)) {
            for (Path from : walk.filter(Files::isRegularFile)
                    .filter(p -> !p.startsWith(GOLDEN.resolve("bad")))
                    .toList()) {
                Path to = folder.resolve(GOLDEN.relativize(from).toString());
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
        return folder;
    }

    /** Lines that begin with a minus stand in the text, once; those with a plus take their place. */
    private static String changed(String text, List<String> lines) {
        String changed = text;
        int at = 0;
        while (at < lines.size()) {
            String old = lines.get(at).substring(2) + "\n";
            StringBuilder replacement = new StringBuilder();
            for (at++; at < lines.size() && lines.get(at).startsWith("+ "); at++) {
                replacement.append(lines.get(at).substring(2)).append('\n');
            }
            int first = changed.indexOf(old);
            assertThat(first).as("`%s` stands in the file", old.strip()).isNotNegative();
            assertThat(changed.indexOf(old, first + 1))
                    .as("`%s` stands there once", old.strip())
                    .isNegative();
            changed = changed.substring(0, first) + replacement + changed.substring(first + old.length());
        }
        return changed;
    }
}
