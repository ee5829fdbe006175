package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.core.proof.Tree;

/** The log as its users see it: append, publish, read, prove, close, open again. */
class LogTest {
    private final NoteSigner signer = Samples.signer();

    @TempDir
    private Path directory;

    @Test
    void a_new_log_is_published_empty_with_its_key_beside_it() throws IOException {
        try (Log log = Log.open(directory.resolve("new/log"), signer)) {
            assertThat(log.size()).isZero();
            assertThat(log.checkpoint().checkpoint()).isEqualTo(new Checkpoint(Samples.ORIGIN, 0, Tree.EMPTY_ROOT));
            assertThat(log.append(List.of())).isZero();
            assertThat(log.publish()).isEqualTo(log.checkpoint());
        }
        assertThat(directory.resolve("new/log/vkey"))
                .hasContent(signer.verifier().vkey() + "\n");
        assertThat(LogAudit.audit(directory.resolve("new/log"), signer.verifier())
                        .sound())
                .isTrue();
    }

    @Test
    void any_sequence_of_appends_publications_and_reopenings_gives_the_same_tree() throws IOException {
        for (long seed = 1; seed <= 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path here = directory.resolve("log" + seed);
            List<SignedNote> notes = new ArrayList<>();
            long size = 0;
            for (int opening = 0; opening < 5; opening++) {
                try (Log log = Log.open(here, signer)) {
                    assertThat(log.size()).as("seed %d", seed).isEqualTo(size);
                    for (int step = 0; step < 6; step++) {
                        long next = size + random.nextInt(random.nextBoolean() ? 4 : 700);
                        assertThat(log.append(Samples.entries(size, next))).isEqualTo(size);
                        size = next;
                        assertThat(log.durable()).isEqualTo(size);
                        if (random.nextInt(3) == 0) {
                            notes.add(log.publish());
                            assertThat(log.published()).isEqualTo(size);
                        }
                    }
                    checkReading(log, size, random);
                }
            }
            checkHistory(here, notes, seed);
        }
    }

    private static void checkReading(Log log, long size, SplittableRandom random) throws IOException {
        for (int i = 0; i < 20 && size > 0; i++) {
            long index = random.nextLong(size);
            assertThat(log.entry(index)).isEqualTo(Samples.entry(index));
        }
        long from = size == 0 ? 0 : random.nextLong(size);
        Iterator<byte[]> entries = log.entries(from, size);
        for (long i = from; i < size; i++) {
            assertThat(entries.next()).isEqualTo(Samples.entry(i));
        }
        assertThat(entries.hasNext()).isFalse();
    }

    private void checkHistory(Path here, List<SignedNote> notes, long seed) throws IOException {
        LogAudit audit = LogAudit.audit(here, signer.verifier());
        assertThat(audit.damages()).as("seed %d", seed).isEmpty();
        LogReader reader = LogReader.open(here, signer.verifier());
        Checkpoint last = reader.checkpoint();
        for (SignedNote note : notes) {
            Checkpoint then = signer.verifier().checkpoint(note);
            assertThat(then.root()).as("seed %d", seed).isEqualTo(Samples.root(then.size()));
            reader.consistency(then.size(), last.size()).verify(then.root(), last.root());
            for (long index = 0; index < then.size(); index += 1 + then.size() / 9) {
                reader.inclusion(index, then.size()).verify(Tree.leafHash(Samples.entry(index)), then.root());
            }
        }
    }

    @Test
    void a_tree_of_70_000_has_the_tiles_that_the_specification_counts() throws IOException {
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(0, 65_536));
            log.append(Samples.entries(65_536, 70_000));
            log.publish();
        }
        assertThat(directory.resolve("tile/0/272")).hasSize(8192);
        assertThat(directory.resolve("tile/0/273.p/112")).hasSize(112 * 32);
        assertThat(directory.resolve("tile/0/274")).doesNotExist();
        assertThat(directory.resolve("tile/1/000")).hasSize(8192);
        assertThat(directory.resolve("tile/1/001.p/17")).hasSize(17 * 32);
        assertThat(directory.resolve("tile/2/000.p/1")).hasSize(32);
        assertThat(directory.resolve("tile/3")).doesNotExist();
        assertThat(directory.resolve("tile/entries/273.p/112")).exists();
        assertThat(directory.resolve("journal")).hasSize(Journal.HEADER);
        assertThat(LogAudit.audit(directory, signer.verifier()).damages()).isEmpty();
    }

    @Test
    void a_tree_that_ends_at_or_beside_the_edge_of_a_tile_has_the_tiles_of_its_size_and_no_other() throws IOException {
        for (long size : new long[] {255, 256, 257, 65_535, 65_536, 65_537}) {
            Path here = directory.resolve("of-" + size);
            try (Log log = Log.open(here, signer)) {
                log.append(Samples.entries(0, size - 1));
                log.append(Samples.entries(size - 1, size));
                log.publish();
            }
            try (Log again = Log.open(here, signer)) {
                assertThat(again.size()).isEqualTo(size);
            }
            for (int level = TilePath.ENTRIES; level < 4; level++) {
                long whole = size >>> (8 * (Math.max(level, 0) + 1));
                int width = TilePath.width(size, level, whole);
                assertThat(new TilePath(level, whole, 256).in(here)).doesNotExist();
                assertThat(whole == 0 || Files.exists(new TilePath(level, whole - 1, 256).in(here)))
                        .isTrue();
                assertThat(width == 0 || Files.exists(new TilePath(level, whole, Math.max(width, 1)).in(here)))
                        .isTrue();
                assertThat(Files.exists(new TilePath(level, whole, 256).partials(here)))
                        .isEqualTo(width > 0);
            }
            LogReader reader = LogReader.open(here, signer.verifier());
            assertThat(reader.checkpoint().root()).isEqualTo(Samples.root(size));
            reader.inclusion(size - 1, size)
                    .verify(
                            Tree.leafHash(Samples.entry(size - 1)),
                            reader.checkpoint().root());
            assertThat(LogAudit.audit(here, signer.verifier()).damages()).isEmpty();
        }
    }

    @Test
    void tile_numbers_are_written_in_groups_of_three() {
        assertThat(TilePath.number(0)).isEqualTo("000");
        assertThat(TilePath.number(999)).isEqualTo("999");
        assertThat(TilePath.number(1000)).isEqualTo("x001/000");
        assertThat(TilePath.number(1234067)).isEqualTo("x001/x234/067");
        assertThat(new TilePath(0, 1234067, 8).in(Path.of("log"))).isEqualTo(Path.of("log/tile/0/x001/x234/067.p/8"));
        assertThat(TilePath.width(70_000, 1, 1)).isEqualTo(17);
        assertThat(TilePath.width(70_000, 1, 2)).isZero();
        assertThat(TilePath.width(256, 1, 0)).isEqualTo(1);
        assertThatThrownBy(() -> new TilePath(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partial_tiles_go_when_the_full_tile_is_published_and_older_readers_still_read() throws IOException {
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(0, 100));
            log.publish();
            LogReader old = LogReader.open(directory, signer.verifier());
            log.append(Samples.entries(100, 200));
            log.publish();
            assertThat(directory.resolve("tile/0/000.p/100")).exists();
            log.append(Samples.entries(200, 300));
            log.publish();
            assertThat(directory.resolve("tile/0/000.p")).doesNotExist();
            assertThat(directory.resolve("tile/entries/000.p")).doesNotExist();
            assertThat(old.entry(99)).isEqualTo(Samples.entry(99));
            old.inclusion(7, 100)
                    .verify(Tree.leafHash(Samples.entry(7)), old.checkpoint().root());
        }
    }

    @Test
    void what_is_not_published_is_read_by_the_writer_only() throws IOException {
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(0, 10));
            assertThat(log.entry(9)).isEqualTo(Samples.entry(9));
            log.inclusion(9, 10).verify(Tree.leafHash(Samples.entry(9)), Samples.root(10));
            assertThat(log.published()).isZero();
            LogReader reader = LogReader.open(directory);
            assertThat(reader.size()).isZero();
            assertThatThrownBy(() -> reader.entry(0)).isInstanceOf(ProofException.class);
            assertThatThrownBy(() -> log.entry(10)).isInstanceOf(ProofException.class);
            assertThatThrownBy(() -> log.entries(3, 11)).isInstanceOf(ProofException.class);
            assertThatThrownBy(() -> log.inclusion(10, 10)).isInstanceOf(ProofException.class);
            assertThatThrownBy(() -> log.consistency(3, 2)).isInstanceOf(ProofException.class);
            assertThatThrownBy(() -> log.entry(-1)).isInstanceOf(ProofException.class);
        }
    }

    @Test
    void an_entry_of_65_535_bytes_is_taken_and_a_longer_one_refused_with_its_whole_group() throws IOException {
        try (Log log = Log.open(directory, signer)) {
            log.append(List.of(new byte[65_535], new byte[0]));
            assertThatThrownBy(() -> log.append(List.of(new byte[1], new byte[65_536])))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(log.size()).isEqualTo(2);
            log.publish();
        }
        LogReader reader = LogReader.open(directory);
        assertThat(reader.entry(0)).hasSize(65_535);
        assertThat(reader.entry(1)).isEmpty();
    }

    @Test
    void a_reader_sees_a_sound_log_at_any_moment_while_it_is_written() throws Exception {
        try (Log log = Log.open(directory, signer)) {
            Thread writer = new Thread(() -> write(log));
            writer.start();
            long seen = 0;
            while (writer.isAlive() || seen < 6000) {
                LogReader reader = LogReader.open(directory, signer.verifier());
                if (reader.size() > 0) {
                    long index = new SplittableRandom(seen).nextLong(reader.size());
                    byte[] entry = reader.entry(index);
                    assertThat(entry).isEqualTo(Samples.entry(index));
                    reader.inclusion(index, reader.size())
                            .verify(Tree.leafHash(entry), reader.checkpoint().root());
                }
                assertThat(reader.size()).isGreaterThanOrEqualTo(seen);
                seen = reader.size();
            }
            writer.join();
            assertThat(seen).isEqualTo(6000);
        }
    }

    private static void write(Log log) {
        try {
            for (long size = 0; size < 6000; size += 60) {
                log.append(Samples.entries(size, size + 60));
                log.publish();
            }
        } catch (LedgerException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void another_key_does_not_open_the_log() throws IOException {
        Log.open(directory, signer).close();
        assertThatThrownBy(() -> Log.open(directory, Samples.signer()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("vkey")
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> LogReader.open(directory, Samples.signer().verifier()))
                .isInstanceOf(LedgerException.class);
        Log.open(directory, signer).close();
        assertThat(Files.exists(directory.resolve("checkpoint"))).isTrue();
    }
}
