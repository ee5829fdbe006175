package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Receipt;

/**
 * The pages for the court and for users of the libraries print what their commands print. They are run in a folder that
 * holds the exhibit, the two jars, the readers and the example programs, and nothing else of ours; {@code
 * -Ddocs.rewrite=true} writes exhibit and pages anew.
 */
class CourtPageTest {
    private static final Path HOME = Path.of("..");
    private static final boolean REWRITE = Boolean.getBoolean("docs.rewrite");

    @TempDir
    private Path folder;

    @BeforeEach
    void lay() throws Exception {
        Path exhibit = HOME.resolve("examples/receipt");
        if (REWRITE) {
            Files.write(exhibit.resolve("receipt.tlog-proof"), Exhibit.receipt(folder.resolve("log")));
            Files.writeString(exhibit.resolve("trust.policy"), Exhibit.policy());
        }
        for (String file : List.of(
                "examples/receipt/receipt.tlog-proof",
                "examples/receipt/trust.policy",
                "examples/receipt/by-hand.sh",
                "examples/proof/VerifyReceipt.java",
                "examples/ledger/AppendAndProve.java",
                "conformance/readers/receipt.mjs",
                "conformance/readers/go/receipt/main.go")) {
            Path from = HOME.resolve(file);
            Files.copy(from, folder.resolve(String.valueOf(from.getFileName())));
        }
        jar("narrowgate-core.jar", Receipt.class);
        jar("narrowgate-ledger.jar", Log.class);
    }

    private void jar(String name, Class<?> of) throws Exception {
        Path classes =
                Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = folder.resolve(name);
        if (Files.isDirectory(classes)) {
            int code = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(System.out, System.err, "--create", "--file", "" + jar, "-C", "" + classes, ".");
            assertThat(code).isZero();
        } else {
            Files.copy(classes, jar);
        }
    }

    @Test
    void the_exhibit_is_the_receipt_of_the_conformance_case() throws Exception {
        Path exhibit = HOME.resolve("examples/receipt");
        assertThat(Files.readString(exhibit.resolve("receipt.tlog-proof")))
                .isEqualTo(Exhibit.text(Exhibit.receipt(folder.resolve("again"))));
        assertThat(Files.readString(exhibit.resolve("trust.policy"))).isEqualTo(Exhibit.policy());
    }

    @Test
    void every_command_of_the_court_s_page_prints_what_the_page_shows() throws Exception {
        check(HOME.resolve("docs/court.md"), 8);
    }

    @Test
    void the_example_programs_of_the_libraries_run_on_a_bare_jdk_and_the_two_jars() throws Exception {
        check(HOME.resolve("docs/proof-library.md"), 2);
    }

    @Test
    void by_hand_an_altered_receipt_comes_to_nothing() throws Exception {
        String good = Files.readString(folder.resolve("receipt.tlog-proof"));
        int extra = good.indexOf("extra ") + 400;
        int hash = good.indexOf("index ") + 12;
        int signature = good.length() - 12;
        for (int at : List.of(extra, hash, signature)) {
            char other = good.charAt(at) == 'A' ? 'B' : 'A';
            Files.writeString(folder.resolve("bad"), good.substring(0, at) + other + good.substring(at + 1));
            assertThat(run("bash by-hand.sh bad trust.policy; echo code $?"))
                    .as("character %d", at)
                    .doesNotContain("code 0");
        }
    }

    @Test
    void by_hand_a_receipt_without_all_its_hashes_is_refused_in_so_many_words() throws Exception {
        List<String> good = Files.readAllLines(folder.resolve("receipt.tlog-proof"));
        int index = good.indexOf("index 0");
        for (int left : List.of(1, good.indexOf("") - index - 1)) {
            List<String> cut = new ArrayList<>(good.subList(0, index + 1));
            cut.addAll(good.subList(index + 1 + left, good.size()));
            Files.write(folder.resolve("cut"), cut);
            assertThat(run("bash by-hand.sh cut trust.policy; echo code $?"))
                    .as("%d hashes left out", left)
                    .contains("REFUSED: what would have to follow here does not hold", "code 1");
        }
    }

    private void check(Path page, int commands) throws Exception {
        List<String> shown = Files.readAllLines(page);
        List<String> printed = new ArrayList<>();
        int run = 0;
        for (int at = 0; at < shown.size(); at++) {
            String line = shown.get(at);
            printed.add(line);
            if (line.startsWith("$ ")) {
                run++;
                printed.addAll(run(line.substring(2)));
                while (!shown.get(at + 1).startsWith("$ ") && !shown.get(at + 1).startsWith("```")) {
                    at++;
                }
            }
        }
        assertThat(run).isGreaterThanOrEqualTo(commands);
        if (REWRITE) {
            Files.write(page, printed);
        }
        assertThat(Files.readAllLines(page)).isEqualTo(printed);
    }

    private List<String> run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        bin + ":" + System.getenv("PATH"),
                        "LC_ALL",
                        "C.UTF-8",
                        "GOCACHE",
                        folder.resolve("cache").toString()));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            List<String> said = lines.map(String::stripTrailing).toList();
            process.waitFor();
            return said;
        }
    }
}
