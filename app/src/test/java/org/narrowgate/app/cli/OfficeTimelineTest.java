package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.page.Pdf;

/** How offices stood over time, and what ends soon. */
final class OfficeTimelineTest extends AtTheDesk {
    private static final String ENDS =
            "delegations:\n  - {id: d-x, from_office: disclosure-officer, to_person: silas-brackenridge,"
                    + " acts: [decide], from: 2025-12-15, until: 2026-03-01}\n";

    private void file(String id, String body, String at) throws Exception {
        assertThat(desk.file(desk.write(id, body), "registrar", at))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void a_line_an_office_by_month() throws Exception {
        file(
                "P-1",
                "tenures_ended:\n  - {tenure: t-liaison, cause: resignation, at: 2026-02-01}\n",
                "2026-02-03T10:00:00Z");
        assertThat(desk.run("office", "timeline", "--from", "2025-10-01", "--to", "2026-03-31"))
                .isEqualTo(Exit.DONE);
        assertThat(desk.out().lines().map(String::stripTrailing))
                .contains(
                        "liaison-director     ████··",
                        "commissioner          ▒▒▒▒▒",
                        "papers                 ^ ^",
                        "  ^ 2026-02-03  P-1");
        assertThat(desk.run("office", "timeline", "--from", "2026-03-01", "--to", "2026-02-01"))
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void the_page_runs_nothing_shows_what_was_back_dated_and_says_it_in_tables_too() throws Exception {
        file("P-1", ENDS, "2026-01-20T10:00:00Z");
        Path page = folder.resolve("offices.html");
        assertThat(desk.run(
                        "office", "timeline", "--html", page.toString(), "--from", "2025-10-01", "--to", "2026-06-30"))
                .isEqualTo(Exit.DONE);
        String html = Files.readString(page);
        assertThat(html)
                .contains("Content-Security-Policy", "role=\"img\"", "aria-label", "stroke-dasharray", "<caption>")
                .contains("SYNTHETIC", "filed 2026-01-20", "2026-01-20 (later than it begins)", "Thea Ostrowinter")
                .doesNotContain("<script", "style=\"", "http://", "https://");
        assertThat(Pdf.of(html)).isEqualTo(Pdf.of(html)).isNotEmpty();
        String drawing = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("rect")
                        .getLength())
                .isGreaterThan(10);
    }

    @Test
    void levels_turn_at_sixty_thirty_and_seven_days_and_only_urgent_needs_a_person() throws Exception {
        file("P-1", ENDS, "2026-01-20T10:00:00Z");
        level("2025-12-29", "", Exit.DONE);
        level("2026-01-28", "notice", Exit.DONE);
        level("2026-01-29", "warning", Exit.DONE);
        level("2026-02-20", "warning", Exit.DONE);
        level("2026-02-21", "urgent", Exit.NEEDS_A_PERSON);
        level("2026-02-28", "urgent", Exit.NEEDS_A_PERSON);
        level("2026-03-01", "", Exit.DONE);
    }

    private void level(String on, String level, int exit) {
        assertThat(desk.run("office", "alarms", "--on", on, "--json")).as(on).isEqualTo(exit);
        if (level.isEmpty()) {
            assertThat(desk.out()).as(on).contains("\"alarms\":[]");
        } else {
            assertThat(desk.out()).as(on).contains("\"level\":\"" + level + "\"", "d-x", "\"day\":\"2026-02-28\"");
        }
    }

    private void endOfActing() throws Exception {
        file(
                "P-0",
                "tenures_ended:\n  - {tenure: t-commissioner, cause: other, at: 2026-01-02}\n",
                "2026-01-03T10:00:00Z");
    }

    /** 210 days from 10 November 2025, which is the first of them (5 U.S.C. 3346(a)(1)). */
    @Test
    void the_last_day_of_an_acting_holder_is_told_before_and_after_it_and_the_office_is_drawn_vacant() {
        assertThat(desk.run("office", "alarms", "--on", "2026-04-07", "--json")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("\"alarms\":[]");
        assertThat(desk.run("office", "alarms", "--on", "2026-04-08", "--json")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("acting-limit", "\"day\":\"2026-06-07\"", "\"level\":\"notice\"");
        assertThat(desk.run("office", "alarms", "--on", "2026-06-08")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("ended 1 day ago");
        desk.run("office", "timeline", "--from", "2026-03-01", "--to", "2026-08-31");
        assertThat(desk.out()).contains("commissioner         ▒▒▒···");
    }

    @Test
    void who_acts_too_long_is_told_what_becomes_of_it_and_whether_the_act_is_exclusive_decides_what() throws Exception {
        desk.run("office", "who", "--may", "agreement", "--side", "custodian", "--on", "2026-06-07");
        assertThat(desk.out()).doesNotContain("done all the same");
        desk.run("office", "who", "--may", "agreement", "--side", "custodian", "--on", "2026-06-08");
        assertThat(desk.out()).contains("done all the same: Whether the function is exclusive", "5 U.S.C. 3348");
        desk.run("office", "who", "--on", "2026-06-08");
        assertThat(desk.out()).contains("next, by a paper that says so: Rosalind Fenwickshire (Deputy Commissioner)");
        endOfActing();
        desk.run("office", "who", "--may", "agreement", "--side", "custodian", "--on", "2026-06-08");
        assertThat(desk.out()).doesNotContain("done all the same").contains("NOBODY MAY");
    }

    @Test
    void certificates_and_revocation_lists_that_end_are_told() throws Exception {
        endOfActing();
        assertThat(desk.run("office", "alarms", "--on", "2035-09-15")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("the certificate of Thea Ostrowinter", "the revocation list of");
        assertThat(desk.run("office", "alarms", "--on", "2035-11-20")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("ended 20 days ago");
    }

    @Test
    void status_counts_alarms_and_doctor_warns_of_them() throws Exception {
        desk.run("status");
        assertThat(desk.out()).contains("offices: alarms 1, urgent 1; narrowgate office alarms");
        endOfActing();
        file("P-1", ENDS.replace("2026-03-01", "2030-01-01"), "2026-01-20T10:00:00Z");
        String soon =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(20).toString();
        file("P-2", ENDS.replace("d-x", "d-y").replace("2026-03-01", soon), "2026-01-20T10:00:00Z");
        desk.run("status");
        assertThat(desk.out()).contains("offices: alarms 1, urgent 0; narrowgate office alarms");
        desk.run("doctor");
        assertThat(desk.out()).contains("office-alarm", "d-y").doesNotContain("d-x");
    }
}
