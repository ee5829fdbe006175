package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Trees, inclusion and consistency against a naive tree, and each refusal of RFC 9162, 2.1.3.2 and 2.1.4.2. */
class TreeTest {
    private static final int LARGEST = 600;
    private static final List<byte[]> ENTRIES = NaiveTree.entries(LARGEST);

    @Test
    void the_roots_of_the_certificate_transparency_reference_tree_are_found() {
        List<String> leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        List<String> roots = List.of(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        CompactRange range = new CompactRange();
        for (int i = 0; i < leaves.size(); i++) {
            range.append(Tree.leafHash(HexFormat.of().parseHex(leaves.get(i))));
            assertThat(range.root().hex()).isEqualTo(roots.get(i));
        }
        assertThat(new CompactRange().root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void every_size_up_to_600_has_the_root_of_the_naive_tree() {
        CompactRange range = new CompactRange();
        for (int size = 0; size <= LARGEST; size++) {
            List<byte[]> d = ENTRIES.subList(0, size);
            Hash root = NaiveTree.root(d);
            assertThat(range.root()).as("incremental root of %d", size).isEqualTo(root);
            assertThat(Tree.root(NaiveTree.reader(d), size))
                    .as("read root of %d", size)
                    .isEqualTo(root);
            assertThat(range.size()).isEqualTo(size);
            if (size < LARGEST) {
                range.append(Tree.leafHash(ENTRIES.get(size)));
            }
        }
    }

    @Test
    void every_inclusion_proof_of_every_tree_up_to_70_is_that_of_the_rfc_and_verifies() {
        for (int size = 1; size <= 70; size++) {
            for (int index = 0; index < size; index++) {
                checkInclusion(index, size);
            }
        }
    }

    @Test
    void random_inclusion_proofs_up_to_600_verify_and_no_changed_one_does() {
        long seed = 20260701;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            int size = random.nextInt(1, LARGEST + 1);
            int index = random.nextInt(size);
            checkInclusion(index, size);
            InclusionProof proof = InclusionProof.of(NaiveTree.reader(ENTRIES.subList(0, size)), index, size);
            Hash leaf = Tree.leafHash(ENTRIES.get(index));
            Hash root = NaiveTree.root(ENTRIES.subList(0, size));
            for (List<Hash> path : spoiled(proof.path(), random)) {
                assertThatThrownBy(() -> new InclusionProof(proof.index(), proof.size(), path).verify(leaf, root))
                        .as("seed %d round %d", seed, round)
                        .isInstanceOf(ProofException.class);
            }
            for (int other : new int[] {index - 1, index + 1, index ^ 1, size}) {
                if (other != index) {
                    assertThatThrownBy(() -> new InclusionProof(other, size, proof.path()).verify(leaf, root))
                            .as("seed %d round %d index %d for %d of %d", seed, round, other, index, size)
                            .isInstanceOf(ProofException.class);
                }
            }
        }
    }

    private static void checkInclusion(int index, int size) {
        List<byte[]> d = ENTRIES.subList(0, size);
        InclusionProof proof = InclusionProof.of(NaiveTree.reader(d), index, size);
        assertThat(proof.path()).as("path of %d in %d", index, size).isEqualTo(NaiveTree.path(index, d));
        proof.verify(Tree.leafHash(d.get(index)), NaiveTree.root(d));
    }

    @Test
    void every_consistency_proof_of_trees_up_to_70_is_that_of_the_rfc_and_verifies() {
        for (int second = 0; second <= 70; second++) {
            for (int first = 0; first <= second; first++) {
                checkConsistency(first, second);
            }
        }
    }

    @Test
    void random_consistency_proofs_up_to_600_verify_and_no_changed_one_does() {
        long seed = 20260702;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            int second = random.nextInt(2, LARGEST + 1);
            int first = random.nextInt(1, second);
            ConsistencyProof proof = checkConsistency(first, second);
            Hash from = NaiveTree.root(ENTRIES.subList(0, first));
            Hash to = NaiveTree.root(ENTRIES.subList(0, second));
            for (List<Hash> path : spoiled(proof.path(), random)) {
                assertThatThrownBy(() -> new ConsistencyProof(first, second, path).verify(from, to))
                        .as("seed %d round %d", seed, round)
                        .isInstanceOf(ProofException.class);
            }
            Hash wrong = Tree.leafHash(new byte[] {9});
            assertThatThrownBy(() -> proof.verify(wrong, to)).isInstanceOf(ProofException.class);
            assertThatThrownBy(() -> proof.verify(from, wrong)).isInstanceOf(ProofException.class);
        }
    }

    private static ConsistencyProof checkConsistency(int first, int second) {
        List<byte[]> d = ENTRIES.subList(0, second);
        ConsistencyProof proof = ConsistencyProof.of(NaiveTree.reader(d), first, second);
        if (first > 0) {
            assertThat(proof.path())
                    .as("proof from %d to %d", first, second)
                    .isEqualTo(NaiveTree.subproof(first, d, true));
        }
        proof.verify(NaiveTree.root(d.subList(0, first)), NaiveTree.root(d));
        return proof;
    }

    private static List<List<Hash>> spoiled(List<Hash> path, SplittableRandom random) {
        List<List<Hash>> spoiled = new ArrayList<>();
        Hash stranger = Tree.leafHash(new byte[] {(byte) random.nextInt(256)});
        for (int i = 0; i < path.size(); i++) {
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, stranger);
            spoiled.add(changed);
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            spoiled.add(shorter);
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(stranger);
        spoiled.add(longer);
        return spoiled;
    }

    @Test
    void an_index_beyond_the_tree_is_refused_before_anything_is_hashed() {
        Hash leaf = Tree.leafHash(ENTRIES.get(0));
        assertThatThrownBy(() -> new InclusionProof(1, 1, List.of()).verify(leaf, leaf))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("not in a tree of 1");
        assertThatThrownBy(() -> new InclusionProof(0, 0, List.of()).verify(leaf, leaf))
                .isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> new InclusionProof(-1, 1, List.of()).verify(leaf, leaf))
                .isInstanceOf(ProofException.class);
        new InclusionProof(0, 1, List.of()).verify(leaf, leaf);
    }

    @Test
    void a_proof_in_the_tree_of_two_is_refused_when_the_tree_is_said_to_be_of_four() {
        Hash leaf = Tree.leafHash(ENTRIES.get(0));
        Hash sibling = Tree.leafHash(ENTRIES.get(1));
        Hash rootOfTwo = Tree.nodeHash(leaf, sibling);
        new InclusionProof(0, 2, List.of(sibling)).verify(leaf, rootOfTwo);
        assertThatThrownBy(() -> new InclusionProof(0, 4, List.of(sibling)).verify(leaf, rootOfTwo))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("fewer hashes");
    }

    @Test
    void a_proof_that_goes_on_above_the_root_is_refused() {
        Hash leaf = Tree.leafHash(ENTRIES.get(0));
        Hash sibling = Tree.leafHash(ENTRIES.get(1));
        Hash above = Tree.nodeHash(Tree.nodeHash(leaf, sibling), sibling);
        assertThatThrownBy(() -> new InclusionProof(0, 2, List.of(sibling, sibling)).verify(leaf, above))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("more hashes");
    }

    @Test
    void each_refusal_of_a_consistency_proof_has_its_words() {
        Hash one = NaiveTree.root(ENTRIES.subList(0, 1));
        Hash two = NaiveTree.root(ENTRIES.subList(0, 2));
        Hash four = NaiveTree.root(ENTRIES.subList(0, 4));
        refuses(new ConsistencyProof(1, 2, List.of()), one, two, "is empty");
        refuses(new ConsistencyProof(2, 1, List.of()), two, one, "not the beginning");
        refuses(new ConsistencyProof(-1, 1, List.of()), two, one, "not the beginning");
        refuses(new ConsistencyProof(2, 2, List.of()), two, four, "two roots for one size");
        refuses(new ConsistencyProof(2, 2, List.of(one)), two, two, "more hashes");
        refuses(new ConsistencyProof(0, 2, List.of()), one, two, "empty tree");
        refuses(new ConsistencyProof(0, 2, List.of(one)), Tree.EMPTY_ROOT, two, "more hashes");
        Hash right = NaiveTree.root(ENTRIES.subList(2, 4));
        new ConsistencyProof(2, 4, List.of(right)).verify(two, four);
        refuses(new ConsistencyProof(2, 8, List.of(right)), two, four, "fewer hashes");
        refuses(new ConsistencyProof(2, 4, List.of(right, right)), two, four, "more hashes");
        refuses(new ConsistencyProof(2, 4, List.of(one)), two, four, "not consistent");
    }

    private static void refuses(ConsistencyProof proof, Hash first, Hash second, String words) {
        assertThatThrownBy(() -> proof.verify(first, second))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining(words);
    }

    @Test
    void no_proof_is_made_of_what_is_not_in_the_tree() {
        HashReader<RuntimeException> reader = NaiveTree.reader(ENTRIES);
        assertThatThrownBy(() -> InclusionProof.of(reader, 5, 5)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> InclusionProof.of(reader, -1, 5)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> ConsistencyProof.of(reader, 6, 5)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> Tree.root(reader, -1)).isInstanceOf(ProofException.class);
    }
}
