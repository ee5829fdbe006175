package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The deterministic encoding of evidence. */
class CanonicalTest {
    @Test
    void the_encoding_is_big_endian_and_length_prefixed() {
        byte[] bytes = new CanonicalWriter()
                .uint8(1)
                .uint16(0x0203)
                .uint32(0xfffffffeL)
                .uint64(-1)
                .flag(true)
                .bytes(new byte[] {9, 8})
                .fixed(new byte[] {7})
                .text("\u00e9")
                .list(List.of(5, 6), CanonicalWriter::uint8)
                .toBytes();
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("010203fffffffeffffffffffffffff01000000020908" + "07" + "00000002c3a9" + "000000020506");
    }

    @Test
    void what_is_written_is_read_and_any_shorter_or_longer_is_refused() {
        long seed = 20260703;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            List<String> texts = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                texts.add(Character.toString(random.nextInt(0x20, 0xd800)).repeat(random.nextInt(300)));
            }
            byte[] blob = new byte[random.nextInt(20)];
            random.nextBytes(blob);
            long number = random.nextLong();
            byte[] bytes = new CanonicalWriter()
                    .uint64(number)
                    .list(texts, CanonicalWriter::text)
                    .bytes(blob)
                    .toBytes();
            CanonicalReader reader = new CanonicalReader(bytes);
            assertThat(reader.uint64()).as("seed %d", seed).isEqualTo(number);
            assertThat(reader.list(CanonicalReader::text)).isEqualTo(texts);
            assertThat(reader.bytes()).isEqualTo(blob);
            reader.finish();
            int cut = random.nextInt(bytes.length);
            assertThatThrownBy(() -> readAll(Arrays.copyOf(bytes, cut))).isInstanceOf(ProofException.class);
            assertThatThrownBy(() -> readAll(Arrays.copyOf(bytes, bytes.length + 1)))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining("1 bytes follow");
        }
    }

    private static void readAll(byte[] bytes) {
        CanonicalReader reader = new CanonicalReader(bytes);
        var number = reader.uint64();
        var texts = reader.list(CanonicalReader::text);
        var blob = reader.bytes();
        reader.finish();
        assertThat(List.of(number, texts, blob)).isNotEmpty();
    }

    @Test
    void a_cleared_writer_begins_anew() {
        CanonicalWriter writer = new CanonicalWriter().text("first").clear().uint8(3);
        assertThat(writer.toBytes()).containsExactly(3);
        assertThat(writer.view().remaining()).isEqualTo(1);
    }

    @Test
    void what_is_seen_in_place_is_what_comes_out_as_bytes() {
        CanonicalWriter writer = new CanonicalWriter();
        for (int i = 0; i < 200; i++) {
            writer.uint16(i * 300).text("é" + i);
            byte[] seen = new byte[writer.view().remaining()];
            writer.view().get(seen);
            assertThat(seen).isEqualTo(writer.toBytes());
        }
    }

    @Test
    void values_outside_their_field_are_refused() {
        CanonicalWriter writer = new CanonicalWriter();
        assertThatThrownBy(() -> writer.uint8(256)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> writer.uint8(-1)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> writer.uint16(65536)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> writer.uint32(1L << 32)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> writer.text("\ud800")).isInstanceOf(ProofException.class);
        assertThat(writer.view().remaining()).isZero();
    }

    @Test
    void malformed_bytes_are_refused() {
        assertThatThrownBy(() -> new CanonicalReader(new byte[] {2}).flag()).isInstanceOf(ProofException.class);
        byte[] badUtf8 = {0, 0, 0, 1, (byte) 0xff};
        assertThatThrownBy(() -> new CanonicalReader(badUtf8).text()).isInstanceOf(ProofException.class);
        byte[] overlong = {0, 0, 0, 2, (byte) 0xc0, (byte) 0x80};
        assertThatThrownBy(() -> new CanonicalReader(overlong).text()).isInstanceOf(ProofException.class);
        byte[] huge = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        assertThatThrownBy(() -> new CanonicalReader(huge).list(CanonicalReader::uint8))
                .isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> new CanonicalReader(huge).bytes()).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> new CanonicalReader(huge, 3, 2)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> new CanonicalReader(huge).fixed(-1)).isInstanceOf(ProofException.class);
    }

    @Test
    void a_slice_is_read_without_its_surroundings() {
        CanonicalReader reader = new CanonicalReader(new byte[] {9, 1, 2, 9}, 1, 2);
        assertThat(reader.uint16()).isEqualTo(0x0102);
        reader.finish();
    }
}
