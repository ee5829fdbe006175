package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.Outcome;

/** 26 U.S.C. 6103(i)(3)(B), whose imminence nobody can state: only a finding that an office holder signs opens it. */
class JudgedElementTest extends EmergencyDesk {
    @Test
    void a_row_is_held_with_its_question_and_disclosed_once_an_office_holder_signed_that_it_is_so() throws Exception {
        held(" []\n");
        assertThat(desk.run("hold", "list", last() + "", "--workspace", root.toString()))
                .isIn(Exit.DONE, Exit.NEEDS_A_PERSON);
        assertThat(desk.out.toString()).contains("imminence", "Is the danger of death or physical injury");
        assertThat(answered("MET")).as(desk.out.toString()).isZero();
        assertThat(row().outcome()).isEqualTo(Outcome.DISCLOSE);
        assertThat(row().fields()).containsEntry("mailing_address", "3202 Cedar Ln, Bend, OR, 97701");
        assertThat(row().lookedUp()).isTrue();
    }

    @Test
    void a_row_of_which_he_signed_the_contrary_is_withheld_on_the_paragraph_itself() throws Exception {
        held(" []\n");
        assertThat(answered("NOT_MET")).as(desk.out.toString()).isZero();
        assertThat(row().outcome()).isEqualTo(Outcome.WITHHOLD);
        assertThat(row().lookedUp()).isFalse();
        assertThat(row().grounds()).containsExactly("I3B-6");
    }

    /** 26 U.S.C. 6103(i)(6) covers other doors, while a court order binds every one. */
    @Test
    void an_informant_flag_bars_nobody_at_a_door_that_no_law_bars_by_it() throws Exception {
        held("\n  - {id: I-1, kind: informant" + NAMED);
        assertThat(answered("MET")).as(desk.out.toString()).isZero();
        assertThat(row().outcome()).isEqualTo(Outcome.DISCLOSE);
    }

    @Test
    void a_court_order_that_names_the_person_withholds_without_a_question() throws Exception {
        held("\n  - {id: O-1, kind: court-order" + NAMED);
        assertThat(answered("MET")).as(desk.out.toString()).isZero();
        assertThat(row().outcome()).isEqualTo(Outcome.WITHHOLD);
        assertThat(row().groundFindings()).singleElement().satisfies(ground -> assertThat(ground.branch())
                .isEqualTo("I3B-12.order"));
    }

    @Test
    void an_emergency_needs_no_agreement_and_says_so_wherever_it_is_shown() throws Exception {
        Files.delete(root.resolve("agreements/EM-1.yaml"));
        request("  agreement: EM-1\n", "");
        held(" []\n");
        assertThat(answered("MET")).as(desk.out.toString()).isZero();
        assertThat(row().outcome()).isEqualTo(Outcome.DISCLOSE);
        assertThat(row().fields()).containsOnlyKeys("name", "mailing_address", "tin");
        assertThat(desk.out.toString()).contains("EMERGENCY: decided without an agreement");
        Desk asked = new Desk();
        asked.run("explain", last() + "", "r-1", "--workspace", root.toString());
        assertThat(asked.out.toString()).contains("no agreement: EMERGENCY, none is demanded");
        released();
    }

    private void released() throws Exception {
        Path text = folder.resolve("release.json");
        String run = String.valueOf(last());
        assertThat(inWorkspace("release", run, "--draft", text.toString(), "--official", "Releaser Invented"))
                .as(desk.out.toString())
                .isZero();
        Path signature = signed(text, "releaser", folder.resolve("release.json.p7s"));
        assertThat(inWorkspace("release", run, "--authorisation", signature.toString()))
                .as(desk.out.toString())
                .isZero();
        Path opened = folder.resolve("opened");
        done(
                "open",
                root.resolve("releases/run-" + run + "/release-001.cms").toString(),
                "--key",
                founded.key("recipient").toString(),
                "--certificate",
                founded.certificate("recipient").toString(),
                "--policy",
                root.resolve("releases/run-" + run + ".trust.policy").toString(),
                "--out",
                opened.toString());
        try (Stream<Path> files = Files.walk(opened)) {
            assertThat(files.filter(Files::isRegularFile))
                    .anySatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .contains("EMERGENCY: decided without an agreement"));
        }
        done("verify", "--workspace", root.toString());
    }

    @Test
    void an_emergency_that_names_an_agreement_which_is_not_there_is_held_and_no_answer_opens_it() throws Exception {
        Files.delete(root.resolve("agreements/EM-1.yaml"));
        Path bars = Files.writeString(folder.resolve("bars.yaml"), BARS.stripTrailing() + " []\n");
        assertThat(inWorkspace("decide", sent.toString(), "--bars", bars.toString()))
                .as(desk.out.toString())
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(row().grounds()).containsExactly("AG-FORCE");
        assertThat(row().lookedUp()).isFalse();
        assertThat(answered("agreement-in-force", "MET"))
                .as(desk.out.toString())
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(answered("MET")).as(desk.out.toString()).isZero();
        assertThat(row().outcome()).isEqualTo(Outcome.WITHHOLD);
        assertThat(row().fields()).isEmpty();
        assertThat(desk.out.toString()).doesNotContain("EMERGENCY");
    }
}
