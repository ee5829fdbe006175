package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Seeds, salts, commitments and row roots, held against the formulas written out a second time. */
class RowCommitmentsTest {
    /** Computed once outside Java, from the formulas alone. */
    private static final String PINNED = "e6a27c0124a60b31abdacfad4eb3509f7f34535ea4c86d7f4d1b2f8ff4ac28cc";

    @Test
    void seeds_are_the_hmac_of_the_row_number() throws GeneralSecurityException {
        byte[] secret = filled(32, 5);
        RowSeeds seeds = new RowSeeds(secret);
        for (long row : new long[] {1, 2, 255, 65_536, 1L << 40, Long.MAX_VALUE}) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            assertThat(seeds.seed(row))
                    .isEqualTo(mac.doFinal(ByteBuffer.allocate(8).putLong(row).array()));
        }
        assertThatThrownBy(() -> seeds.seed(0)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> new RowSeeds(new byte[31])).isInstanceOf(ProofException.class);
    }

    @Test
    void roots_follow_the_formula_for_any_number_of_slots_and_any_length() {
        long seed = 20260704;
        SplittableRandom random = new SplittableRandom(seed);
        RowCommitments reused = new RowCommitments();
        for (int round = 0; round < 200; round++) {
            byte[] rowSeed = new byte[32];
            random.nextBytes(rowSeed);
            List<byte[]> values = new ArrayList<>();
            for (int i = random.nextInt(1, 150); i > 0; i--) {
                values.add(filled(random.nextInt(90), random.nextInt(256)));
            }
            List<Hash> commitments = new ArrayList<>();
            for (int slot = 1; slot <= values.size(); slot++) {
                byte[] salt = salt(rowSeed, slot);
                commitments.add(commitment(salt, slot, values.get(slot - 1)));
                assertThat(reused.salt(rowSeed, slot)).isEqualTo(salt);
            }
            Hash root = root(commitments);
            assertThat(reused.commitments(rowSeed, values)).as("seed %d", seed).isEqualTo(commitments);
            assertThat(reused.root(rowSeed, values)).as("seed %d", seed).isEqualTo(root);
            assertThat(reused.root(commitments)).as("seed %d", seed).isEqualTo(root);
            assertThat(reused.commitment(salt(rowSeed, 1), 1, values.get(0))).isEqualTo(commitments.get(0));
        }
    }

    private static byte[] salt(byte[] seed, int i) {
        byte[] block = NaiveTree.sha256(
                        seed, ByteBuffer.allocate(4).putInt(i / 2).array())
                .bytes();
        return Arrays.copyOfRange(block, i % 2 * 16, i % 2 * 16 + 16);
    }

    private static Hash commitment(byte[] salt, int slot, byte[] value) {
        byte[] numbers = ByteBuffer.allocate(6)
                .putShort((short) slot)
                .putInt(value.length)
                .array();
        return NaiveTree.sha256(new byte[] {3}, salt, numbers, value);
    }

    private static Hash root(List<Hash> commitments) {
        ByteBuffer all = ByteBuffer.allocate(commitments.size() * 32);
        commitments.forEach(c -> all.put(c.bytes()));
        return NaiveTree.sha256(new byte[] {2}, all.array());
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void one_row_is_pinned_so_that_no_later_version_changes_old_roots() {
        byte[] seed = new RowSeeds(filled(32, 1)).seed(1);
        Hash root = new RowCommitments().root(seed, List.of(new byte[0], new byte[] {'a'}, new byte[] {'b', 'c'}));
        RunId run = RunId.parse("000102030405060708090a0b0c0d0e0f");
        byte[] entry = new DecisionEntry(run, root).encode();
        assertThat(HexFormat.of().formatHex(entry)).isEqualTo("01" + run.hex() + PINNED);
        assertThat(DecisionEntry.decode(entry)).isEqualTo(new DecisionEntry(run, root));
    }

    @Test
    void entries_of_another_length_or_format_are_refused() {
        byte[] entry = new DecisionEntry(new RunId(1, 2), Tree.EMPTY_ROOT).encode();
        assertThat(entry).hasSize(49);
        assertThatThrownBy(() -> DecisionEntry.decode(Arrays.copyOf(entry, 48))).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> DecisionEntry.decode(Arrays.copyOf(entry, 50))).isInstanceOf(ProofException.class);
        byte[] other = entry.clone();
        other[0] = 2;
        assertThatThrownBy(() -> DecisionEntry.decode(other)).isInstanceOf(ProofException.class);
    }

    @Test
    void no_row_is_without_slots_and_no_seed_of_another_length() {
        RowCommitments hasher = new RowCommitments();
        byte[] seed = new byte[32];
        assertThatThrownBy(() -> hasher.root(seed, List.of())).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> hasher.root(List.of())).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> hasher.root(new byte[31], List.of(seed))).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> hasher.commitment(new byte[15], 1, seed)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> hasher.commitment(new byte[16], 0, seed)).isInstanceOf(ProofException.class);
    }

    @Test
    void identifiers_are_read_back_as_they_are_written() {
        RunId run = new RunId(-1, 7);
        assertThat(RunId.of(run.bytes())).isEqualTo(run);
        assertThat(RunId.parse(run.toString())).isEqualTo(run);
        assertThatThrownBy(() -> RunId.parse("FF")).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> RunId.of(new byte[15])).isInstanceOf(ProofException.class);
        Hash hash = NaiveTree.sha256(new byte[] {1});
        assertThat(Hash.parse(hash.base64())).isEqualTo(hash);
        assertThat(hash.toString()).hasSize(64);
        assertThatThrownBy(() -> Hash.of(new byte[33])).isInstanceOf(ProofException.class);
    }
}
