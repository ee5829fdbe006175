package org.narrowgate.engine.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final byte[] TABLE =
            "a line of a table, again and again; ".repeat(200).getBytes(UTF_8);
    private static final byte[] RECEIPT = "a receipt, once".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_was_set_aside_comes_back_in_whatever_order_it_is_asked_for() throws Exception {
        try (Spool spool = spool()) {
            spool.add(ProtectedFile.Packed.of(TABLE), RECEIPT);
            spool.add(ProtectedFile.Packed.of(RECEIPT), new byte[0]);
            assertThat(spool.size()).isEqualTo(2);
            assertThat(spool.read(1).packed()).isEqualTo(RECEIPT);
            assertThat(spool.read(1).plain()).isEmpty();
            assertThat(spool.read(0).packed()).isEqualTo(TABLE);
            assertThat(spool.read(0).plain()).isEqualTo(RECEIPT);
        }
    }

    @Test
    void on_the_disk_there_is_no_plaintext_and_the_same_content_never_looks_the_same() throws Exception {
        byte[] once = written();
        assertThat(once).isNotEqualTo(written()).hasSizeGreaterThan(2 * RECEIPT.length);
        assertThat(new String(once, ISO_8859_1)).doesNotContain("table").doesNotContain("receipt");
    }

    private byte[] written() throws Exception {
        try (Spool spool = spool()) {
            spool.add(ProtectedFile.Packed.of(TABLE), RECEIPT);
            spool.add(ProtectedFile.Packed.of(TABLE), RECEIPT);
            byte[] bytes = Files.readAllBytes(openFile());
            byte[] first = Arrays.copyOf(bytes, bytes.length / 2);
            assertThat(first).isNotEqualTo(Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
            return bytes;
        }
    }

    @Test
    void it_has_no_name_while_it_is_in_use_and_no_room_afterwards() throws Exception {
        try (Spool spool = spool()) {
            spool.add(ProtectedFile.Packed.of(TABLE), RECEIPT);
            assertThat(folder.resolve("scratch")).isEmptyDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("scratch"))))
                    .isEqualTo("rwx------");
            assertThat(openFile()).exists();
        }
        assertThatThrownBy(this::openFile).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void one_that_a_crash_left_is_removed() throws Exception {
        Path left = Files.createDirectory(folder.resolve("scratch")).resolve("waiting");
        Files.write(left, RECEIPT);
        spool().close();
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void a_link_that_stands_in_its_place_is_not_followed() throws Exception {
        Path other = Files.write(folder.resolve("other"), RECEIPT);
        Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("scratch")).resolve("waiting"), other);
        try (Spool spool = spool()) {
            spool.add(ProtectedFile.Packed.of(TABLE), RECEIPT);
        }
        assertThat(other).hasBinaryContent(RECEIPT);
    }

    @Test
    void a_chunk_that_was_altered_cut_or_put_in_anothers_place_is_refused() throws Exception {
        try (Spool spool = spool()) {
            spool.add(ProtectedFile.Packed.of(TABLE), RECEIPT);
            spool.add(ProtectedFile.Packed.of(TABLE), RECEIPT);
            byte[] sound = Files.readAllBytes(openFile());
            int half = sound.length / 2;
            byte[] swapped = new byte[sound.length];
            System.arraycopy(sound, half, swapped, 0, half);
            System.arraycopy(sound, 0, swapped, half, half);
            overwrite(swapped);
            assertRefused(spool, 0);
            assertRefused(spool, 1);
            byte[] altered = sound.clone();
            altered[half - 1] ^= 1;
            overwrite(altered);
            assertRefused(spool, 0);
            assertThat(spool.read(1).plain()).isEqualTo(RECEIPT);
            try (FileChannel channel = FileChannel.open(openFile(), StandardOpenOption.WRITE)) {
                channel.truncate(sound.length - 1);
            }
            assertRefused(spool, 1);
        }
    }

    private static void assertRefused(Spool spool, int chunk) {
        assertThatThrownBy(() -> spool.read(chunk))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("waiting", "altered", "give the same command again");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.write(folder.resolve("scratch"), RECEIPT);
        assertThatThrownBy(this::spool).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
    }

    private Spool spool() throws IOException {
        return Spool.in(folder.resolve("scratch"), "waiting", Keys.RANDOM);
    }

    private void overwrite(byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(openFile(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), 0);
        }
    }

    /** Of a file without a name, Linux shows what a process has open. */
    private Path openFile() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(one -> target(one).startsWith(folder.resolve("scratch") + "/waiting"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException("no spool is open"));
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
