package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.doctor.Symptom;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.run.Readiness;

/** The operator's runbook has one entry for every code that the program can print, and none for others. */
class RunbookTest {
    private static final Pattern ENTRY = Pattern.compile("(?m)^### `([a-z-]+)`\\n((?:(?!^#).*\\n?)*)");
    private static final Pattern MADE = Pattern.compile("new RefusedException\\(\\s*(\"([a-z-]+)\"|\\w+)");
    /** A method that is told the reason by its callers. */
    private static final Pattern MAKER = Pattern.compile("RefusedException (\\w+)\\([^)]*String reason");

    private static final Pattern SOURCE = Pattern.compile("class \\w+ extends (IO|Runtime)?Exception\\b");

    @Test
    void every_code_that_can_be_printed_has_an_entry_and_every_entry_a_code() throws Exception {
        assertThat(entries()).containsExactlyInAnyOrderElementsOf(codes());
    }

    @Test
    void every_entry_says_what_it_means_and_what_to_do() throws Exception {
        Matcher entry = ENTRY.matcher(runbook());
        while (entry.find()) {
            String[] parts = entry.group(2).split("(?m)^Do: ", -1);
            assertThat(parts).as(entry.group(1)).hasSize(2).noneMatch(String::isBlank);
        }
    }

    /** A new class of failures needs a code of its own, or to be known to {@link Failure#of}. */
    @Test
    void every_exception_of_the_program_is_one_that_has_a_code() throws Exception {
        Set<String> own = new TreeSet<>();
        for (Path file : sources()) {
            if (SOURCE.matcher(Files.readString(file)).find()) {
                own.add(String.valueOf(file.getFileName()).replace(".java", ""));
            }
        }
        assertThat(own)
                .containsExactly(
                        "CredentialException",
                        "DocumentException",
                        "EvidenceException",
                        "LedgerException",
                        "LostPaperException",
                        // Is told as a RefusedException by the command that files the paper.
                        "PaperRefusal",
                        "ProofException",
                        "RecordsException",
                        "RefusedException",
                        "SealException",
                        // Never leaves the checking of signatures.
                        "SignatureRefusal",
                        // Is told as a DocumentException by whoever opened the file.
                        "UnreadableInput");
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Enum<?>[] kinds : List.of(Failure.Kind.values(), Symptom.Kind.values(), Readiness.Kind.values())) {
            Arrays.stream(kinds).map(Symptom::code).forEach(codes::add);
        }
        Set<String> reasons = reasons();
        assertThat(reasons).hasSizeGreaterThan(25);
        reasons.forEach(reason -> codes.add(Failure.REFUSED + reason));
        return codes;
    }

    private static Set<String> reasons() throws IOException {
        Set<String> reasons = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            Matcher made = MADE.matcher(source);
            boolean told = false;
            while (made.find()) {
                if (made.group(2) == null) {
                    told = true;
                } else {
                    reasons.add(made.group(2));
                }
            }
            if (told) {
                reasons.addAll(told(file, source));
            }
        }
        return reasons;
    }

    private static List<String> told(Path file, String source) {
        Matcher maker = MAKER.matcher(source);
        assertThat(maker.find())
                .as(file + " makes refusals for reasons that nobody can list")
                .isTrue();
        List<String> found = Pattern.compile("\\b" + maker.group(1) + "\\(\\s*(?:\\w+,\\s*)?\"([a-z-]+)\"")
                .matcher(source)
                .results()
                .map((MatchResult call) -> call.group(1))
                .toList();
        assertThat(found).as(file + ", calls of " + maker.group(1)).isNotEmpty();
        return found;
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("core", "ledger", "engine", "app")) {
            try (Stream<Path> files = Files.walk(Story.home().resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        assertThat(all).hasSizeGreaterThan(300);
        return all;
    }

    private static List<String> entries() throws IOException {
        return ENTRY.matcher(runbook()).results().map(entry -> entry.group(1)).toList();
    }

    private static String runbook() throws IOException {
        return Files.readString(Story.home().resolve("docs/operator.md"));
    }
}
