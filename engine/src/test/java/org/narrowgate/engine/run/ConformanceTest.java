package org.narrowgate.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;

/**
 * Every case of {@code conformance/cases} through the real run, held byte for byte against what the case expects.
 * {@code -Dgolden.rewrite=true} writes the expected files anew, {@code -Dconformance.papers=true} the signed papers; the diff
 * is the review.
 */
class ConformanceTest {
    private static final Path CONFORMANCE = Path.of("..", "conformance");

    @TempDir
    Path scratch;

    @TestFactory
    List<DynamicTest> every_case_gives_its_decisions_row_roots_and_log_root() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : cases()) {
            tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(4);
        return tests;
    }

    private void check(Path folder) throws Exception {
        if (Boolean.getBoolean("conformance.papers")) {
            makePapers(folder);
        }
        ConformanceCase decided = decide(folder, DisclosureRun.Sizes.STANDARD);
        for (var file : decided.expected().entrySet()) {
            Path expected = folder.resolve("expected").resolve(file.getKey());
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.createDirectories(expected.getParent());
                Files.write(expected, file.getValue());
            }
            assertThat(new String(file.getValue(), UTF_8)).as(file.getKey()).isEqualTo(Files.readString(expected));
        }
    }

    /** The signed papers of a case anew, with the published test keys. */
    private void makePapers(Path folder) throws Exception {
        Path made = Files.createDirectories(scratch.resolve("made-" + folder.getFileName()));
        ConformanceCase.copy(folder, made.resolve("workspace"));
        ConformanceCase.makeKeys(made.resolve("keys"));
        ConformanceOffices.make(folder, made.resolve("workspace"));
    }

    @Test
    void nothing_hangs_on_locale_time_zone_or_how_rows_are_cut_into_blocks() throws Exception {
        Path folder = CONFORMANCE.resolve("cases/every-outcome");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Turkish has another lower case of I; Arabic other digits; the two zones are 26 hours apart.
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            var first = decide(folder, new DisclosureRun.Sizes(7, 20)).expected();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Etc/GMT+12"));
            var second = decide(folder, new DisclosureRun.Sizes(1, 1)).expected();
            for (String file : first.keySet()) {
                String expected = Files.readString(folder.resolve("expected").resolve(file));
                assertThat(new String(first.get(file), UTF_8)).isEqualTo(expected);
                assertThat(new String(second.get(file), UTF_8)).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_corpus_meets_every_outcome_and_a_ground_on_every_element_that_a_row_can_fail() throws Exception {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Set<String> grounds = new TreeSet<>();
        for (Path folder : cases()) {
            for (DecidedRow row : decide(folder, DisclosureRun.Sizes.STANDARD).rows()) {
                outcomes.add(row.outcome());
                grounds.addAll(row.grounds());
            }
        }
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
        assertThat(grounds)
                .contains(
                        "F-1",
                        "F-2",
                        "I2-3",
                        "I2-4",
                        "I2-5",
                        "I2-6",
                        "I2-7",
                        "I2-8",
                        "I2-8-record",
                        "I2-9",
                        "I2-11",
                        "I2-12",
                        "ID-1",
                        "AG-FORCE",
                        "AG-OFFENCE",
                        "AG-PERIODS");
    }

    @Test
    void another_program_computes_the_same_roots_from_slots_and_run_secret() throws Exception {
        List<String> command = new ArrayList<>(
                List.of("node", CONFORMANCE.resolve("readers/rows.mjs").toString()));
        cases().forEach(folder -> command.add(folder.toString()));
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        node.getInputStream().transferTo(said);
        assertThat(node.waitFor()).as(said.toString(UTF_8)).isZero();
        assertThat(said.toString(UTF_8).lines().filter(line -> line.startsWith("same roots")))
                .hasSize(cases().size());
    }

    private ConformanceCase decide(Path folder, DisclosureRun.Sizes sizes) throws Exception {
        return ConformanceCase.decide(folder, Files.createTempDirectory(scratch, "case"), sizes);
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CONFORMANCE.resolve("cases"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
