package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trust policies (C2SP tlog-policy). */
class PolicyTest {
    private static final NoteSigner LOG = NoteSigner.log("log.example/d", Keys.pair(1));
    private static final List<NoteSigner> WITNESSES = witnesses();
    private static final SignedNote NOTE = LOG.sign(new Checkpoint("log.example/d", 0, Tree.EMPTY_ROOT).text());
    private static final String LINES = "log " + vkey(LOG) + " https://log.example/\n"
            + "\n # a comment\n"
            + witnessLine("X1", 0)
            + witnessLine("X2", 1)
            + witnessLine("X3", 2)
            + "group X 2 X1 X2 X3\n"
            + witnessLine("Y1", 3)
            + "\twitness Y2  " + vkey(WITNESSES.get(4)) + "\t \n"
            + "group Y any Y1 Y2\n"
            + "group XY all X Y\n";

    private static List<NoteSigner> witnesses() {
        List<NoteSigner> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(NoteSigner.witness("witness.example/w" + i, Keys.pair(100 + i)));
        }
        return all;
    }

    private static String vkey(NoteSigner signer) {
        return signer.verifier().vkey();
    }

    private static String witnessLine(String name, int number) {
        return "witness " + name + " " + vkey(WITNESSES.get(number)) + "\n";
    }

    private static Policy parse(String text) {
        return Policy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SignedNote cosigned(int... witnesses) {
        SignedNote note = NOTE;
        for (int witness : witnesses) {
            note = WITNESSES.get(witness).cosign(note, 1_700_000_000L);
        }
        return note;
    }

    @Test
    void a_quorum_of_two_levels_counts_groups_as_the_specification_says() {
        Policy policy = parse(LINES + "quorum XY\n");
        assertThat(policy.logs()).hasSize(1);
        assertThat(policy.logs().get(0).url()).hasValue("https://log.example/");
        assertThat(policy.witnesses()).hasSize(5);
        assertThat(policy.accept(cosigned(0, 2, 4)).witnesses()).containsExactlyInAnyOrder("X1", "X3", "Y2");
        assertThat(policy.accept(cosigned(0, 1, 2, 3)).unwitnessed()).isFalse();
        for (int[] tooFew : new int[][] {{}, {0}, {0, 1}, {0, 3}, {3, 4}, {0, 1, 2}}) {
            assertThatThrownBy(() -> policy.accept(cosigned(tooFew)))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining("quorum");
        }
        assertThatThrownBy(() -> policy.accept(cosigned(0, 1)))
                .hasMessageContaining("X3, Y1, Y2")
                .hasMessageNotContaining("X1");
    }

    @Test
    void quorum_none_accepts_and_says_that_nobody_witnessed() {
        Policy.Accepted accepted = parse("log " + vkey(LOG) + "\nquorum none\n").accept(NOTE);
        assertThat(accepted.unwitnessed()).isTrue();
        assertThat(accepted.checkpoint().origin()).isEqualTo("log.example/d");
        assertThat(Policy.unwitnessed(LOG.verifier()).accept(NOTE)).isEqualTo(accepted);
        assertThat(parse(LINES + "quorum none\n").accept(cosigned(0)).unwitnessed())
                .isTrue();
        assertThat(parse(LINES + "quorum none\n").asksForNoWitness()).isTrue();
    }

    @Test
    void a_single_witness_may_be_the_quorum() {
        Policy policy = parse(LINES + "quorum Y1\n");
        assertThat(policy.accept(cosigned(3)).witnesses()).containsExactly("Y1");
        assertThatThrownBy(() -> policy.accept(cosigned(4))).isInstanceOf(ProofException.class);
    }

    @Test
    void a_checkpoint_of_another_log_or_origin_is_refused() {
        Policy policy = parse(LINES + "quorum none\n");
        NoteSigner stranger = NoteSigner.log("log.example/d", Keys.pair(77));
        assertThatThrownBy(() -> policy.accept(stranger.sign(NOTE.text()))).isInstanceOf(ProofException.class);
        String otherOrigin = new Checkpoint("log.example/e", 0, Tree.EMPTY_ROOT).text();
        assertThatThrownBy(() -> policy.accept(LOG.sign(otherOrigin))).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> parse("quorum none\n").accept(NOTE)).isInstanceOf(ProofException.class);
    }

    @Test
    void a_log_cannot_witness_itself_with_its_log_signature() {
        Policy policy = parse(LINES + "quorum Y1\n");
        assertThatThrownBy(() -> policy.accept(NOTE.with(NOTE.signatures().get(0))))
                .isInstanceOf(ProofException.class);
    }

    @Test
    void a_witness_whose_type_this_platform_lacks_never_counts() {
        NoteVerifier quantum = NoteVerifier.of("witness.example/q", NoteVerifier.ML_DSA_44, new byte[1312]);
        Policy policy = parse("log " + vkey(LOG) + "\nwitness Q " + quantum.vkey() + "\nquorum Q\n");
        SignedNote note = NOTE.with(NoteSignature.of(quantum.name(), quantum.keyId(), new byte[2428]));
        assertThatThrownBy(() -> policy.accept(note)).isInstanceOf(ProofException.class);
    }

    @Test
    void each_rule_of_the_file_has_its_refusal_with_its_line() {
        refuses("", "no line \"quorum\"");
        refuses("quorum none", "newline");
        refuses("quorum none\nquorum none\n", "line 2");
        refuses("quorum X\n", "line above");
        refuses("Quorum none\n", "begins with");
        refuses("quorum none extra\n", "form");
        refuses("log " + vkey(LOG) + "\nlog " + vkey(LOG) + "\nquorum none\n", "line 2");
        refuses("log " + vkey(WITNESSES.get(0)) + "\nquorum none\n", "type 04");
        refuses("witness W " + vkey(LOG) + "\nquorum none\n", "type 04 or 06");
        refuses(witnessLine("A", 0) + witnessLine("B", 0) + "quorum A\n", "listed before");
        refuses(witnessLine("A", 0) + witnessLine("A", 1) + "quorum A\n", "taken");
        refuses(witnessLine("none", 0) + "quorum none\n", "taken");
        refuses(witnessLine("A", 0) + "group A any A\nquorum A\n", "taken");
        refuses("group G any A\n" + witnessLine("A", 0) + "quorum A\n", "line 1");
        refuses(witnessLine("A", 0) + "group G any A A\nquorum G\n", "already a member");
        refuses(witnessLine("A", 0) + "group G any A\ngroup H any A\nquorum G\n", "already a member");
        refuses(witnessLine("A", 0) + "group G any none\nquorum A\n", "not a witness");
        refuses(witnessLine("A", 0) + "group G 0 A\nquorum A\n", "threshold");
        refuses(witnessLine("A", 0) + "group G 2 A\nquorum A\n", "threshold");
        refuses(witnessLine("A", 0) + "group G 01 A\nquorum A\n", "threshold");
        refuses(witnessLine("A", 0) + "group G all\nquorum A\n", "form");
        refuses("quorum none\r\n", "control characters");
        refuses("log x+y\nwitness\nquorum Z\n", "line 1", "line 2", "line 3");
    }

    private static void refuses(String text, String... words) {
        assertThatThrownBy(() -> parse(text))
                .as(text)
                .isInstanceOf(ProofException.class)
                .hasMessageContainingAll(words);
    }
}
