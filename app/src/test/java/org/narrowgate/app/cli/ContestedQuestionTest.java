package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.registry.Registry;

/** A contested question is answered once two persons signed the same, and until then its rows stay held. */
final class ContestedQuestionTest extends AtTheDesk {
    private static final String DAY = "2026-03-03T09:00:00Z";
    private static final String COUNSEL = "counsel";
    private static final String OFFICER = "disclosure-officer";

    @SuppressWarnings("NullAway.Init") // made before each test
    private Long run;

    @BeforeEach
    void decides() throws Exception {
        run = Desk.decide(story, story.demo().bars());
    }

    private String signedAs(String slug, String name, String question, String answer, String reason) throws Exception {
        return signedAs(slug, name, question, answer, reason, "all");
    }

    private String signedAs(String slug, String name, String question, String answer, String reason, String rows)
            throws Exception {
        Path text = folder.resolve(slug + "-" + question + "-" + answer + "-" + reason);
        Files.writeString(
                text,
                "narrowgate-finding/v1\nrun " + run + "\nquestion " + question + "\nrows " + rows + "\nanswer " + answer
                        + "\nby " + name + "\nreason " + reason + "\n");
        Desk.sign(story, text, slug);
        return text + ".p7s";
    }

    private String counsel(String question, String answer, String reason) throws Exception {
        return signedAs(COUNSEL, "Imre Lachlandale", question, answer, reason);
    }

    private String officer(String question, String answer) throws Exception {
        return signedAs(OFFICER, "Thea Ostrowinter", question, answer, "seen");
    }

    private int answer(String... findings) {
        return desk.run("hold", "resolve", "" + run, "--finding", String.join(",", findings), "--at", DAY);
    }

    private long last() throws Exception {
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private List<DecidedRow> waitingFor(long of, String question) throws Exception {
        List<DecidedRow> rows = new ArrayList<>();
        for (DecidedRow row : story.rows(of)) {
            if (row.outcome() == Outcome.HOLD
                    && row.openQuestions().stream()
                            .anyMatch(f -> f.question().orElseThrow().id().equals(question))) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void one_person_alone_settles_nothing_however_often_he_signs_and_another_does() throws Exception {
        assertThat(answer(counsel("repeated-reason", "MET", "seen"))).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out().replaceAll("\\s+", " "))
                .contains("MET by Imre Lachlandale", "another person must sign the same answer");
        assertThat(answer(counsel("repeated-reason", "MET", "once-more"))).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(last()).as("nothing was decided again").isEqualTo(run);
        desk.run("hold", "list", "" + run);
        assertThat(desk.out().replaceAll("\\s+", " "))
                .contains("contested: two persons", "signed: MET by Imre Lachlandale; the question is contested");

        assertThat(answer(officer("repeated-reason", "MET"))).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(last()).isGreaterThan(run);
        assertThat(waitingFor(run, "repeated-reason")).isNotEmpty();
        assertThat(waitingFor(last(), "repeated-reason")).isEmpty();
        long row = waitingFor(run, "repeated-reason").get(0).row();
        desk.run("explain", "" + last(), "#" + row);
        assertThat(desk.out().replaceAll("\\s+", " ")).contains("Imre Lachlandale and Thea Ostrowinter");
        assertThat(answer(signedAs(OFFICER, "Thea Ostrowinter", "repeated-reason", "NOT_MET", "after-all")))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("stands");
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void findings_that_disagree_leave_rows_held_until_one_answer_has_two_persons_and_the_other_has_not()
            throws Exception {
        assertThat(answer(counsel("busy-official", "MET", "seen"), officer("busy-official", "NOT_MET")))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out().replaceAll("\\s+", " "))
                .contains("MET by Imre Lachlandale", "NOT_MET by Thea Ostrowinter", "they disagree");
        assertThat(last())
                .as("an answer that one person alone may give was contradicted")
                .isEqualTo(run);
        assertThat(answer(counsel("busy-official", "NOT_MET", "after-all"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("was answered MET by Imre Lachlandale", "stands");

        desk.run("hold", "resolve", "" + run, "--at", "2026-04-01T00:00:00Z");
        assertThat(waitingFor(last(), "busy-official"))
                .as("however long it takes")
                .hasSameSizeAs(waitingFor(run, "busy-official"));

        story.file(
                "paper: THIRD-1\nkind: offices\ncustodian: Internal Revenue Service\nby: Tamsin Oakenfold\n"
                        + "delegations:\n  - {id: third, from_office: counsel, to_office: privacy-officer,"
                        + " acts: [finding], redelegable: false, from: 2026-03-01}\n",
                Instant.parse("2026-03-03T08:00:00Z"));
        assertThat(answer(signedAs("privacy-officer", "Odette Harrowgate", "busy-official", "MET", "seen")))
                .as(desk.err())
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(waitingFor(last(), "busy-official")).isEmpty();
    }

    @Test
    void each_row_has_its_own_two_persons_where_each_is_asked() throws Exception {
        List<DecidedRow> rows = waitingFor(run, "address-of-institution");
        assertThat(rows).hasSizeGreaterThan(1);
        String one = "" + rows.get(0).row();
        String both = one + "," + rows.get(1).row();
        String question = "address-of-institution";
        answer(signedAs(COUNSEL, "Imre Lachlandale", question, "NOT_MET", "seen", both));
        assertThat(last()).isEqualTo(run);
        answer(signedAs(OFFICER, "Thea Ostrowinter", question, "NOT_MET", "seen", one));
        assertThat(desk.out().replaceAll("\\s+", " "))
                .contains("#" + rows.get(1).row() + ": NOT_MET by Imre");
        assertThat(last()).isGreaterThan(run);
        assertThat(waitingFor(last(), question))
                .extracting(DecidedRow::row)
                .doesNotContain(rows.get(0).row())
                .contains(rows.get(1).row());
    }
}
