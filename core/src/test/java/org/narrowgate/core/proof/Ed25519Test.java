package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ed25519 against the vectors of RFC 8032, section 7.1, and of C2SP/CCTV (github.com/C2SP/CCTV, folder ed25519), of
 * whose vectors this platform believes none, as strict verifiers do.
 */
class Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();
    private static final String KEY = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
    private static final byte[] MESSAGE = HEX.parseHex("af82");
    private static final String SIGNATURE = "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";
    /** Every spelling of a point of small order, from the README of the vectors. */
    private static final List<String> SMALL_ORDER = List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

    private static boolean verify(String key, byte[] message, String signature) {
        return Ed25519.verify(HEX.parseHex(key), message, HEX.parseHex(signature));
    }

    @Test
    void the_vectors_of_the_rfc_verify_and_no_other_byte_does() {
        assertThat(verify(
                        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                        new byte[0],
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                                + "d25bf5f0595bbe24655141438e7a100b"))
                .isTrue();
        assertThat(verify(
                        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                        new byte[] {0x72},
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                                + "387b2eaeb4302aeeb00d291612bb0c00"))
                .isTrue();
        assertThat(verify(KEY, MESSAGE, SIGNATURE)).isTrue();
        for (int at = 0; at < 64; at++) {
            byte[] changed = HEX.parseHex(SIGNATURE);
            changed[at] ^= 1;
            assertThat(Ed25519.verify(HEX.parseHex(KEY), MESSAGE, changed))
                    .as("byte %d", at)
                    .isFalse();
        }
        assertThat(verify(KEY, new byte[] {0x72}, SIGNATURE)).isFalse();
    }

    @Test
    void keys_and_signatures_of_another_length_are_nobody_s() {
        assertThat(verify(KEY, MESSAGE, SIGNATURE + "00")).isFalse();
        assertThat(verify(KEY, MESSAGE, SIGNATURE.substring(2))).isFalse();
        assertThat(verify(KEY, MESSAGE, "")).isFalse();
        assertThat(verify(KEY + "00", MESSAGE, SIGNATURE)).isFalse();
        assertThat(verify(KEY.substring(2), MESSAGE, SIGNATURE)).isFalse();
        assertThat(verify("", MESSAGE, SIGNATURE)).isFalse();
    }

    @Test
    void the_same_signature_with_the_group_s_order_added_to_S_is_another_spelling_and_refused() {
        byte[] signature = HEX.parseHex(SIGNATURE);
        BigInteger s = EdwardsPoint.littleEndian(signature, 32).add(EdwardsPoint.ORDER);
        assertThat(Ed25519.verify(HEX.parseHex(KEY), MESSAGE, with(signature, s)))
                .isFalse();
        assertThat(Ed25519.verify(HEX.parseHex(KEY), MESSAGE, with(signature, EdwardsPoint.ORDER)))
                .isFalse();
    }

    @Test
    void no_spelling_of_a_point_of_small_order_is_a_key_or_the_first_half_of_a_signature() {
        String nothing = "00".repeat(32);
        for (String point : SMALL_ORDER) {
            assertThat(Ed25519.isSound(HEX.parseHex(point))).as(point).isFalse();
            for (String other : SMALL_ORDER) {
                assertThat(verify(point, MESSAGE, other + nothing)).as(point).isFalse();
            }
            assertThatThrownBy(() -> NoteVerifier.of("log.example", NoteVerifier.ED25519, HEX.parseHex(point)))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining("no Ed25519 key");
        }
    }

    @Test
    void a_signature_whose_first_half_is_the_neutral_point_is_refused_though_its_equation_holds() throws Exception {
        BigInteger secret = new BigInteger("1234567890123456789");
        byte[] key = encode(base().times(secret));
        byte[] neutral = HEX.parseHex(SMALL_ORDER.get(4));
        byte[] signature =
                with(Arrays.copyOf(neutral, 64), challenge(neutral, key).multiply(secret));
        assertThat(Ed25519.isSound(key)).isTrue();
        assertThat(Ed25519.verify(key, MESSAGE, signature)).isFalse();
    }

    @Test
    void signatures_that_only_a_verifier_with_cofactor_believes_are_refused() throws Exception {
        BigInteger secret = new BigInteger("987654321");
        BigInteger nonce = new BigInteger("1122334455");
        byte[] key = encode(base().times(secret));
        EdwardsPoint small =
                EdwardsPoint.decode(HEX.parseHex(SMALL_ORDER.get(8))).orElseThrow();
        for (boolean mixed : new boolean[] {false, true}) {
            EdwardsPoint r = base().times(nonce);
            byte[] first = encode(mixed ? r.plus(small) : r);
            BigInteger s = nonce.add(challenge(first, key).multiply(secret));
            assertThat(Ed25519.verify(key, MESSAGE, with(Arrays.copyOf(first, 64), s)))
                    .as("mixed %s", mixed)
                    .isEqualTo(!mixed);
        }
        assertThat(Ed25519.isSound(encode(base().times(secret).plus(small)))).isFalse();
    }

    @Test
    void of_the_public_edge_cases_none_is_believed() {
        String small = "00".repeat(32);
        String mixed = "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f";
        String r = "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56b";
        // Numbers 0, 1, 3, 5, 6, 7, 9 and 14 of ed25519vectors.json.
        believesNot(small, small + small, "ed25519vectors 3");
        believesNot(small, small + small, "ed25519vectors 11");
        String s3 = "05ba9a796274d80437afa36f1236563f2f3b0aa84cecddc3d20914615ba4fe02";
        believesNot(small, r + s3, "ed25519vectors 3");
        String s5 = "9472a69cd9a701a50d130ed52189e2455b23767db52cacb8716fb896ffeeac09";
        believesNot(mixed, small + s5, "ed25519vectors 3");
        String s6 = "c02e2b9e63e385c058bf62b14b3a2b29ccefe8e38ddb536bc3f9865320a3d801";
        believesNot(mixed, r + s6, "ed25519vectors 10");
        String s7 = "bbfd00bd9c259d8d222d15e67a3d8228585050dbb9b9585be20d8fadc721da03";
        believesNot(mixed, r + s7, "ed25519vectors");
        believesNot(SMALL_ORDER.get(1), small + small, "ed25519vectors 6");
        believesNot(small, SMALL_ORDER.get(1) + small, "ed25519vectors 3");
    }

    private static void believesNot(String key, String signature, String message) {
        assertThat(verify(key, message.getBytes(StandardCharsets.UTF_8), signature))
                .as(message)
                .isFalse();
    }

    /** RFC 8032, section 5.1: the base point's y is 4/5. */
    private static EdwardsPoint base() {
        return EdwardsPoint.decode(HEX.parseHex("58" + "66".repeat(31))).orElseThrow();
    }

    private static byte[] encode(EdwardsPoint point) {
        BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        BigInteger inverse = point.z().modInverse(p);
        byte[] raw = littleEndian(point.y().multiply(inverse).mod(p));
        raw[31] |= (byte) (point.x().multiply(inverse).mod(p).testBit(0) ? 0x80 : 0);
        return raw;
    }

    private static BigInteger challenge(byte[] r, byte[] key) throws Exception {
        MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
        sha512.update(r);
        sha512.update(key);
        byte[] digest = sha512.digest(MESSAGE);
        return EdwardsPoint.littleEndian(digest, 32).shiftLeft(256).add(EdwardsPoint.littleEndian(digest, 0));
    }

    /** The signature with another S, brought below the order unless it is between it and twice it on purpose. */
    private static byte[] with(byte[] signature, BigInteger s) {
        BigInteger written = s.bitLength() > 254 ? s.mod(EdwardsPoint.ORDER) : s;
        byte[] changed = Arrays.copyOf(signature, 64);
        System.arraycopy(littleEndian(written), 0, changed, 32, 32);
        return changed;
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] raw = new byte[32];
        byte[] bigEndian = number.toByteArray();
        for (int i = 0; i < Math.min(32, bigEndian.length); i++) {
            raw[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return raw;
    }
}
