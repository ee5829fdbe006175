package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** What a newcomer types: the demonstration at its full size, then every command that it names at its end. */
class DemoTest {
    private static final String LAUNCHER = "./narrowgate";
    private static final Pattern MARK = Pattern.compile("synthetic", Pattern.CASE_INSENSITIVE);

    @TempDir
    Path folder;

    @Test
    void every_command_that_the_demonstration_names_does_what_it_says() throws Exception {
        Said demo = say(ownJava(), LAUNCHER + " demo w");
        assertThat(demo.exit()).as(demo.text()).isZero();
        assertThat(demo.text())
                .startsWith("invented population; shares are assumptions, not findings about any agency")
                .contains("every outcome and first ground has the number of rows that the scenario expects")
                .contains("a mere number-and-name match would have let out");

        List<String> named = demo.text()
                .lines()
                .filter(line -> line.startsWith("  " + LAUNCHER) || line.startsWith("  openssl"))
                .map(String::strip)
                .toList();
        assertThat(named.stream().map(DemoTest::verb))
                .containsSubsequence("explain", "verify", "report", "release", "cms", "release", "open", "cms");
        assertThat(demo.text()).contains("irs/decisions: WITNESSED by a quorum", "irs/register: WITNESSED by a quorum");
        Process witnesses = start(ownJava(), LAUNCHER + " demo w --witnesses");
        try {
            for (String command : named) {
                Said said = say(ownJava(), command);
                assertThat(said.exit()).as(command + "\n" + said.text()).isZero();
                assertThat(said.text()).as(command).doesNotContain("UNWITNESSED");
            }
        } finally {
            witnesses.destroy();
        }
        assertThat(folder.resolve("opened/answer.csv")).isNotEmptyFile();
        long run = Registry.read(Workspace.open(folder.resolve("w")).register())
                .runs()
                .get(0);
        assertThat(Files.readString(folder.resolve("w/reports/run-" + run + ".html")))
                .contains("<svg");
        assertEverythingIsMarked();
    }

    @Test
    void the_same_runs_on_the_newest_java_of_the_machine() throws Exception {
        Path java = newestJava();
        Said demo = say(java, LAUNCHER + " demo --workspace w --people 16000 --rows 2000");
        assertThat(demo.exit()).as(java + "\n" + demo.text()).isZero();
        Said verify = say(java, LAUNCHER + " verify --workspace w");
        assertThat(verify.exit()).as(java + "\n" + verify.text()).isZero();
        assertThat(verify.text()).contains("sound; WITNESSED").doesNotContain("WARNING");
    }

    private record Said(int exit, String text) {}

    /** Goes on by itself, once it has said that it answers. */
    private Process start(Path java, String line) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "exec " + line.replace(LAUNCHER, program(java)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readLine()).contains("three witnesses answer");
        return process;
    }

    /** Runs a line of the shell, with the program of this build in the launcher's place. */
    private Said say(Path java, String line) throws Exception {
        Path output = folder.resolve("said.txt");
        Process shell = new ProcessBuilder("sh", "-c", line.replace(LAUNCHER, program(java)))
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assertThat(shell.waitFor(15, TimeUnit.MINUTES)).as(line).isTrue();
        return new Said(shell.exitValue(), Files.readString(output) + Files.readString(folder.resolve("errors.txt")));
    }

    private static String program(Path java) {
        return String.join(
                " ",
                java.toString(),
                "-Xmx2g",
                feature(java) >= 23 ? "--sun-misc-unsafe-memory-access=allow" : "",
                "--enable-native-access=ALL-UNNAMED",
                "-Dnarrowgate.home=" + Story.home(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    private static String verb(String command) {
        return command.split(" ", 3)[1];
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The newest release that is supported for long, wherever Debian's and Temurin's packages put it. */
    private static Path newestJava() throws IOException {
        List<Path> found = new ArrayList<>(List.of(ownJava()));
        Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (Stream<Path> homes = Files.list(all)) {
                homes.map(home -> home.resolve("bin/java"))
                        .filter(Files::isExecutable)
                        .filter(java -> List.of(17, 21, 25, 29).contains(feature(java)))
                        .forEach(found::add);
            }
        }
        return found.stream().max(Comparator.comparing(DemoTest::feature)).orElseThrow();
    }

    private static int feature(Path java) {
        Path release = java.resolveSibling("../release").normalize();
        try {
            Optional<String> version = Files.readAllLines(release).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .findFirst();
            return version.map(line -> Integer.parseInt(line.replaceAll("JAVA_VERSION=\"([0-9]+).*", "$1")))
                    .orElse(0);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** In its words, its name or its rows; keys, logs, evidence and the table are this program's own, in a marked folder. */
    private void assertEverythingIsMarked() throws IOException {
        Path root = folder.resolve("w");
        assertThat(root.resolve("SYNTHETIC.txt")).isNotEmptyFile();
        List<Path> unmarked = new ArrayList<>();
        int marked = 0;
        for (String below : List.of("agreements", "demo", "incoming", "orders", "records", "reports", "requests")) {
            try (Stream<Path> files = Files.walk(root.resolve(below))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    if (MARK.matcher(content).find()
                            || MARK.matcher(file.getFileName().toString()).find()) {
                        marked++;
                    } else {
                        unmarked.add(root.relativize(file));
                    }
                }
            }
        }
        assertThat(unmarked).isEmpty();
        assertThat(marked).isGreaterThan(10);
        assertThat(Files.readString(folder.resolve("opened/answer.csv"))).contains("SYNTHETIC");
    }
}
