package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;

/** A whole log verified: each damage is found, and the file that is damaged is the one that is named. */
class LogAuditTest {
    private final NoteSigner signer = Samples.signer();

    @TempDir
    private Path temp;

    private Path directory;

    @BeforeEach
    void write() throws IOException {
        directory = temp.resolve("log");
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(0, 700));
            log.publish();
        }
    }

    private List<LogAudit.Damage> damages() {
        return LogAudit.audit(directory, signer.verifier()).damages();
    }

    private List<Path> tiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("tile"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_changed_byte_anywhere_in_tiles_and_bundles_is_laid_to_its_file() throws IOException {
        assertThat(damages()).isEmpty();
        assertThat(tiles()).hasSize(2 * 3 + 1);
        for (Path file : tiles()) {
            byte[] good = Files.readAllBytes(file);
            for (int at : new int[] {0, 1, good.length / 2, good.length - 1}) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                assertThat(damages()).as("%s byte %d", file, at).isNotEmpty();
                assertThat(damages().get(0).file()).as("byte %d", at).isEqualTo(file);
            }
            Files.write(file, good);
        }
        assertThat(damages()).isEmpty();
    }

    @Test
    void a_file_that_is_missing_or_short_is_named() throws IOException {
        for (Path file : tiles()) {
            byte[] good = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(good, good.length - 7));
            assertThat(damages()).as("short %s", file).isNotEmpty();
            assertThat(damages().get(0).file()).isEqualTo(file);
            Files.delete(file);
            assertThat(damages()).as("missing %s", file).isNotEmpty();
            assertThat(damages().get(0).file()).isEqualTo(file);
            assertThat(damages().get(0).toString()).contains("missing", file.toString());
            Files.write(file, good);
        }
    }

    @Test
    void whatever_is_added_behind_the_last_hash_or_entry_is_named() throws IOException {
        for (Path file : tiles()) {
            byte[] good = Files.readAllBytes(file);
            // Zeros: 32 of them are one more hash, and in a bundle 16 more empty entries.
            Files.write(file, Arrays.copyOf(good, good.length + 32));
            assertThat(damages()).as("longer %s", file).isNotEmpty();
            assertThat(damages().get(0).file()).isEqualTo(file);
            Files.write(file, good);
        }
        assertThat(damages()).isEmpty();
    }

    @Test
    void a_file_larger_than_any_of_a_log_is_named_and_not_read() throws IOException {
        for (String name : List.of("tile/0/000", "tile/entries/000", "checkpoint", "vkey")) {
            Path file = directory.resolve(name);
            byte[] good = Files.readAllBytes(file);
            try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                large.setLength(1L << 33);
            }
            if (name.equals("vkey")) {
                assertThatThrownBy(() -> LogReader.open(directory))
                        .hasMessageContaining("larger than any file of a log");
            } else {
                assertThat(damages().get(0).toString()).contains(name, "larger than any file of a log");
            }
            Files.write(file, good);
        }
        assertThat(damages()).isEmpty();
    }

    @Test
    void a_partial_tile_of_an_earlier_checkpoint_must_be_the_beginning_of_the_later_one() throws IOException {
        try (Log log = Log.open(directory, signer)) {
            log.append(Samples.entries(700, 710));
            log.publish();
        }
        assertThat(damages()).isEmpty();
        for (String older : List.of("tile/0/002.p/188", "tile/entries/002.p/188")) {
            Path file = directory.resolve(older);
            byte[] good = Files.readAllBytes(file);
            spoil(file);
            assertThat(damages()).singleElement().satisfies(d -> {
                assertThat(d.file()).isEqualTo(file);
                assertThat(d.what()).contains("not the beginning of 198");
            });
            Files.write(file, Arrays.copyOf(good, good.length - 32));
            assertThat(damages()).singleElement().satisfies(d -> assertThat(d.file())
                    .isEqualTo(file));
            Files.write(file, good);
        }
        assertThat(damages()).isEmpty();
    }

    @Test
    void a_tile_that_can_be_computed_again_is_told_apart_from_entries_that_are_lost() throws IOException {
        spoil(directory.resolve("tile/0/001"));
        assertThat(damages()).singleElement().satisfies(d -> assertThat(d.remedy())
                .contains("computed again"));
        spoil(directory.resolve("tile/0/001"));
        spoil(directory.resolve("tile/entries/001"));
        assertThat(damages()).singleElement().satisfies(d -> {
            assertThat(d.what()).contains("entry 256");
            assertThat(d.remedy()).contains("copy");
        });
    }

    /** Twice undoes it. */
    private static void spoil(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[10] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void several_damages_are_all_listed() throws IOException {
        spoil(directory.resolve("tile/entries/000"));
        spoil(directory.resolve("tile/entries/001"));
        spoil(directory.resolve("tile/entries/002.p/188"));
        assertThat(damages()).hasSize(3);
    }

    @Test
    void entries_and_tiles_changed_together_do_not_reach_the_signed_root() throws IOException {
        Path other = temp.resolve("other");
        try (Log log = Log.open(other, signer)) {
            log.append(Samples.entries(1, 701));
            log.publish();
        }
        Files.write(directory.resolve("checkpoint"), Files.readAllBytes(other.resolve("checkpoint")));
        assertThat(damages()).isNotEmpty();
        assertThat(damages()).anySatisfy(d -> assertThat(d.file()).isEqualTo(directory.resolve("checkpoint")));
    }

    @Test
    void an_unsigned_checkpoint_ends_the_audit() throws IOException {
        LogAudit audit = LogAudit.audit(directory, Samples.signer().verifier());
        assertThat(audit.checkpoint()).isEmpty();
        assertThat(audit.sound()).isFalse();
    }

    @Test
    void a_damaged_journal_is_named_and_a_published_copy_needs_none() throws IOException {
        Path journal = directory.resolve("journal");
        byte[] good = Files.readAllBytes(journal);
        Files.write(journal, new byte[5]);
        assertThat(damages()).singleElement().satisfies(d -> assertThat(d.file())
                .isEqualTo(journal));
        Files.delete(journal);
        assertThat(damages()).singleElement().satisfies(d -> assertThat(d.what())
                .contains("missing"));
        Files.delete(directory.resolve("lock"));
        assertThat(damages()).isEmpty();
        Files.write(journal, good);
        assertThat(damages()).isEmpty();
    }
}
