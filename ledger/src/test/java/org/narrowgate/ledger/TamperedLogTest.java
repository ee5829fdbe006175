package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.ProofException;

/** Whatever is done to any file of a small log, the audit names the file; what carries no proof is listed here. */
class TamperedLogTest {
    private static final int ENTRIES = 300;

    /** Nothing is ever read from a writer's lock. */
    private static final Set<String> WITHOUT_PROOF = Set.of("lock");

    private final NoteSigner signer = Samples.signer();

    @TempDir
    private Path temp;

    private Path directory;

    @BeforeEach
    void write() throws IOException {
        directory = temp.resolve("log");
        write(directory, 0, ENTRIES);
    }

    private void write(Path log, int from, int entries) throws IOException {
        try (Log open = Log.open(log, signer)) {
            open.append(Samples.entries(from, from + entries));
            open.publish();
        }
    }

    private LogAudit audit() {
        return LogAudit.audit(directory, signer.verifier());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<Path> proved() throws IOException {
        return files().stream()
                .filter(file -> !WITHOUT_PROOF.contains(String.valueOf(file.getFileName())))
                .toList();
    }

    /** Named, or, where two files disagree, that one which is not the tampered one: a forger may choose either. */
    private void isNamed(Path file, String how) {
        assertThat(audit().damages())
                .as("%s %s", directory.relativize(file), how)
                .anySatisfy(damage -> assertThat(damage.file()).isEqualTo(file));
    }

    @Test
    void a_changed_bit_of_every_fifth_byte_of_any_file_is_laid_to_that_file() throws IOException {
        flipped(5);
    }

    @Test
    @Tag("long")
    void a_changed_bit_of_any_byte_of_any_file_is_laid_to_that_file() throws IOException {
        flipped(1);
    }

    private void flipped(int step) throws IOException {
        for (Path file : proved()) {
            byte[] good = Files.readAllBytes(file);
            for (int at = 0; at < good.length; at += good.length < 300 ? 1 : step) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << (at % 8));
                Files.write(file, bad);
                isNamed(file, "byte " + at + " of " + good.length);
            }
            Files.write(file, good);
        }
        assertThat(audit().sound()).isTrue();
    }

    @Test
    void the_list_of_files_that_carry_no_proof_is_complete() throws IOException {
        Set<String> told = files().stream()
                .filter(file -> !audit().held().contains(file))
                .map(file -> directory.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        // The journal is damage when it is torn, but no signature covers what waits in it.
        assertThat(told).containsExactly("journal", "lock");
        Files.write(directory.resolve("lock"), "anything".getBytes(StandardCharsets.US_ASCII));
        assertThat(audit().sound()).isTrue();
        Files.writeString(directory.resolve("tile/0/777"), "no tile of this log");
        assertThat(audit().held()).doesNotContain(directory.resolve("tile/0/777"));
    }

    @Test
    void a_file_that_is_gone_cut_at_any_length_or_longer_is_named() throws IOException {
        for (Path file : proved()) {
            byte[] good = Files.readAllBytes(file);
            int step = good.length < 300 ? 1 : 97;
            boolean oneLine = file.endsWith("vkey");
            for (int length = 0; length < good.length - (oneLine ? 1 : 0); length += step) {
                Files.write(file, Arrays.copyOf(good, length));
                isNamed(file, "cut to " + length);
            }
            if (!file.endsWith("journal")) { // What follows its groups is a torn one that nobody was told about.
                for (int more : new int[] {1, 2, 32, 4096}) {
                    Files.write(file, Arrays.copyOf(good, good.length + more));
                    isNamed(file, more + " bytes longer");
                }
            }
            Files.delete(file);
            isNamed(file, "gone");
            Files.write(file, good);
        }
        assertThat(audit().sound()).isTrue();
    }

    @Test
    void a_file_in_the_place_of_any_other_is_named_once_or_changed_for_it() throws IOException {
        for (Path one : proved()) {
            for (Path other : proved()) {
                byte[] ofOne = Files.readAllBytes(one);
                byte[] ofOther = Files.readAllBytes(other);
                if (!Arrays.equals(ofOne, ofOther)) {
                    Files.write(other, ofOne);
                    isNamed(other, "in whose place is " + one);
                    Files.write(one, ofOther);
                    assertThat(audit().sound()).as("%s for %s", one, other).isFalse();
                    Files.write(one, ofOne);
                    Files.write(other, ofOther);
                }
            }
        }
        assertThat(audit().sound()).isTrue();
    }

    @Test
    void entries_dropped_doubled_or_changed_for_another_within_a_bundle_are_named() throws IOException {
        Path bundle = directory.resolve("tile/entries/001.p/44");
        List<byte[]> good = Samples.entries(256, ENTRIES);
        byte[] whole = Files.readAllBytes(bundle);
        for (int at = 0; at < good.size(); at++) {
            List<byte[]> dropped = new ArrayList<>(good);
            byte[] gone = dropped.remove(at);
            List<byte[]> doubled = new ArrayList<>(good);
            doubled.add(at, gone);
            List<byte[]> swapped = new ArrayList<>(good);
            Collections.swap(swapped, at, (at + 1) % good.size());
            for (List<byte[]> bad : List.of(dropped, doubled, swapped)) {
                Files.write(bundle, encoded(bad));
                isNamed(bundle, "entry " + at);
            }
        }
        assertThat(encoded(good)).isEqualTo(whole);
    }

    private static byte[] encoded(List<byte[]> entries) {
        byte[] bytes = new byte
                [entries.stream().mapToInt(e -> Bundle.PREFIX + e.length).sum()];
        int at = 0;
        for (byte[] entry : entries) {
            at = Bundle.put(bytes, at, entry);
        }
        return bytes;
    }

    @Test
    void a_checkpoint_that_another_key_signed_is_named_also_with_that_key_beside_it() throws Exception {
        NoteSigner other = NoteSigner.log(
                Samples.ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        Path checkpoint = directory.resolve("checkpoint");
        String text = LogReader.open(directory).checkpoint().text();
        Files.write(checkpoint, other.sign(text).bytes());
        isNamed(checkpoint, "signed by another key");
        Files.writeString(directory.resolve("vkey"), other.verifier().vkey() + "\n");
        isNamed(checkpoint, "signed by another key, which lies beside it");
        assertThat(LogAudit.audit(directory, other.verifier()).sound())
                .as("whoever takes the key from beside the log is told nothing")
                .isTrue();
    }

    @Test
    void a_checkpoint_of_a_second_history_under_the_right_key_does_not_fit_the_entries() throws IOException {
        Path fork = temp.resolve("fork");
        write(fork, 1, ENTRIES);
        Files.write(directory.resolve("checkpoint"), Files.readAllBytes(fork.resolve("checkpoint")));
        isNamed(directory.resolve("checkpoint"), "of a second history");
    }

    @Test
    void a_whole_second_history_or_an_older_copy_is_noticed_by_nobody_without_a_witness_or_a_kept_checkpoint()
            throws IOException {
        Checkpoint kept = audit().checkpoint().orElseThrow();
        Path fork = temp.resolve("fork");
        write(fork, 1, ENTRIES + 50);
        assertThat(LogAudit.audit(fork, signer.verifier()).sound()).isTrue();
        LogReader forked = LogReader.open(fork, signer.verifier());
        Checkpoint now = forked.checkpoint();
        assertThatThrownBy(() -> forked.consistency(kept.size(), now.size()).verify(kept.root(), now.root()))
                .isInstanceOf(ProofException.class);
        Path older = temp.resolve("older");
        write(older, 0, ENTRIES - 1);
        assertThat(LogAudit.audit(older, signer.verifier()).sound()).isTrue();
        LogReader setBack = LogReader.open(older, signer.verifier());
        assertThat(Objects.requireNonNull(setBack).size()).isLessThan(kept.size());
        assertThatThrownBy(() -> setBack.consistency(kept.size(), setBack.size()))
                .isInstanceOf(ProofException.class);
    }
}
