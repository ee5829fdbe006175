package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {
    private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    /** The vectors of the authors' reference code for 128 bits, for every even length: the bytes 00 01 02 and so on. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    0, a3817f04ba25a8e66df67214c7550293
                    2, 8177228da4a45dc7fca38bdef60affe4
                    4, f88164c12d9c8faf7d0f6e7c7bcd5579
                    6, 14eeca338b208613485ea0308fd7a15e
                    8, 3b62a9ba6258f5610f83e264f31497b4
                    10, 00110dc378146956c95447d3f3d0fbba
                    12, d626b266905ef35882634df68532c125
                    14, 31fcefac66d7de9c7ec7485fe4494902
                    16, 6ee2a4ca67b054bbfd3315bf85230577
                    18, a426e5e423bf4885294da481feaef723
                    20, 9e25fc833f2290733e9344a5e83839eb
                    22, 4a29b54552d16b9a469c10528eff0aae
                    24, 2db479ae78bd50d8882a8a178a6132ad
                    26, 9c0b53b4b3c307e87eaee08678141f66
                    28, 0664da1668574b88b935f3027358aef4
                    30, ea5c7f471faf6bde2b1ad7d4686d2287
                    32, 7c3956ca5eeafc3e363e9d556546eb68
                    34, 37a6986cb8847edf0925f0f1309b54de
                    36, 3dc47d1f29c448461e9e76ed904f6711
                    38, 8c03468bca7c669ee4fd5e084bbee7b5
                    40, df6a301e95c95dad97ae0cc8c6913bd8
                    42, e617346ac9c231bb3650ae34ccca0c5b
                    44, 89237d9ded9c5e78d8b1c9b166cc7342
                    46, 0e33f96055e7ae893ffc0e3dcf492902
                    48, f7e5aef549f782cf379055a608269b16
                    50, a590d3ee4fbf04e3247e0d27f286423f
                    52, 2c97325cbd06b36eb2133dd08b3a017c
                    54, dce850110bd8328cfbd50841d6911d87
                    56, 1938f2cf72d54ee97e94166fa91d2a36
                    58, 57fca5de98a9d6d8006438d0583d8a1d
                    60, e3040c00eb28f15366ca73cbd872e740
                    62, 5853542321f567a005d547a4f04759bd
                    """)
    void hashes_as_the_reference_does(int length, String hash) {
        byte[] bytes = new byte[length + 8];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(hex(new SipHash(KEY).hash(bytes, length))).isEqualTo(hash);
    }

    @Test
    void hashes_as_another_implementation_does_under_any_key_and_at_any_length() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] key = new byte[16];
            random.nextBytes(key);
            String text = text(random, random.nextInt(600), seed % 2 == 0 ? 1 << 8 : 1 << 16);
            SipHash128 other = new SipHash128();
            other.init(new KeyParameter(key));
            boolean wide = text.chars().anyMatch(c -> c > 0xff);
            text.chars().forEach(c -> {
                other.update((byte) c);
                if (wide) {
                    other.update((byte) (c >>> 8));
                }
            });
            other.update((byte) (wide ? 1 : 0));
            byte[] expected = new byte[16];
            other.doFinal(expected, 0);
            assertThat(hex(new SipHash(key).begin().raw(text).end()))
                    .as("seed " + seed)
                    .isEqualTo(HexFormat.of().formatHex(expected));
        }
    }

    @Test
    void one_instance_hashes_one_list_after_another_alike() {
        SipHash sip = new SipHash(KEY);
        String first = hex(sip.begin().text("Ilvane").text("Torrebruna").end());
        assertThat(hex(sip.begin().text("other").end())).isNotEqualTo(first);
        assertThat(hex(sip.begin().text("Ilvane").text("Torrebruna").end())).isEqualTo(first);
    }

    @Test
    void characters_of_two_bytes_are_not_taken_for_two_of_one() {
        SipHash sip = new SipHash(KEY);
        String one = hex(sip.begin().raw("BA").end());
        assertThat(hex(sip.begin().raw("\u4142").end())).isNotEqualTo(one);
    }

    @Test
    void lists_that_run_together_alike_have_different_hashes() {
        List<List<String>> lists = List.of(
                List.of(),
                List.of(""),
                List.of("", ""),
                List.of("ab", "c"),
                List.of("a", "bc"),
                List.of("abc"),
                List.of("abc", ""),
                List.of("", "abc"),
                List.of("a", "b", "c"),
                List.of("\u0000"),
                List.of("\u0000\u0000"),
                List.of("x".repeat(65_536)),
                List.of("", "x".repeat(65_536)));
        Map<String, List<String>> seen = new HashMap<>();
        SipHash sip = new SipHash(KEY);
        for (List<String> list : lists) {
            sip.begin();
            list.forEach(sip::text);
            assertThat(seen.put(hex(sip.end()), list)).isNull();
        }
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new SipHash(new byte[15])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SipHash(new byte[17])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(SipHash sip) {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(sip.low())
                        .putLong(sip.high())
                        .array());
    }

    private static String text(SplittableRandom random, int length, int most) {
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) random.nextInt(most);
        }
        return new String(chars);
    }
}
