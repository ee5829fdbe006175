package org.narrowgate.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteSignature;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.Samples;

/** C2SP tlog-witness, "add-checkpoint", sentence by sentence, on both sides of each line. */
class WitnessTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final NoteSigner signer = Samples.signer();
    private final NoteSigner own = Samples.witness("witness.example/w1");
    private final SampleLog log = SampleLog.honest(signer, 40);
    private final SampleLog forked = new SampleLog(signer, 40, 5, 1);
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path temp;

    private Witness witness;

    @BeforeEach
    void open() throws LedgerException {
        Witness.create(temp.resolve("w"), own.verifier());
        reopen(signer.verifier());
    }

    private void reopen(NoteVerifier... keys) throws LedgerException {
        if (witness != null) {
            witness.close();
        }
        witness = Witness.open(temp.resolve("w"), own, List.of(keys), InstantSource.fixed(NOW), said::add);
    }

    @AfterEach
    void close() throws LedgerException {
        witness.close();
    }

    private Answer ask(String body) {
        return witness.add(SampleLog.bytes(body));
    }

    private long size() {
        return witness.last(Samples.ORIGIN)
                .map(note -> note.checkpoint().size())
                .orElse(0L);
    }

    private void assertAnswer(String body, int status) {
        long before = size();
        Answer answer = ask(body);
        assertThat(answer.status()).as("%s %s", body, answer).isEqualTo(status);
        if (status != 200) {
            assertThat(size()).isEqualTo(before);
            assertThat(answer.body()).doesNotContain("\u2014");
        }
    }

    private List<String> evidence() throws LedgerException {
        return witness.watched().get(0).evidence().stream()
                .map(found -> String.valueOf(found.file().getFileName()).replaceAll("-[^-]*$", ""))
                .toList();
    }

    @Test
    void answers_what_has_only_grown_with_one_line_that_cosigns_this_checkpoint_now() {
        Answer answer = ask(log.request(0, 7));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("\u2014 witness.example/w1 ").endsWith("\n");
        assertThat(answer.body().lines()).hasSize(1);
        SignedNote cosigned = SignedNote.parse(log.note(7).format() + answer.body());
        assertThat(own.verifier().cosigned(cosigned)).hasValue(NOW.getEpochSecond());
        assertThat(witness.last(Samples.ORIGIN)).hasValue(cosigned);
        assertAnswer(log.request(7, 40), 200);
        assertThat(size()).isEqualTo(40);
    }

    @Test
    void the_same_checkpoint_may_be_cosigned_again() {
        assertAnswer(log.request(0, 0), 200);
        assertAnswer(log.request(0, 12), 200);
        assertAnswer(log.request(12, 12), 200);
        assertThat(size()).isEqualTo(12);
    }

    @Test
    void another_old_size_is_answered_409_with_the_size_in_its_own_content_type() {
        assertThat(ask(log.request(3, 7))).isEqualTo(new Answer(409, "text/x.tlog.size", "0\n"));
        assertAnswer(log.request(0, 7), 200);
        for (int old : List.of(0, 6, 8)) {
            assertThat(ask(log.request(old, 12))).isEqualTo(new Answer(409, "text/x.tlog.size", "7\n"));
        }
        assertAnswer(log.request(7, 12), 200);
    }

    @Test
    void a_smaller_tree_than_the_one_seen_is_never_cosigned_again() {
        assertAnswer(log.request(0, 12), 200);
        for (int old = 0; old <= 7; old++) {
            assertThat(ask(log.request(old, 7))).isEqualTo(new Answer(409, "text/x.tlog.size", "12\n"));
        }
        assertAnswer(SampleLog.request("12", List.of(), log.note(7)), 400);
    }

    @Test
    void an_old_size_above_the_checkpoint_s_is_a_bad_request_and_an_equal_one_is_not() {
        assertAnswer(SampleLog.request("8", List.of(), log.note(7)), 400);
        assertAnswer(SampleLog.request("7", List.of(), log.note(7)), 409);
    }

    @Test
    void an_origin_that_is_not_watched_is_answered_404_whoever_signed() {
        NoteSigner other = Samples.log("log.example/other");
        assertAnswer(SampleLog.honest(other, 7).request(0, 7), 404);
    }

    @Test
    void a_checkpoint_without_a_good_signature_of_the_log_is_answered_403() {
        NoteSigner imposter = Samples.log(Samples.ORIGIN);
        assertAnswer(SampleLog.honest(imposter, 7).request(0, 7), 403);
        SignedNote good = log.note(7);
        SignedNote wrong = new SignedNote(good.text(), log.note(8).signatures());
        assertAnswer(SampleLog.request("0", List.of(), wrong), 403);
        assertAnswer(
                SampleLog.request("0", List.of(), good.with(wrong.signatures().get(0))), 403);
        // By the name of a watched log, but not as a log signs.
        assertAnswer(
                SampleLog.request(
                        "0",
                        List.of(),
                        new SignedNote(
                                good.text(),
                                List.of(own.cosign(good, 5).signatures().get(1)))),
                403);
    }

    @Test
    void signatures_of_unknown_keys_are_passed_over_and_not_kept() {
        SignedNote good = log.note(7);
        NoteSignature stranger =
                Samples.log("stranger.example").sign(good.text()).signatures().get(0);
        assertAnswer(SampleLog.request("0", List.of(), good.with(stranger)), 200);
        assertThat(witness.last(Samples.ORIGIN).orElseThrow().signatures())
                .extracting(NoteSignature::name)
                .containsExactly(Samples.ORIGIN, "witness.example/w1");
    }

    @Test
    void a_log_may_change_its_key_while_both_are_known() throws Exception {
        NoteSigner next = Samples.log(Samples.ORIGIN);
        assertAnswer(log.request(0, 7), 200);
        reopen(signer.verifier(), next.verifier());
        assertAnswer(SampleLog.honest(next, 12).request(7, 12), 200);
        reopen(next.verifier());
        assertAnswer(log.request(12, 13), 403);
        assertAnswer(SampleLog.honest(next, 13).request(12, 13), 200);
    }

    @Test
    void a_proof_that_does_not_hold_is_answered_422_and_the_right_one_is_then_still_good() throws Exception {
        assertAnswer(log.request(0, 7), 200);
        List<Hash> proof = log.proof(7, 12);
        List<Hash> swapped = new ArrayList<>(proof);
        Collections.swap(swapped, 0, 1);
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(proof.get(0));
        for (List<Hash> bad : List.of(swapped, longer, proof.subList(1, proof.size()), List.<Hash>of())) {
            assertAnswer(SampleLog.request("7", bad, log.note(12)), 422);
        }
        assertThat(evidence()).containsExactly("unproven-12");
        assertThat(said).singleElement().asString().startsWith("UNPROVEN: " + Samples.ORIGIN);
        assertAnswer(SampleLog.request("7", proof, log.note(12)), 200);
        assertThat(evidence()).as("the log had a proof").isEmpty();
    }

    @Test
    void where_nothing_has_to_be_proven_a_proof_is_refused() throws Exception {
        assertAnswer(SampleLog.request("0", log.proof(7, 12), log.note(12)), 422);
        assertAnswer(log.request(0, 12), 200);
        assertAnswer(SampleLog.request("12", log.proof(7, 12), log.note(12)), 422);
        assertThat(evidence()).isEmpty();
    }

    @Test
    void two_roots_for_one_size_are_answered_409_and_kept_as_proof_that_the_log_lied() throws Exception {
        assertAnswer(log.request(0, 12), 200);
        Answer answer = ask(forked.request(12, 12));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).startsWith("text/plain");
        Path file = witness.watched().get(0).evidence().get(0).file();
        String[] notes = Files.readString(file).split("(?<=\n)\n", -1);
        SignedNote first = SignedNote.parse(notes[0] + "\n" + notes[1]);
        SignedNote second = SignedNote.parse(notes[2] + "\n" + notes[3]);
        assertThat(signer.verifier().checkpoint(first).root()).isEqualTo(log.root(12));
        assertThat(signer.verifier().checkpoint(second).root()).isEqualTo(forked.root(12));
        assertThat(said).singleElement().asString().startsWith("FORK: ").contains(file.toString());
        // Also where the request fails for another reason; the same fork is kept once.
        assertThat(ask(forked.request(3, 12))).isEqualTo(new Answer(409, "text/x.tlog.size", "12\n"));
        assertThat(evidence()).containsExactly("fork-12");
        assertThat(Witness.show(temp.resolve("w")).get(0).evidence()).containsExactly(new Watched.Evidence(file, true));
        assertAnswer(log.request(12, 13), 200);
    }

    @Test
    void a_fork_that_grew_beyond_what_was_seen_finds_no_proof_and_is_kept() throws Exception {
        assertAnswer(log.request(0, 12), 200);
        assertAnswer(forked.request(12, 20), 422);
        assertThat(evidence()).containsExactly("unproven-20");
        assertThat(witness.watched().get(0).evidence().get(0).proof()).isFalse();
    }

    @Test
    void an_empty_tree_has_one_root_only() {
        Checkpoint lie = new Checkpoint(Samples.ORIGIN, 0, log.root(3));
        assertAnswer(SampleLog.request("0", List.of(), signer.sign(lie.text())), 409);
        assertThat(said).singleElement().asString().startsWith("FORK: ");
    }

    @Test
    void whatever_is_not_written_to_the_byte_as_specified_is_a_bad_request() {
        String good = log.request(0, 7);
        String proof = log.proof(7, 12).get(0).base64() + "\n";
        String note = log.note(7).format();
        Stream.of(
                        "",
                        "\n",
                        good.substring(1),
                        good.replace("old 0", "old 00"),
                        good.replace("old 0", "old +0"),
                        good.replace("old 0", "old -1"),
                        good.replace("old 0", "old 9223372036854775808"),
                        good.replace("old 0", "old  0"),
                        good.replace("old 0", "old 0 "),
                        good.replace("old 0", "old"),
                        good.replace("old 0", "Old 0"),
                        good.replace("old 0\n", "old 0\r\n"),
                        good.replace("\n", "\r\n"),
                        good.substring(0, good.length() - 1),
                        good + "\n",
                        good + "x",
                        good + "\n" + note,
                        "old 0\n" + note,
                        "old 0\n\n\n" + note,
                        "old 0\n\n" + log.text(7),
                        "old 0\n\n" + log.text(7) + "\n",
                        "old 7\n" + proof.replace("=", "") + "\n" + note,
                        "old 7\n" + proof.replace("\n", " \n") + "\n" + note,
                        "old 7\nAAAA\n\n" + note,
                        "old 7\n" + proof.repeat(64) + "\n" + note,
                        good.replace("\n7\n", "\n07\n"),
                        good.replace("\n7\n", "\n-7\n"))
                .forEach(body -> assertAnswer(body, 400));
        assertThat(witness.add(new byte[] {'o', 'l', 'd', ' ', (byte) 0xff}).status())
                .isEqualTo(400);
        assertAnswer("old 7\n" + proof.repeat(63) + "\n" + note, 409);
        assertAnswer(good, 200);
    }

    /** The example of the specification; its keys are not known, its form is. */
    @Test
    void the_request_of_the_specification_is_read_and_written_to_the_byte() {
        String example = """
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
                5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
                /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                \u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
                """;
        CheckpointRequest read = CheckpointRequest.parse(SampleLog.bytes(example));
        assertThat(read.oldSize()).isEqualTo(20_852_014);
        assertThat(read.proof()).hasSize(4);
        assertThat(read.checkpoint().size()).isEqualTo(20_852_163);
        assertThat(read.body()).isEqualTo(SampleLog.bytes(example));
        assertAnswer(example, 404);
    }

    @Test
    void the_whole_checkpoint_with_its_extension_lines_is_cosigned_and_kept() {
        String text = log.text(7) + "an extension line\n";
        Answer answer = ask(SampleLog.request("0", List.of(), signer.sign(text)));
        SignedNote cosigned = SignedNote.parse(signer.sign(text).format() + answer.body());
        assertThat(own.verifier().cosigned(cosigned)).isPresent();
        assertThat(witness.last(Samples.ORIGIN)).hasValue(cosigned);
    }

    @Test
    void what_it_has_seen_outlives_it_also_where_the_log_is_not_watched_for_a_while() throws Exception {
        assertAnswer(log.request(0, 12), 200);
        reopen();
        assertAnswer(log.request(12, 13), 404);
        assertThat(Witness.show(temp.resolve("w"))).extracting(Watched::size).containsExactly(12L);
        reopen(signer.verifier());
        assertThat(ask(log.request(0, 13))).isEqualTo(new Answer(409, "text/x.tlog.size", "12\n"));
    }

    @Test
    void a_memory_that_was_damaged_or_is_another_witness_s_is_named_and_nothing_is_served() throws Exception {
        assertAnswer(log.request(0, 12), 200);
        witness.close();
        Path file = temp.resolve("w/logs/log.example%2Fdecisions/checkpoint");
        String kept = Files.readString(file);
        NoteSigner other = Samples.witness("witness.example/w2");
        for (String damaged : List.of(
                kept.replace("\n12\n", "\n11\n"),
                "",
                log.note(7).format(),
                other.cosign(log.note(7), 1).format())) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> Witness.open(
                            temp.resolve("w"), own, List.of(signer.verifier()), InstantSource.fixed(NOW), said::add))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("make a new key");
        }
        Files.writeString(file, kept);
        reopen(signer.verifier());
        assertThat(size()).isEqualTo(12);
    }

    @Test
    void two_on_one_folder_a_second_of_one_name_and_keys_of_the_wrong_kind_are_refused() throws Exception {
        Path folder = temp.resolve("w");
        assertThatThrownBy(() -> Witness.open(folder, own, List.of(), InstantSource.fixed(NOW), said::add))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("already writing here");
        assertThatThrownBy(() -> Witness.create(folder, own.verifier()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("a witness is here already");
        assertThatThrownBy(() -> Witness.create(temp.resolve("x"), signer.verifier()))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("type 04");
        witness.close();
        assertThatThrownBy(() -> reopen(own.verifier())).isInstanceOf(ProofException.class);
        NoteSigner other = Samples.witness("witness.example/w2");
        assertThatThrownBy(() -> Witness.open(folder, other, List.of(), InstantSource.fixed(NOW), said::add))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("another key");
        witness = Witness.open(folder, own, List.of(), InstantSource.fixed(NOW), said::add);
    }
}
