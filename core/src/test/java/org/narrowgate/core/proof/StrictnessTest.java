package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the specifications of C2SP leave no room for, and what would cost a verifier its memory or its time. */
class StrictnessTest {
    private static final NoteSigner LOG = NoteSigner.log("log.example/d", Keys.pair(1));
    private static final NoteSigner OTHER = NoteSigner.log("log.example/e", Keys.pair(2));
    private static final NoteSigner WITNESS = NoteSigner.witness("witness.example/w", Keys.pair(3));
    private static final String ROOT = Tree.EMPTY_ROOT.base64();
    private static final SignedNote NOTE = LOG.sign("log.example/d\n0\n" + ROOT + "\n");
    private static final String PROOF = "c2sp.org/tlog-proof@v1\nindex 0\n\n" + NOTE.format();
    private static final String POLICY = "log " + vkey(LOG) + "\nwitness W " + vkey(WITNESS) + "\nquorum none\n";

    private static String vkey(NoteSigner signer) {
        return signer.verifier().vkey();
    }

    private static void refuses(Executable parsing, String as) {
        Assertions.assertThrows(ProofException.class, parsing, as);
    }

    @Test
    void nothing_may_follow_where_a_note_a_proof_a_policy_or_a_key_ends() {
        for (String garbage : List.of("x", "\n", "\n\n", " ", "\0", "\r\n", "\u2014", "\n\u2014 a b\n")) {
            refuses(() -> SignedNote.parse(NOTE.format() + garbage), "note");
            refuses(() -> ProofFile.parse(PROOF + garbage), "proof");
            refuses(
                    () -> Policy.parse((POLICY + garbage + "\n").getBytes(StandardCharsets.UTF_8))
                            .accept(SignedNote.parse(NOTE.format() + garbage)),
                    "policy");
            refuses(() -> NoteVerifier.parse(vkey(LOG) + "\n" + garbage), "vkey");
            refuses(() -> Checkpoint.parse(NOTE.text() + garbage), "checkpoint");
        }
        refuses(() -> Policy.parse((POLICY + "x\n").getBytes(StandardCharsets.UTF_8)), "policy");
        assertThat(NoteVerifier.parse(vkey(LOG) + "\n")).isEqualTo(LOG.verifier());
    }

    @Test
    void every_line_ends_with_a_newline_alone() {
        refuses(() -> SignedNote.parse(NOTE.format().replace("\n", "\r\n")), "note");
        refuses(() -> ProofFile.parse(PROOF.replace("\n", "\r\n")), "proof");
        refuses(() -> ProofFile.parse(PROOF.replaceFirst("\n", "\r\n")), "first line");
        refuses(() -> ProofFile.parse(PROOF.replace("index 0\n", "index 0\r\n")), "index");
        refuses(() -> Policy.parse(POLICY.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)), "policy");
        refuses(() -> NoteVerifier.parse(vkey(LOG) + "\r\n"), "vkey");
        refuses(() -> Checkpoint.parse("o\r\n0\n" + ROOT + "\n"), "checkpoint");
        refuses(() -> Checkpoint.parse("o\n0\n" + ROOT + "\r\n"), "checkpoint");
    }

    @Test
    void a_number_is_written_in_its_one_way_and_is_below_2_to_the_63() {
        for (String number : List.of(
                "00",
                "01",
                "+1",
                "-0",
                " 1",
                "1 ",
                "1.",
                "0x1",
                "",
                "\u0661",
                "1_0",
                "9223372036854775808",
                "18446744073709551615",
                "99999999999999999999")) {
            refuses(() -> Checkpoint.parse("o\n" + number + "\n" + ROOT + "\n"), "size " + number);
            refuses(() -> ProofFile.parse(PROOF.replace("index 0", "index " + number)), "index " + number);
        }
        assertThat(Checkpoint.parse("o\n9223372036854775807\n" + ROOT + "\n").size())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void base64_has_its_padding_and_no_stray_bits_and_the_standard_alphabet() {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) 0xfb);
        String good = Base64.getEncoder().encodeToString(bytes);
        assertThat(Hash.parse(good)).isEqualTo(Hash.of(bytes));
        String strayBits = good.substring(0, 42) + (char) (good.charAt(42) + 1) + "=";
        for (String bad : List.of(
                good.replace("=", ""),
                good + "=",
                strayBits,
                good.replace('+', '-').replace('/', '_'),
                good.substring(0, 20) + "\n" + good.substring(20),
                good.substring(0, 20) + " " + good.substring(20),
                good.substring(4),
                "AAAA" + good)) {
            refuses(() -> Hash.parse(bad), bad);
            refuses(() -> Checkpoint.parse("o\n1\n" + bad + "\n"), bad);
        }
    }

    @Test
    void a_key_s_name_has_no_unicode_space_and_no_plus() {
        for (String space : List.of(
                " ", "+", "\t", "\u0085", "\u00a0", "\u1680", "\u2000", "\u2009", "\u2028", "\u2029", "\u202f",
                "\u205f", "\u3000", "\u001f")) {
            String name = "log" + space + "example";
            refuses(() -> NoteSigner.log(name, Keys.pair(1)), "name with U+" + Integer.toHexString(space.charAt(0)));
            refuses(() -> SignedNote.parse(NOTE.format().replace("\u2014 log.example/d", "\u2014 " + name)), space);
        }
        refuses(() -> NoteSigner.log("", Keys.pair(1)), "empty name");
        assertThat(NoteSigner.log("l\u00f6g.example/\u65e5", Keys.pair(1))
                        .verifier()
                        .name())
                .contains("\u65e5");
    }

    @Test
    void a_note_has_no_control_character_and_no_broken_utf_8() {
        for (char c = 0; c < ' '; c++) {
            String text = "a" + c + "b\n";
            if (c != '\n') {
                refuses(() -> SignedNote.parse(text + "\n" + signatures(NOTE)), "control character " + (int) c);
            }
        }
        byte[] note = NOTE.bytes();
        for (byte broken : new byte[] {(byte) 0x80, (byte) 0xc0, (byte) 0xff}) {
            byte[] bad = note.clone();
            bad[2] = broken;
            refuses(() -> SignedNote.parse(bad), "byte " + broken);
            refuses(() -> ProofFile.parse(bad), "byte " + broken);
        }
    }

    private static String signatures(SignedNote note) {
        return note.format().substring(note.text().length() + 1);
    }

    @Test
    void a_key_of_a_type_that_is_not_known_is_refused() {
        for (int type : new int[] {0, 2, 3, 5, 7, 0xfa, 0xff}) {
            refuses(() -> NoteVerifier.of("k", (byte) type, new byte[32]), "type " + type);
        }
        // Of golang.org/x/mod/sumdb/note: an unknown algorithm, with the key id that goes with it.
        refuses(() -> NoteVerifier.parse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), "e");
        refuses(() -> NoteVerifier.of("k", NoteVerifier.ML_DSA_44, new byte[1311]), "a short ML-DSA-44 key");
        refuses(() -> NoteVerifier.parse(vkey(LOG).replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+")), "another key id");
    }

    @Test
    void a_wrong_signature_of_any_key_that_the_policy_names_refuses_the_checkpoint() {
        Policy policy = Policy.parse(
                ("log " + vkey(LOG) + "\nlog " + vkey(OTHER) + "\nwitness W " + vkey(WITNESS) + "\nquorum none\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(policy.accept(NOTE).checkpoint().origin()).isEqualTo("log.example/d");
        for (NoteSigner signer : List.of(OTHER, WITNESS)) {
            NoteSignature forged =
                    NoteSignature.of(signer.verifier().name(), signer.verifier().keyId(), new byte[72]);
            assertThatThrownBy(() -> policy.accept(NOTE.with(forged)))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining("is wrong");
            // The same under a name or an id that nobody knows is passed over.
            assertThat(policy.accept(NOTE.with(NoteSignature.of(
                                    "stranger", signer.verifier().keyId(), new byte[72])))
                            .witnesses())
                    .isEmpty();
            assertThat(policy.accept(
                                    NOTE.with(NoteSignature.of(signer.verifier().name(), 7, new byte[72])))
                            .witnesses())
                    .isEmpty();
        }
        SignedNote two = SignedNote.parse(NOTE.format() + signatures(OTHER.sign(NOTE.text())));
        assertThat(policy.accept(two).checkpoint().origin()).isEqualTo("log.example/d");
        assertThatThrownBy(() -> policy.accept(OTHER.sign(NOTE.text()))).hasMessageContaining("another log");
    }

    @Test
    void a_repeated_signature_counts_once_and_each_of_its_lines_must_verify() {
        SignedNote cosigned = WITNESS.cosign(NOTE, 7);
        SignedNote twice = WITNESS.cosign(cosigned, 9);
        Policy policy = Policy.parse(POLICY.replace("none", "W").getBytes(StandardCharsets.UTF_8));
        assertThat(policy.accept(twice).witnesses()).containsExactly("W");
        assertThat(WITNESS.verifier().cosigned(twice)).hasValue(9);
        NoteSignature bad =
                NoteSignature.of("witness.example/w", WITNESS.verifier().keyId(), new byte[72]);
        assertThatThrownBy(() -> policy.accept(cosigned.with(bad))).hasMessageContaining("is wrong");
    }

    @Test
    void a_cosignature_is_dated_and_before_2_to_the_63() {
        byte[] late = WITNESS.cosign(NOTE, Long.MAX_VALUE).signatures().get(1).signature();
        assertThat(WITNESS.verifier().cosigned(WITNESS.cosign(NOTE, Long.MAX_VALUE)))
                .hasValue(Long.MAX_VALUE);
        late[0] |= (byte) 0x80;
        NoteSignature bad =
                NoteSignature.of("witness.example/w", WITNESS.verifier().keyId(), late);
        refuses(() -> WITNESS.verifier().cosigned(NOTE.with(bad)), "time from 2^63 on");
        NoteSignature undated =
                NoteSignature.of("witness.example/w", WITNESS.verifier().keyId(), new byte[64]);
        refuses(() -> WITNESS.verifier().cosigned(NOTE.with(undated)), "no time");
    }

    @Test
    void what_is_huge_is_refused_at_once() {
        String lines = "A".repeat(43) + "=\n";
        List<Executable> huge = new ArrayList<>(List.of(
                () -> SignedNote.parse("a\n\n" + ("\u2014 n " + "A".repeat(96) + "\n").repeat(200_000)),
                () -> SignedNote.parse("a\n\n\u2014 n " + "A".repeat(8_000_000) + "\n"),
                () -> ProofFile.parse(
                        "c2sp.org/tlog-proof@v1\nindex 0\n" + lines.repeat(200_000) + "\n" + NOTE.format()),
                () -> ProofFile.parse("\n".repeat(8_000_000)),
                () -> Policy.parse(("log" + " ".repeat(2_000_000) + "x\n").getBytes(StandardCharsets.UTF_8)),
                () -> Policy.parse(("a" + " a".repeat(400_000) + "\n").getBytes(StandardCharsets.UTF_8)),
                () -> Policy.parse(nestedGroups())));
        for (Executable parsing : huge) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> refuses(parsing, "number " + huge.indexOf(parsing)));
        }
    }

    private static byte[] nestedGroups() {
        StringBuilder text = new StringBuilder(POLICY.replace("quorum none\n", "group g0 all W\n"));
        for (int i = 1; i < 20_000; i++) {
            text.append("group g").append(i).append(" all g").append(i - 1).append('\n');
        }
        return text.append("quorum g19999\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_policy_of_32_logs_witnesses_and_groups_is_read() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            text.append("log ")
                    .append(vkey(NoteSigner.log("l" + i, Keys.pair(500 + i))))
                    .append('\n');
            text.append("witness w" + i + " ")
                    .append(vkey(NoteSigner.witness("w", Keys.pair(600 + i))))
                    .append('\n');
            text.append("group g" + i + " any w" + i + (i == 0 ? "" : " g" + (i - 1)) + "\n");
        }
        Policy policy = Policy.parse(text.append("quorum g31\n").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(policy.logs()).hasSize(32);
        assertThat(policy.witnesses()).hasSize(32);
    }
}
