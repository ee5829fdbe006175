package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;

/** What a log does with the cosignatures that it was given. */
class CosignedLogTest {
    private static final long TIME = 1_800_000_000;

    private final NoteSigner signer = Samples.signer();
    private final NoteSigner first = Samples.witness("witness.example/w1");
    private final NoteSigner second = Samples.witness("witness.example/w2");

    @TempDir
    private Path temp;

    private Log log;

    @BeforeEach
    void open() throws LedgerException {
        log = Log.open(temp.resolve("log"), signer);
        log.append(Samples.entries(0, 300));
        log.publish();
    }

    @AfterEach
    void close() throws LedgerException {
        log.close();
    }

    private byte[] file() throws Exception {
        return Files.readAllBytes(temp.resolve("log/checkpoint"));
    }

    @Test
    void cosignatures_are_kept_on_disk_and_by_all_who_read_the_log() throws Exception {
        SignedNote both = second.cosign(first.cosign(log.checkpoint(), TIME), TIME + 1);
        log.cosigned(both);
        assertThat(file()).isEqualTo(both.bytes());
        assertThat(log.checkpoint()).isEqualTo(both);
        SignedNote read = LogReader.open(log.directory()).note();
        assertThat(first.verifier().cosigned(read)).hasValue(TIME);
        assertThat(second.verifier().cosigned(read)).hasValue(TIME + 1);
        assertThat(LogAudit.audit(log.directory(), signer.verifier()).sound()).isTrue();
    }

    @Test
    void publishing_the_same_size_keeps_them_also_after_opening_again_and_a_larger_one_is_bare() throws Exception {
        SignedNote cosigned = first.cosign(log.checkpoint(), TIME);
        log.cosigned(cosigned);
        assertThat(log.publish()).isEqualTo(cosigned);
        log.close();
        log = Log.open(log.directory(), signer);
        assertThat(log.checkpoint()).isEqualTo(cosigned);
        assertThat(log.publish()).isEqualTo(cosigned);
        log.append(Samples.entries(300, 301));
        assertThat(log.checkpoint()).isEqualTo(cosigned);
        assertThat(log.publish().signatures()).hasSize(1);
        assertThat(LogReader.open(log.directory()).size()).isEqualTo(301);
    }

    @Test
    void a_second_witness_may_be_added_and_none_may_be_lost() throws Exception {
        SignedNote bare = log.checkpoint();
        SignedNote one = first.cosign(bare, TIME);
        log.cosigned(one);
        log.cosigned(one);
        assertRefused(bare, "would be lost");
        assertRefused(second.cosign(bare, TIME), "would be lost");
        assertRefused(first.cosign(bare, TIME + 5), "would be lost");
        log.cosigned(second.cosign(one, TIME));
        assertThat(LogReader.open(log.directory()).note().signatures()).hasSize(3);
    }

    @Test
    void cosignatures_of_another_checkpoint_or_of_another_log_are_refused() throws Exception {
        SignedNote older = first.cosign(log.checkpoint(), TIME);
        log.append(Samples.entries(300, 301));
        log.publish();
        assertRefused(older, "size 300 that is not the log's newest, of size 301");
        String text = log.checkpoint().text();
        assertRefused(first.cosign(Samples.signer().sign(text), TIME), "not signed by");
        SignedNote unsigned = first.cosign(log.checkpoint(), TIME);
        assertRefused(new SignedNote(text, List.of(unsigned.signatures().get(1))), "not signed by");
    }

    private void assertRefused(SignedNote note, String words) throws Exception {
        byte[] before = file();
        assertThatThrownBy(() -> log.cosigned(note))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining(words);
        assertThat(file()).isEqualTo(before);
    }
}
