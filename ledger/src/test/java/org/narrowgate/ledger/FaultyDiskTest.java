package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.ledger.disk.LossyDisk;
import org.narrowgate.ledger.disk.LossyDisk.Fault;
import org.narrowgate.ledger.disk.LossyDisk.Kind;

/** A disk that is full, broken or not writable at any operation: an error with a remedy, and a log that goes on. */
class FaultyDiskTest {
    private static final String LOG = "/ledger/log";

    /** Fails each operation of these kinds in turn, that one alone or all from there on, until none is left to fail. */
    private static void eachInTurn(Predicate<Kind> kinds, Fault fault, boolean lasting, String words)
            throws IOException {
        boolean failed = true;
        long first = 1;
        for (; failed; first++) {
            LossyDisk disk = new LossyDisk();
            Path log = disk.path(LOG);
            Life life = new Life();
            life.live(log, open -> {});
            AtomicLong left = new AtomicLong(first);
            AtomicBoolean fell = new AtomicBoolean();
            disk.plan((kind, path) -> {
                boolean falls = kinds.test(kind) && left.decrementAndGet() <= 0 && (lasting || left.get() == 0);
                fell.compareAndSet(false, falls);
                return falls ? Optional.of(fault) : Optional.empty();
            });
            String place = "operation " + first;
            try {
                life.small(log);
            } catch (LedgerException told) {
                assertThat(told).as(place).hasMessageContaining(words);
                assertThat(told.remedy()).as(place).isNotBlank();
                assertThat(told.file().startsWith(LOG)).as(place).isTrue();
            }
            failed = fell.get();
            disk.kill();
            life.keptOn(log);
        }
        assertThat(first).as("operations that failed").isGreaterThan(10);
    }

    @Test
    void a_disk_that_is_full_at_any_write_or_name_says_so_and_the_log_goes_on_when_there_is_room() throws IOException {
        eachInTurn(kind -> kind == Kind.WRITE || kind == Kind.NAME, Fault.FULL, true, "");
        eachInTurn(kind -> kind == Kind.WRITE, Fault.FULL, false, "");
    }

    @Test
    void a_disk_that_fails_to_sync_or_to_read_says_so_and_the_log_goes_on_when_it_can() throws IOException {
        eachInTurn(kind -> kind == Kind.FORCE, Fault.BROKEN, false, "");
        eachInTurn(kind -> kind == Kind.FORCE, Fault.BROKEN, true, "Input/output error");
        eachInTurn(kind -> kind == Kind.READ, Fault.BROKEN, false, "");
    }

    @Test
    void a_folder_that_can_only_be_read_is_not_opened_for_writing_and_stays_as_it_is() throws IOException {
        LossyDisk disk = new LossyDisk();
        Path log = disk.path(LOG);
        Life life = new Life();
        life.small(log);
        disk.plan((kind, path) -> kind == Kind.READ ? Optional.empty() : Optional.of(Fault.READ_ONLY));
        Map<String, Hash> before = hashes(disk);
        assertThatThrownBy(() -> Log.open(log, life.signer()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("Read-only file system");
        assertThat(LogAudit.audit(log, life.signer().verifier()).damages()).isEmpty();
        assertThat(hashes(disk)).isEqualTo(before);
    }

    private static Map<String, Hash> hashes(LossyDisk disk) {
        Map<String, Hash> hashes = new HashMap<>();
        disk.contents().forEach((name, bytes) -> hashes.put(name, Tree.leafHash(bytes)));
        return hashes;
    }

    @Test
    void a_writer_goes_on_after_a_disk_that_was_full_for_a_moment() throws IOException {
        LossyDisk disk = new LossyDisk();
        Path log = disk.path(LOG);
        Life life = new Life();
        life.live(log, open -> {
            life.append(open, 5);
            disk.plan((kind, path) ->
                    kind == Kind.WRITE && path.endsWith("journal") ? Optional.of(Fault.FULL) : Optional.empty());
            assertThatThrownBy(() -> open.append(Samples.entries(5, 9))).hasMessageContaining("No space left");
            assertThatThrownBy(() -> open.append(Samples.entries(5, 9))).hasMessageContaining("open it again");
            assertThat(open.size()).isEqualTo(5);
        });
        disk.plan((kind, path) -> Optional.empty());
        life.keptOn(log);
    }
}
