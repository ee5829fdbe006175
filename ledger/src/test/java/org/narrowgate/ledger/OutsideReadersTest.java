package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void go_s_own_packages_verify_signature_tiles_entries_and_proof() throws Exception {
        readsAndRefuses(OutsideProgram.go("go/main.go", temp));
    }

    @Test
    void node_s_own_crypto_verifies_signature_tiles_entries_and_proof() throws Exception {
        readsAndRefuses(OutsideProgram.node("verify.mjs", temp));
    }

    private void readsAndRefuses(OutsideProgram reader) throws Exception {
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

    private OutsideProgram.Outcome read(OutsideProgram reader, String index) throws InterruptedException {
        return reader.run(log.toString(), index);
    }
}
