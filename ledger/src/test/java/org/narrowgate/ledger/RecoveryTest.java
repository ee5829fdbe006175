package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What opening a log makes of a directory that a crash, a disk or a hand has left in any state. */
class RecoveryTest {
    private static final int PUBLISHED = 3;
    private static final int SECOND = 8;
    private static final int LAST = 12;

    private final NoteSigner signer = Samples.signer();

    @TempDir
    private Path temp;

    private Path directory;
    private Path journal;
    private long secondEnds;

    /** Three entries published, then two groups that are only durable. */
    @BeforeEach
    void write() throws IOException {
        directory = temp.resolve("log");
        journal = directory.resolve("journal");
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(0, PUBLISHED));
            log.publish();
            log.append(Samples.entries(PUBLISHED, SECOND));
            secondEnds = Files.size(journal);
            log.append(Samples.entries(SECOND, LAST));
        }
    }

    private void holds(long size) throws IOException {
        try (Log log = Log.open(directory, signer)) {
            assertThat(log.size()).isEqualTo(size);
            log.append(Samples.entries(size, size + 1));
            log.publish();
        }
        LogAudit audit = LogAudit.audit(directory, signer.verifier());
        assertThat(audit.damages()).isEmpty();
        assertThat(audit.checkpoint().orElseThrow().root()).isEqualTo(Samples.root(size + 1));
    }

    @Test
    void durable_entries_come_back_unpublished() throws IOException {
        assertThat(LogReader.open(directory).size()).isEqualTo(PUBLISHED);
        holds(LAST);
    }

    @Test
    void a_tail_torn_at_any_byte_is_dropped_and_all_before_it_kept() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        Path sound = temp.resolve("sound");
        Samples.copy(directory, sound);
        for (int length = (int) secondEnds; length < whole.length; length++) {
            directory = temp.resolve("torn" + length);
            Samples.copy(sound, directory);
            Files.write(directory.resolve("journal"), Arrays.copyOf(whole, length));
            holds(SECOND);
        }
    }

    @Test
    void a_tail_of_zeros_from_any_byte_on_is_dropped_as_well() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        Path sound = temp.resolve("sound");
        Samples.copy(directory, sound);
        for (int from = (int) secondEnds; from < whole.length; from += 3) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, from, torn.length, (byte) 0);
            directory = temp.resolve("zeros" + from);
            Samples.copy(sound, directory);
            Files.write(directory.resolve("journal"), torn);
            holds(SECOND);
        }
    }

    @Test
    void damage_before_a_whole_group_is_named_and_nothing_is_dropped() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        for (int at = 0; at < secondEnds; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(journal, damaged);
            refusesUnchanged("journal", "damaged");
        }
        Files.write(journal, whole);
        holds(LAST);
    }

    @Test
    void a_crash_between_signing_and_dropping_counts_nothing_twice() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        try (Log log = Log.open(directory, signer)) {
            log.publish();
        }
        Files.write(journal, whole);
        holds(LAST);
    }

    @Test
    void tiles_written_before_a_crash_are_written_again() throws IOException {
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(LAST, 600));
        }
        Files.write(directory.resolve("tile/0/000"), new byte[10]);
        Files.write(directory.resolve("tile/entries/001"), new byte[10]);
        Files.write(directory.resolve("tile/0/001.tmp"), new byte[10]);
        holds(600);
    }

    @Test
    void every_damage_to_a_published_edge_is_named_and_never_repaired() throws IOException {
        Map<String, String> files = Map.of(
                "checkpoint", "checkpoint",
                "vkey", "vkey",
                "tile/0/000.p/3", "checkpoint of size 3",
                "tile/entries/000.p/3", "entr");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            byte[] good = Files.readAllBytes(path);
            byte[] bad = good.clone();
            bad[bad.length - 5] ^= 1;
            Files.write(path, bad);
            refusesUnchanged(file.getValue(), "estore");
            Files.write(path, Arrays.copyOf(good, good.length / 2));
            refusesUnchanged("", "estore");
            Files.delete(path);
            refusesUnchanged(path.getFileName().toString(), "estore");
            Files.write(path, good);
        }
        holds(LAST);
    }

    @Test
    void a_missing_or_foreign_journal_is_named() throws IOException {
        byte[] good = Files.readAllBytes(journal);
        Files.delete(journal);
        refusesUnchanged("journal", "missing");
        Path other = temp.resolve("other");
        try (Log log = Log.open(other, signer)) {
            log.append(Samples.entries(0, 50));
            log.publish();
        }
        Files.copy(other.resolve("journal"), journal);
        refusesUnchanged("ends at entry 50", "size 3");
        try (Log log = Log.open(temp.resolve("third"), signer)) {
            log.append(Samples.entries(0, 1));
        }
        Files.write(journal, Files.readAllBytes(temp.resolve("third/journal")));
        refusesUnchanged("ends at entry 1", "size 3");
        Files.write(journal, good);
        holds(LAST);
    }

    @Test
    void an_older_checkpoint_than_the_journal_begins_with_is_named() throws IOException {
        byte[] old = Files.readAllBytes(directory.resolve("checkpoint"));
        try (Log log = Log.open(directory, signer)) {
            log.publish();
        }
        Files.write(directory.resolve("checkpoint"), old);
        refusesUnchanged("ends at entry 12", "size 3");
        try (Log log = Log.open(temp.resolve("longer"), signer)) {
            log.append(Samples.entries(0, LAST));
            log.publish();
            log.append(Samples.entries(LAST, LAST + 2));
        }
        Files.write(journal, Files.readAllBytes(temp.resolve("longer/journal")));
        refusesUnchanged("begins at entry 12", "size 3");
    }

    @Test
    void a_log_whose_making_was_cut_short_is_made_to_the_end() throws IOException {
        for (String left : List.of("vkey", "vkey checkpoint", "")) {
            Path begun = temp.resolve("begun" + left.length());
            Log.open(begun, signer).close();
            for (String file : List.of("vkey", "checkpoint", "journal")) {
                if (!left.contains(file)) {
                    Files.delete(begun.resolve(file));
                }
            }
            directory = begun;
            holds(0);
        }
    }

    private void refusesUnchanged(String... words) throws IOException {
        Map<String, String> before = Samples.contents(directory);
        assertThatThrownBy(() -> Log.open(directory, signer).close())
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(words);
        assertThat(Samples.contents(directory)).isEqualTo(before);
    }
}
