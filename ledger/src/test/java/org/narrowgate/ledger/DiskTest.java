package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;

/** Full and read-only disks, on a real file system of a size of our own: a memory disk, mounted as root. */
class DiskTest {
    private final NoteSigner signer = Samples.signer();

    @TempDir
    private Path temp;

    private SmallDisk disk;

    private Path mount(String options) throws IOException, InterruptedException {
        disk = SmallDisk.mount(temp.resolve("disk"), options);
        return disk.folder();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void a_full_disk_stops_appending_with_a_remedy_and_loses_nothing() throws Exception {
        Path directory = mount("size=600k").resolve("log");
        long acknowledged = 0;
        try (Log log = Log.open(directory, signer)) {
            LedgerException full = null;
            while (full == null) {
                try {
                    log.append(Samples.entries(acknowledged, acknowledged + 100));
                    acknowledged += 100;
                } catch (LedgerException e) {
                    full = e;
                }
            }
            assertThat(full.file().startsWith(directory)).isTrue();
            assertThat(full).hasMessageContaining("No space left").hasMessageContaining("Free disk space");
            assertThat(log.size()).isEqualTo(acknowledged);
            assertThatThrownBy(log::publish).isInstanceOf(LedgerException.class);
        }
        assertThat(acknowledged).isPositive();
        assertThat(LogReader.open(directory).size()).isZero();
        assertThatThrownBy(() -> openAndPublish(directory)).isInstanceOf(LedgerException.class);
        disk.remount("size=8m");
        openAndPublish(directory);
        checkIntact(directory, acknowledged);
    }

    private void openAndPublish(Path directory) throws LedgerException {
        try (Log log = Log.open(directory, signer)) {
            log.publish();
        }
    }

    private void checkIntact(Path directory, long acknowledged) throws IOException {
        LogAudit audit = LogAudit.audit(directory, signer.verifier());
        assertThat(audit.damages()).isEmpty();
        assertThat(audit.checkpoint().orElseThrow().size()).isEqualTo(acknowledged);
        assertThat(audit.checkpoint().orElseThrow().root()).isEqualTo(Samples.root(acknowledged));
    }

    @Test
    void a_disk_that_fills_at_any_point_of_publishing_leaves_the_log_as_it_was() throws Exception {
        Path directory = mount("size=2m").resolve("log");
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(0, 300));
            log.publish();
        }
        Path filler = directory.resolveSibling("filler");
        long size = 300;
        boolean refused = false;
        for (int spare = 0; spare < 40; spare++) {
            try (Log log = Log.open(directory, signer)) {
                size = log.size();
                log.append(Samples.entries(size, size + 3));
                size += 3;
                fill(filler, spare);
                log.publish();
            } catch (LedgerException e) {
                refused = true;
                assertThat(e).hasMessageContaining("Free disk space");
            }
            assertThat(LogAudit.audit(directory, signer.verifier()).damages())
                    .as("%d pages spare", spare)
                    .isEmpty();
            Files.delete(filler);
            try (Log log = Log.open(directory, signer)) {
                assertThat(log.size()).as("%d pages spare", spare).isEqualTo(size);
            }
        }
        assertThat(refused).isTrue();
        openAndPublish(directory);
        checkIntact(directory, size);
    }

    /** Leaves this many pages of 4 KiB. */
    private static void fill(Path filler, int spare) throws IOException {
        long free = Files.getFileStore(filler.getParent()).getUsableSpace() - 4096L * spare;
        Files.write(filler, new byte[(int) Math.max(0, free)]);
    }

    @Test
    void a_read_only_disk_is_read_and_not_opened_for_writing() throws Exception {
        Path directory = mount("size=2m").resolve("log");
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(0, 10));
            log.publish();
        }
        disk.remount("ro");
        Map<String, String> before = Samples.contents(directory);
        assertThatThrownBy(() -> Log.open(directory, signer))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("lock")
                .hasMessageContaining("Read-only file system")
                .hasMessageContaining("writable");
        Path fresh = directory.resolveSibling("fresh");
        assertThatThrownBy(() -> Log.open(fresh, signer))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("fresh");
        assertThat(LogReader.open(directory).entry(9)).isEqualTo(Samples.entry(9));
        assertThat(LogAudit.audit(directory, signer.verifier()).damages()).isEmpty();
        assertThat(Samples.contents(directory)).isEqualTo(before);
    }

    @Test
    void a_path_that_is_no_directory_is_named() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "not a directory");
        assertThatThrownBy(() -> Log.open(file, signer))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("is not a directory");
        assertThatThrownBy(() -> Log.open(file.resolve("below"), signer))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("Name another directory");
    }
}
