package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.SignedNote;

/** Logs that we write are read by code that we did not write: Go's sumdb packages, and Node's crypto. */
class OutsideReadersTest {
    private final NoteSigner signer = Samples.signer();

    @TempDir
    private Path temp;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = temp.resolve("log");
        try (Log writing = Log.open(log, signer)) {
            writing.append(Samples.entries(0, 300));
            writing.publish();
            writing.append(Samples.entries(300, 66_000));
            // They have the log's key and no other, and must pass over the lines of witnesses.
            SignedNote once = Samples.witness("witness.example/w1").cosign(writing.publish(), 1_800_000_000);
            writing.cosigned(Samples.witness("witness.example/w2").cosign(once, 1_800_000_001));
        }
    }

    private static Path readers() {
        Path readers = Path.of("../conformance/readers").toAbsolutePath().normalize();
        assertThat(readers).as("tests run in the folder of their module").isDirectory();
        return readers;
    }

    @Test
    void go_s_own_packages_verify_signature_tiles_entries_and_proof() throws Exception {
        assertThat(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"))
                .as("install Debian's package golang-golang-x-mod-dev")
                .isDirectory();
        Path program = temp.resolve("readlog");
        Outcome built = run(
                "install Debian's package golang-go",
                "go",
                "build",
                "-o",
                program.toString(),
                readers().resolve("go/main.go").toString());
        assertThat(built.code()).as("%s", built.lines()).isZero();
        readsAndRefuses(program.toString());
    }

    @Test
    void node_s_own_crypto_verifies_signature_tiles_entries_and_proof() throws Exception {
        readsAndRefuses("node", readers().resolve("verify.mjs").toString());
    }

    private void readsAndRefuses(String... reader) throws Exception {
        assertThat(Files.readString(log.resolve("checkpoint"))).contains("witness.example/w1 ", "witness.example/w2 ");
        String verified = "VERIFIED size 66000 root " + Samples.root(66_000).base64() + " entry ";
        for (String index : List.of("0", "255", "65535", "65999")) {
            assertThat(read(reader, index).lines()).containsExactly(verified + index);
        }
        assertThat(read(reader, "66000").code()).isNotZero();
        for (String file : List.of(
                "checkpoint",
                "tile/0/000",
                "tile/1/000",
                "tile/2/000.p/1",
                "tile/0/257.p/208",
                "tile/entries/100",
                "tile/entries/257.p/208")) {
            Path path = log.resolve(file);
            byte[] good = Files.readAllBytes(path);
            byte[] bad = good.clone();
            // Of the checkpoint this is the log's own signature; those of witnesses nobody here can judge.
            bad[bad.length / 3] ^= 1;
            Files.write(path, bad);
            assertThat(read(reader, "7").code()).as(file).isNotZero();
            Files.write(path, good);
        }
        assertThat(read(reader, "7").code()).isZero();
    }

    private Outcome read(String[] reader, String index) throws Exception {
        String[] command = Arrays.copyOf(reader, reader.length + 2);
        command[reader.length] = log.toString();
        command[reader.length + 1] = index;
        return run("install Debian's packages golang-go, golang-golang-x-mod-dev and nodejs", command);
    }

    private record Outcome(int code, List<String> lines) {}

    private Outcome run(String remedy, String... command) throws InterruptedException {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "GO111MODULE", "off",
                            "GOPATH", "/usr/share/gocode",
                            "GOCACHE", temp.resolve("cache").toString(),
                            "GOFLAGS", ""));
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError(command[0] + " cannot be run: " + remedy, e);
        }
        List<String> lines = process.inputReader().lines().toList();
        return new Outcome(process.waitFor(), lines);
    }
}
