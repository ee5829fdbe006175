package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Signed notes, held against the test vectors of Go's golang.org/x/mod/sumdb/note. */
class SignedNoteTest {
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETER_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETER_LINE = "\u2014 PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH_LINE = "\u2014 EnochRoot "
            + "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    @Test
    void signs_the_go_example_to_the_byte() {
        NoteSigner peter = NoteSigner.parse(PETER_SECRET + "\n" + PETER + "\n");
        assertThat(peter.sign(TEXT).format()).isEqualTo(TEXT + "\n" + PETER_LINE);
        assertThat(peter.text()).isEqualTo(PETER_SECRET + "\n" + PETER + "\n");
    }

    @Test
    void verifies_the_go_example_and_ignores_a_stranger_beside_it() {
        NoteVerifier peter = NoteVerifier.parse(PETER);
        SignedNote note = SignedNote.parse(TEXT + "\n" + ENOCH_LINE + PETER_LINE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.signatures()).hasSize(2);
        assertThat(peter.signed(note)).isTrue();
        assertThat(peter.signed(SignedNote.parse(TEXT + "\n" + ENOCH_LINE))).isFalse();
    }

    @Test
    void the_key_of_the_go_checksum_database_has_its_key_id() {
        String vkey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        assertThat(NoteVerifier.parse(vkey).vkey()).isEqualTo(vkey);
    }

    @Test
    void a_wrong_signature_of_a_known_key_spoils_the_whole_note() {
        NoteVerifier peter = NoteVerifier.parse(PETER);
        SignedNote note = SignedNote.parse("Another text.\n\n" + PETER_LINE);
        assertThatThrownBy(() -> peter.signed(note)).isInstanceOf(ProofException.class);
        SignedNote twice = SignedNote.parse(TEXT + "\n" + PETER_LINE + PETER_LINE.replace("x08go/ZJ", "x08go/ZK"));
        assertThatThrownBy(() -> peter.signed(twice)).isInstanceOf(ProofException.class);
    }

    @Test
    void no_mangled_key_is_read() {
        for (int from = 0; from <= PETER.length(); from++) {
            for (int to = from + 1; to <= PETER.length(); to++) {
                if (from != 0 || to != PETER.length()) {
                    refusesKey(PETER.substring(from, to));
                }
            }
        }
        for (int i = 0; i < PETER.length(); i++) {
            char[] changed = PETER.toCharArray();
            changed[i]++;
            refusesKey(new String(changed));
        }
        refusesKey("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==");
    }

    private static void refusesKey(String vkey) {
        assertThatThrownBy(() -> NoteVerifier.parse(vkey)).as(vkey).isInstanceOf(ProofException.class);
    }

    @Test
    void a_key_of_a_type_this_platform_lacks_can_be_named_but_signs_nothing() {
        NoteVerifier unknown = NoteVerifier.of("PeterNeumann", NoteVerifier.ML_DSA_44, new byte[1312]);
        assertThat(NoteVerifier.parse(unknown.vkey())).isEqualTo(unknown);
        SignedNote note =
                new SignedNote(TEXT, List.of(NoteSignature.of(unknown.name(), unknown.keyId(), new byte[2428])));
        assertThat(unknown.signed(note)).isFalse();
        assertThat(unknown.cosigned(note)).isEmpty();
    }

    @Test
    void malformed_notes_are_refused() {
        for (String bad : List.of(
                "",
                "\n",
                TEXT,
                TEXT + "\n",
                PETER_LINE,
                TEXT + PETER_LINE,
                TEXT + "\n" + PETER_LINE.stripTrailing(),
                TEXT + "\n" + PETER_LINE.replace("\u2014 ", "- "),
                TEXT + "\n" + PETER_LINE.replace("=", ""),
                TEXT + "\n" + PETER_LINE.replace(" x08", "  x08"),
                TEXT + "\n" + PETER_LINE.replace("PeterNeumann", "Peter\u00a0Neumann"),
                TEXT + "\n" + PETER_LINE.replace("PeterNeumann", "Peter+Neumann"),
                TEXT + "\n\u2014 PeterNeumann x08gow==\n",
                TEXT + "\n" + PETER_LINE + "trailing\n",
                TEXT.replace("problem", "prob\tlem") + "\n" + PETER_LINE,
                TEXT.replace("\n", "\r\n") + "\n" + PETER_LINE,
                TEXT + "\n" + PETER_LINE.repeat(101))) {
            assertThatThrownBy(() -> SignedNote.parse(bad)).as(bad).isInstanceOf(ProofException.class);
        }
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {'a', (byte) 0xff, '\n', '\n'}))
                .isInstanceOf(ProofException.class);
        assertThat(SignedNote.parse(TEXT + "\n" + PETER_LINE.repeat(16)).signatures())
                .hasSize(16);
    }

    @Test
    void text_may_hold_blank_lines_because_the_last_one_separates() {
        String text = "a\n\nb\n\n";
        SignedNote note =
                new SignedNote(text, SignedNote.parse(TEXT + "\n" + PETER_LINE).signatures());
        assertThat(SignedNote.parse(note.bytes())).isEqualTo(note);
    }

    @Test
    void a_cosignature_binds_time_and_text() {
        NoteSigner log = NoteSigner.log("log.example/d", Keys.pair(1));
        NoteSigner witness = NoteSigner.witness("witness.example/w", Keys.pair(2));
        SignedNote note = log.sign(new Checkpoint("log.example/d", 0, Tree.EMPTY_ROOT).text());
        SignedNote cosigned = witness.cosign(note, 1_679_315_147L);
        assertThat(witness.verifier().cosigned(cosigned)).hasValue(1_679_315_147L);
        assertThat(log.verifier().checkpoint(cosigned).size()).isZero();
        assertThat(log.verifier().cosigned(cosigned)).isEmpty();
        NoteSignature signature = cosigned.signatures().get(1);
        byte[] later = signature.signature();
        later[7]++;
        SignedNote moved = note.with(NoteSignature.of(signature.name(), signature.keyId(), later));
        assertThatThrownBy(() -> witness.verifier().cosigned(moved)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> log.cosign(note, 1)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> witness.sign(note.text())).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> witness.cosign(note, -1)).isInstanceOf(ProofException.class);
    }

    @Test
    void a_cosignature_is_the_bytes_of_the_specification() {
        assertThat(new String(NoteVerifier.cosignedMessage(1679315147L, "o\n1\nr\n"), StandardCharsets.UTF_8))
                .isEqualTo("cosignature/v1\ntime 1679315147\no\n1\nr\n");
    }

    @Test
    void a_signing_key_survives_its_text_and_no_mixed_pair_is_read() {
        NoteSigner one = NoteSigner.log("log.example", Keys.pair(3));
        NoteSigner two = NoteSigner.log("log.example", Keys.pair(4));
        assertThat(NoteSigner.parse(one.text()).verifier()).isEqualTo(one.verifier());
        String[] lines = one.text().split("\n", -1);
        String mixed = lines[0] + "\n" + two.verifier().vkey() + "\n";
        assertThatThrownBy(() -> NoteSigner.parse(mixed)).isInstanceOf(ProofException.class);
        String seedOfTwo = two.text().split("\n", -1)[0].substring(two.text().indexOf(".example+") + 18);
        String forged = lines[0].substring(0, lines[0].length() - seedOfTwo.length()) + seedOfTwo;
        assertThatThrownBy(() -> NoteSigner.parse(forged + "\n" + lines[1] + "\n"))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void every_raw_public_key_survives_the_way_through_the_jdk() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40; i++) {
            KeyPair pair = Keys.pair(random.nextLong());
            byte[] raw = Ed25519.raw(pair.getPublic());
            assertThat(Ed25519.publicKey(raw)).isEqualTo(pair.getPublic());
        }
    }

    @Test
    void checkpoints_are_read_strictly_and_extension_lines_passed_over() {
        Checkpoint checkpoint = new Checkpoint("example.com/behind-the-sofa", 20852163, Tree.EMPTY_ROOT);
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse(checkpoint.text() + "extension\n")).isEqualTo(checkpoint);
        String root = Tree.EMPTY_ROOT.base64();
        for (String bad : List.of(
                "o\n1\n" + root,
                "o\n1\n",
                "\n1\n" + root + "\n",
                "o\n01\n" + root + "\n",
                "o\n-1\n" + root + "\n",
                "o\n+1\n" + root + "\n",
                "o\n9223372036854775808\n" + root + "\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + root + "\n\nx\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(bad)).as(bad).isInstanceOf(ProofException.class);
        }
    }
}
