package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Public vectors, in the form in which they are published: proofs of github.com/transparency-dev/merkle (folder
 * testdata, Apache-2.0), the examples of the C2SP specifications signed-note, tlog-checkpoint and tlog-cosignature.
 */
class PublicVectorsTest {
    private static final Hash EMPTY = Hash.parse("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    private static final Hash ONE = Hash.parse("bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=");
    private static final Hash EIGHT = Hash.parse("XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=");
    private static final List<Hash> FROM_1_TO_8 = hashes(
            "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=",
            "Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=",
            "a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=");

    private static List<Hash> hashes(String... base64) {
        return Stream.of(base64).map(Hash::parse).toList();
    }

    @Test
    void consistency_from_1_to_8_is_proven_by_the_path_of_its_first_entry() {
        new ConsistencyProof(1, 8, FROM_1_TO_8).verify(ONE, EIGHT);
        new InclusionProof(0, 8, FROM_1_TO_8).verify(ONE, EIGHT);
        new ConsistencyProof(1, 1, List.of()).verify(ONE, ONE);
        new ConsistencyProof(0, 0, List.of()).verify(EMPTY, EMPTY);
    }

    @Test
    void consistency_is_refused_where_the_vectors_say_so() {
        refuses(new ConsistencyProof(0, 1, List.of(EMPTY)), EMPTY, EMPTY);
        refuses(new ConsistencyProof(1, 1, List.of(EMPTY)), ONE, ONE);
        refuses(new ConsistencyProof(0, 0, List.of(EMPTY)), EMPTY, EMPTY);
        refuses(new ConsistencyProof(1, 1, List.of()), ONE, EIGHT);
        refuses(new ConsistencyProof(0, 0, List.of()), EMPTY, ONE);
        refuses(new ConsistencyProof(0, 0, List.of()), ONE, ONE);
        refuses(new ConsistencyProof(8, 1, FROM_1_TO_8), EIGHT, ONE);
        refuses(new ConsistencyProof(1, 0, List.of()), ONE, EMPTY);
        refuses(new ConsistencyProof(1, 8, List.of()), ONE, EIGHT);
        for (int changed = 0; changed < 3; changed++) {
            refuses(new ConsistencyProof(1, 8, FROM_1_TO_8.subList(changed + 1, 3)), ONE, EIGHT);
            refuses(new ConsistencyProof(1, 8, FROM_1_TO_8.subList(0, changed)), ONE, EIGHT);
        }
        for (long second : new long[] {2, 4, 9, 16, Long.MAX_VALUE}) {
            refuses(new ConsistencyProof(1, second, FROM_1_TO_8), ONE, EIGHT);
        }
        refuses(new ConsistencyProof(1, 8, FROM_1_TO_8), EIGHT, ONE);
        refuses(new ConsistencyProof(1, 8, FROM_1_TO_8), ONE, EMPTY);
        refuses(new ConsistencyProof(2, 8, FROM_1_TO_8), ONE, EIGHT);
    }

    private static void refuses(ConsistencyProof proof, Hash first, Hash second) {
        assertThatThrownBy(() -> proof.verify(first, second)).as("%s", proof).isInstanceOf(ProofException.class);
    }

    @Test
    void inclusion_in_trees_of_0_and_1_needs_no_path_and_takes_none() {
        for (long size : new long[] {0, 1, 2, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            for (long index : new long[] {0, 1, 2, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
                if (size == 1 && index == 0) {
                    new InclusionProof(index, size, List.of()).verify(ONE, ONE);
                } else {
                    refuses(new InclusionProof(index, size, List.of()));
                }
                refuses(new InclusionProof(index, size, List.of(EMPTY)));
                refuses(new InclusionProof(index, size, FROM_1_TO_8));
            }
        }
    }

    private static void refuses(InclusionProof proof) {
        assertThatThrownBy(() -> proof.verify(ONE, ONE)).as("%s", proof).isInstanceOf(ProofException.class);
    }

    @Test
    void the_note_of_the_specification_is_read_and_its_blank_lines_stay_in_the_text() {
        SignedNote note = SignedNote.parse("""
                Ognuno sta solo sul cuor della terra
                trafitto da un raggio di sole:

                ed \u00e8 subito sera.

                \u2014 quasimodo.example/salvatore \
                NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
                """);
        assertThat(note.text()).endsWith("sole:\n\ned \u00e8 subito sera.\n");
        assertThat(note.signatures().get(0).keyId()).isEqualTo(0x367ba04b);
        assertThat(note.signatures().get(0).signature()).hasSize(64);
    }

    @Test
    void the_cosigned_checkpoint_of_the_specification_is_read() {
        SignedNote note = SignedNote.parse("""
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                \u2014 example.com/behind-the-sofa \
                Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                \u2014 witness.example.com/w1 \
                jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                """);
        assertThat(note.checkpoint().size()).isEqualTo(20852163);
        assertThat(note.checkpoint().origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(note.signatures().get(1).signature()).hasSize(72);
    }

    @Test
    void malformed_proof_files_of_the_vectors_are_refused() {
        String sixtyFour = java.util.Base64.getEncoder().encodeToString(new byte[64]);
        for (String bad : List.of(
                "wrong-header\nindex 0\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n" + sixtyFour + "\n\ncheckpoint\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n")) {
            assertThatThrownBy(() -> ProofFile.parse(bad)).as(bad).isInstanceOf(ProofException.class);
        }
    }
}
