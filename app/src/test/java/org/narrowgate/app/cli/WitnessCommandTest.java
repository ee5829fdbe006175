package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.ledger.Log;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.witness.Cosignatures;
import org.narrowgate.ledger.witness.Cosigning;
import picocli.CommandLine;

/** {@code narrowgate witness} as somebody else runs it: from nothing to cosignatures over HTTPS, and its end. */
class WitnessCommandTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    private final StringWriter out = new StringWriter();
    private NoteSigner signer;
    private Path folder;
    private Path key;

    @BeforeEach
    void publish() throws Exception {
        signer = NoteSigner.log(
                "agency.example/register",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        try (Log log = Log.open(temp.resolve("log"), signer)) {
            log.append(List.of(new byte[] {1}, new byte[] {2}));
            log.publish();
        }
        folder = temp.resolve("w");
        key = temp.resolve("elsewhere/witness.key");
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(args);
    }

    private int init(String... more) {
        List<String> args = new ArrayList<>(
                List.of("witness", "init", folder.toString(), "--key", key.toString(), "--name", "witness.example/w1"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private List<String> serve(Path vkey) {
        return List.of(
                "witness",
                "serve",
                folder.toString(),
                "--key",
                key.toString(),
                "--listen",
                "127.0.0.1:0",
                "--log",
                vkey.toString());
    }

    @Test
    void from_nothing_to_a_cosignature_over_https_and_a_clean_end() throws Exception {
        assertThat(init("--url", "https://127.0.0.1:7380")).isZero();
        String line = out.toString()
                .lines()
                .filter(l -> l.startsWith("witness "))
                .findFirst()
                .orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Path keystore = keystore();
        Process process = start(keystore);
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            String url = told(reader, lines, "witness witness.example/w1 answers at ")
                    .replaceAll(".* ", "");
            cosigns(line.replaceFirst("[^ ]*$", url), keystore);
            assertThat(run("witness", "show", folder.toString())).isZero();
            assertThat(out.toString()).contains("agency.example/register  2 entries, cosigned 2");
            // The process's own destroy would close its output before the last words.
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            reader.lines().forEach(lines::add);
        } finally {
            process.destroyForcibly();
        }
        assertThat(lines).contains("witness: ended; all that was answered is on disk");
        assertThat(Files.readAllLines(temp.resolve("classes")))
                .as("classes that a witness loads")
                .anyMatch(l -> l.contains("org.narrowgate.ledger.witness.Witness "))
                .noneMatch(l -> l.contains(" dev.cel.") || l.contains("duckdb"));
    }

    private void cosigns(String line, Path keystore) throws Exception {
        String text = "log " + signer.verifier().vkey() + "\n" + line + "\nquorum witness.example/w1\n";
        Policy policy = Policy.parse(text.getBytes(StandardCharsets.UTF_8));
        LogReader log = LogReader.open(temp.resolve("log"));
        assertThat(Cosigning.within(LONG, LONG).collect(log, policy).problems().values())
                .singleElement()
                .asString()
                .contains("no trusted connection", "name its certificate");
        Cosignatures outcome = Cosigning.within(LONG, LONG, trusting(keystore)).collect(log, policy);
        assertThat(outcome.problems()).isEmpty();
        assertThat(policy.accept(outcome.note()).unwitnessed()).isFalse();
    }

    private static String told(BufferedReader reader, List<String> lines, String beginning) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError(
                lines.stream().filter(l -> !l.contains("source:")).toList());
    }

    private Process start(Path keystore) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.add("-Xlog:class+load:file=" + temp.resolve("classes"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", path, Main.class.getName()));
        command.addAll(serve(temp.resolve("log/vkey")));
        command.addAll(List.of("--keystore", keystore.toString()));
        command.addAll(
                List.of("--keystore-password-file", temp.resolve("password").toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private Path keystore() throws Exception {
        Path keystore = temp.resolve("witness.p12");
        Files.writeString(temp.resolve("password"), "keystore\n");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        "keystore",
                        "-dname",
                        "CN=witness.example",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-alias",
                        "witness")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keystore;
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        KeyStore own = KeyStore.getInstance(keystore.toFile(), "keystore".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("witness", own.getCertificate("witness"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @Test
    void what_cannot_be_right_is_refused_with_a_remedy_and_nothing_is_made() throws Exception {
        assertThat(run("witness", "init", folder.toString(), "--name", "w", "--key", folder + "/k"))
                .isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(out.toString()).contains("Keep the key elsewhere");
        assertThat(folder).doesNotExist();
        assertThat(run("witness", "init", folder.toString(), "--name", "a b", "--key", key.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(key).doesNotExist();
        assertThat(init("--json")).isZero();
        assertThat(out.toString()).contains("\"policy_line\":\"witness witness.example/w1 witness.example/w1+");
        assertThat(init()).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(out.toString()).contains("a witness is here already");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run(serve(temp.resolve("log/vkey")).toArray(String[]::new))).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(out.toString()).contains("chmod 600");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(run(serve(folder.resolve("vkey")).toArray(String[]::new))).isEqualTo(Exit.BAD_INPUT);
        assertThat(run("witness", "serve", folder.toString(), "--log", "x", "--listen", "7380"))
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void show_says_where_the_evidence_of_a_fork_is_and_ends_with_1() throws Exception {
        assertThat(init()).isZero();
        assertThat(run("witness", "show", folder.toString())).isZero();
        assertThat(out.toString()).contains("no log has been watched yet");
        Path fork =
                Files.createDirectories(folder.resolve("logs/agency.example")).resolve("fork-2-00");
        Files.writeString(fork, "two notes");
        assertThat(run("witness", "show", folder.toString())).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(out.toString()).contains("nothing cosigned yet", "FORK  " + fork);
        assertThat(run("witness", "show", folder.toString(), "--json")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(out.toString()).contains("\"kind\":\"FORK\"");
    }
}
