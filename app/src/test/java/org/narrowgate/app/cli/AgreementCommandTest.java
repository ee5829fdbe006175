package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.document.Json;

/** How an agreement comes about and what becomes of it, command by command, over the demonstration's offices. */
final class AgreementCommandTest extends AtTheDesk {
    private static final String ID = "IRS-DHS-2026-01";

    private int act(String slug, String at, String... args) {
        List<String> all = new ArrayList<>(List.of("agreement"));
        all.addAll(List.of(args));
        return signed(slug, at, all.toArray(String[]::new));
    }

    private void does(String slug, String at, String... args) {
        assertThat(act(slug, at, args)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    private void refuses(String words, String slug, String at, String... args) {
        assertThat(act(slug, at, args)).as(desk.out()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains(words).contains("refused-paper");
    }

    private String state(String at) throws Exception {
        assertThat(desk.run("agreement", "show", ID, "--json", "--at", at))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        return Json.read(desk.out().getBytes(StandardCharsets.UTF_8)).text("state");
    }

    /** The text with another cap on rows, beside the first. */
    private Path amended() throws Exception {
        Path first = story.root().resolve("agreements/" + ID + ".yaml");
        Path second = story.root().resolve("agreements/" + ID + ".v2.yaml");
        Files.writeString(
                second, Files.readString(first).replaceAll("(?m)^rows_per_request: .*$", "rows_per_request: 5000"));
        return second;
    }

    private void propose(String at) throws Exception {
        does("disclosure-officer", at, "propose", amended().toString(), "--reason", "Fewer rows at a time.");
    }

    private void review(String slug, String role, String at, String... more) {
        List<String> args = new ArrayList<>(List.of("review", ID, "--role", role));
        args.addAll(Arrays.asList(more));
        does(slug, at, args.toArray(String[]::new));
    }

    @Test
    void a_new_version_is_in_force_once_it_was_reviewed_answered_and_signed_by_both_and_not_before() throws Exception {
        propose("2026-01-10T09:00:00Z");
        refuses("the review by counsel is wanting", "commissioner", "2026-01-10T10:00:00Z", "sign", ID);
        review("counsel", "COUNSEL", "2026-01-11T09:00:00Z", "--sufficiency", "It is.");
        review("safeguards-chief", "SAFEGUARDS", "2026-01-11T09:00:00Z");
        does(
                "privacy-officer",
                "2026-01-11T10:00:00Z",
                "object",
                ID,
                "--role",
                "PRIVACY",
                "--reasons",
                "Still too many.");
        refuses("is not answered", "commissioner", "2026-01-11T11:00:00Z", "sign", ID);
        does(
                "disclosure-officer",
                "2026-01-12T09:00:00Z",
                "answer",
                ID,
                "--objection",
                ID + ".v2.privacy.object",
                "--answer",
                "It is a fifth.");
        does("commissioner", "2026-01-13T09:00:00Z", "sign", ID);
        assertThat(state("2026-01-13T10:00:00Z")).isEqualTo("IN_FORCE");
        assertThat(desk.out()).contains("\"version\":1");
        does("request-signer", "2026-01-14T09:00:00Z", "sign", ID, "--side", "requester");
        assertThat(state("2026-01-14T10:00:00Z")).isEqualTo("IN_FORCE");
        assertThat(desk.out()).contains("\"version\":2");
        assertThat(state("2026-01-13T10:00:00Z")).isEqualTo("IN_FORCE");
        assertThat(desk.out()).as("the past stays what it was").contains("\"version\":1");
    }

    @Test
    void an_objection_stands_on_every_later_signing_page_and_on_the_handover() throws Exception {
        propose("2026-01-10T09:00:00Z");
        Path page = folder.resolve("page.html");
        Path pdf = folder.resolve("page.pdf");
        assertThat(desk.run(
                        "agreement",
                        "sign",
                        ID,
                        "--page",
                        page.toString(),
                        "--pdf",
                        pdf.toString(),
                        "--at",
                        "2026-01-10T10:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(Files.readString(page))
                .contains(
                        "Odette Harrowgate (privacy) objected",
                        "Answered by Thea Ostrowinter",
                        "NARROWER: rows_per_request");
        assertThat(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        does(
                "privacy-officer",
                "2026-01-11T10:00:00Z",
                "object",
                ID,
                "--role",
                "PRIVACY",
                "--reasons",
                "Still too many.");
        Path handover = folder.resolve("handover.html");
        assertThat(desk.run("office", "handover", "commissioner", "--on", "2026-01-12", "--html", handover.toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out().indexOf("Still too many."))
                .isBetween(0, desk.out().indexOf("Agreements"));
        assertThat(Files.readString(handover)).contains("Still too many.", "waits to be signed");
    }

    @Test
    void what_was_amended_while_it_was_being_signed_is_not_signed() throws Exception {
        propose("2026-01-10T09:00:00Z");
        review("counsel", "COUNSEL", "2026-01-11T09:00:00Z", "--sufficiency", "It is.");
        review("safeguards-chief", "SAFEGUARDS", "2026-01-11T09:00:00Z");
        review("privacy-officer", "PRIVACY", "2026-01-11T09:00:00Z");
        Path draft = folder.resolve("signing.yaml");
        assertThat(desk.run(
                        "agreement",
                        "sign",
                        ID,
                        "--by",
                        "Rosalind Fenwickshire",
                        "--draft",
                        draft.toString(),
                        "--at",
                        "2026-01-12T09:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        does("counsel", "2026-01-12T10:00:00Z", "object", ID, "--role", "COUNSEL", "--reasons", "On second thoughts.");
        does(
                "disclosure-officer",
                "2026-01-12T11:00:00Z",
                "answer",
                ID,
                "--objection",
                ID + ".v2.counsel.object",
                "--answer",
                "Noted.");
        Desk.sign(story, draft, "commissioner");
        assertThat(desk.run("agreement", "file", draft.toString(), "--at", "2026-01-12T12:00:00Z"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("the signing page is not what it was");
    }

    @Test
    void nobody_is_author_or_reviewer_and_approver_and_only_who_holds_the_office_signs() throws Exception {
        propose("2026-01-10T09:00:00Z");
        refuses(
                "may not do `review-counsel`",
                "privacy-officer",
                "2026-01-11T09:00:00Z",
                "review",
                ID,
                "--role",
                "COUNSEL");
        review("counsel", "COUNSEL", "2026-01-11T09:00:00Z", "--sufficiency", "It is.");
        review("safeguards-chief", "SAFEGUARDS", "2026-01-11T09:00:00Z");
        review("privacy-officer", "PRIVACY", "2026-01-11T09:00:00Z");
        refuses("may not do `agreement`", "counsel", "2026-01-12T09:00:00Z", "sign", ID);
        refuses("may not do `agreement`", "disclosure-officer", "2026-01-12T09:00:00Z", "sign", ID);
        refuses("5 U.S.C. 3346", "commissioner", "2026-06-08T09:00:00Z", "sign", ID);
        does("commissioner", "2026-06-07T09:00:00Z", "sign", ID);
    }

    @Test
    void who_affirms_stands_by_what_his_side_signed_and_cannot_sign_so_past_the_page() throws Exception {
        propose("2026-01-10T09:00:00Z");
        Path draft = folder.resolve("affirmed.yaml");
        Files.writeString(draft, """
                paper: %1$s.v2.affirmed
                kind: agreement-affirmed
                custodian: Internal Revenue Service
                by: Rosalind Fenwickshire
                agreement: %1$s
                version: 2
                text_sha256: %2$s
                reason: So as not to read the page.
                """.formatted(ID, AgreementTexts.sha256(Files.readAllBytes(amended()))));
        Desk.sign(story, draft, "commissioner");
        assertThat(desk.run("agreement", "file", draft.toString(), "--at", "2026-01-12T12:00:00Z"))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("nobody signed version 2 for this side yet");
        does("commissioner", "2026-01-12T13:00:00Z", "affirm", ID, "--reason", "I stand by the first.");
    }

    @Test
    void either_side_suspends_alone_and_each_lifts_only_its_own() throws Exception {
        does("request-signer", "2026-01-10T09:00:00Z", "suspend", ID, "--reason", "Looking into it.");
        assertThat(state("2026-01-10T08:59:59Z")).isEqualTo("IN_FORCE");
        assertThat(state("2026-01-10T09:00:00Z")).isEqualTo("SUSPENDED");
        refuses(
                "this side did not suspend it",
                "commissioner",
                "2026-01-11T09:00:00Z",
                "resume",
                ID,
                "--reason",
                "Go on.");
        does("request-signer", "2026-01-12T09:00:00Z", "resume", ID, "--reason", "Done.");
        assertThat(state("2026-01-12T09:00:01Z")).isEqualTo("IN_FORCE");
    }

    @Test
    void it_lasts_longer_once_both_sides_want_it_and_ends_when_one_does() throws Exception {
        String[] renewal = {"renew", ID, "--until", "2029-01-01", "--reason", "It works.", "--side", "custodian"};
        does("commissioner", "2026-02-01T09:00:00Z", renewal);
        assertThat(state("2028-01-01T00:00:00Z")).isEqualTo("EXPIRED");
        renewal[renewal.length - 1] = "requester";
        does("request-signer", "2026-02-02T09:00:00Z", renewal);
        assertThat(state("2028-12-31T00:00:00Z")).isEqualTo("IN_FORCE");
        assertThat(state("2029-01-01T00:00:00Z")).isEqualTo("EXPIRED");
        does("commissioner", "2026-03-01T09:00:00Z", "end", ID, "--on", "2026-04-01", "--reason", "No longer needed.");
        assertThat(state("2026-03-31T23:59:59Z")).isEqualTo("IN_FORCE");
        assertThat(state("2026-04-01T00:00:00Z")).isEqualTo("ENDED");
    }

    @Test
    void a_resignation_leaves_what_was_signed_in_force_and_one_dated_back_before_it_does_not() throws Exception {
        Path later = desk.write(
                "P-later", "tenures_ended:\n  - {tenure: t-commissioner, cause: resignation, at: 2026-02-01}\n");
        assertThat(desk.file(later, "registrar", "2026-02-01T10:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(state("2026-02-02T00:00:00Z")).isEqualTo("IN_FORCE");
        assertThat(desk.run("office", "handover", "rosalind-fenwickshire", "--on", "2026-02-02"))
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("agreement affirm " + ID);
        story = made.copied(folder.resolve("other"));
        desk = new RegistrarsDesk(story, folder);
        Path before = desk.write(
                "P-before", "tenures_ended:\n  - {tenure: t-commissioner, cause: resignation, at: 2025-12-20}\n");
        assertThat(desk.file(before, "registrar", "2026-02-01T10:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(state("2026-01-31T00:00:00Z")).as("what was known then").isEqualTo("IN_FORCE");
        assertThat(state("2026-02-02T00:00:00Z")).isEqualTo("PROPOSED");
        assertThat(desk.out()).contains("the signature for Internal Revenue Service is wanting");
    }

    @Test
    void the_page_that_was_signed_can_be_read_later_and_is_missed_where_it_is_gone() throws Exception {
        assertThat(desk.run("agreement", "show", ID)).isEqualTo(Exit.DONE);
        Path page = Path.of(
                desk.out().split("what was signed: ", 2)[1].lines().findFirst().orElseThrow());
        assertThat(page)
                .content()
                .contains("Agreement " + ID + ", version 1", "SHA-256 of the text", "SYNTHETIC. Demonstration");
        assertThat(desk.run("verify")).as(desk.out() + desk.err()).isEqualTo(Exit.DONE);
        Files.writeString(page, Files.readString(page).replace("version 1", "version 2"));
        assertThat(desk.run("verify")).isNotEqualTo(Exit.DONE);
        assertThat(desk.out() + desk.err())
                .contains("the page that was signed is missing, or was altered", page.toString());
    }

    @Test
    void the_same_act_again_changes_nothing() throws Exception {
        String[] end = {"end", ID, "--on", "2026-04-01", "--reason", "No longer needed."};
        does("commissioner", "2026-03-01T09:00:00Z", end);
        does("commissioner", "2026-03-02T09:00:00Z", end);
        assertThat(desk.out()).contains("was filed before");
    }
}
