package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;

/** One writer, whoever asks. */
class LockTest {
    private final NoteSigner signer = Samples.signer();

    @TempDir
    private Path temp;

    private Path directory;
    private Path key;

    @BeforeEach
    void write() throws IOException {
        directory = temp.resolve("log");
        key = Files.writeString(temp.resolve("key"), signer.text());
    }

    private Child writer(String rounds) throws IOException {
        return Child.java(KillTarget.class, directory.toString(), key.toString(), "1", rounds);
    }

    @Test
    void a_second_writer_in_this_process_is_refused_and_does_not_free_the_lock() throws Exception {
        try (Log log = Log.open(directory, signer)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> Log.open(temp.resolve("./log"), signer))
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("lock")
                        .hasMessageContaining("already writing");
            }
            // POSIX frees the lock of a process that closes another handle on the file: another process must not get
            // in.
            try (Child child = writer("1")) {
                assertThat(child.waitFor()).isNotZero();
                assertThat(child.lines()).anyMatch(line -> line.contains("another process"));
            }
            assertThat(log.append(Samples.entries(0, 1))).isZero();
        }
        Log.open(directory, signer).close();
    }

    @Test
    void a_second_process_is_told_who_holds_the_lock() throws Exception {
        try (Child child = writer("1000000")) {
            assertThat(child.awaitLine("durable")).as("%s", child.lines()).isTrue();
            assertThatThrownBy(() -> Log.open(directory, signer))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(directory.resolve("lock").toString())
                    .hasMessageMatching("(?s).*another process \\(process [0-9]+\\) is writing.*");
            child.kill();
        }
        Log.open(directory, signer).close();
    }
}
