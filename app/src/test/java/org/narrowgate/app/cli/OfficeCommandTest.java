package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** From a written paper to who may, and every way in which that is refused. */
final class OfficeCommandTest extends AtTheDesk {
    private static final String FILED = "2026-01-20T10:00:00Z";

    @Test
    void a_draft_puts_the_fingerprint_in_the_place_of_a_certificate_and_says_how_to_go_on() throws Exception {
        Path written = desk.write(
                "P-1",
                "persons:\n  - {id: odette-harrowgate, name: Odette Harrowgate, employer: IRS, employment: employee,"
                        + " certificates: [certificates/privacy-officer.pem]}\n");
        Path paper = folder.resolve("ready.yaml");
        assertThat(desk.run("office", "draft", written.toString(), "--out", paper.toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(paper).content().doesNotContain(".pem").containsPattern("certificates: \\[[0-9a-f]{64}\\]");
        assertThat(desk.out()).contains("openssl cms -sign", "office file");
    }

    @Test
    void a_draft_tells_every_fault_and_writes_nothing() throws Exception {
        Path paper = folder.resolve("ready.yaml");
        Path misspelt =
                desk.write("P-1", "tenures:\n  - {id: t-x, persn: thea-ostrowinter, office: counsel, as: permanent}\n");
        assertThat(desk.run("office", "draft", misspelt.toString(), "--out", paper.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("persn", "`from`");
        Path held = desk.write(
                "P-1",
                "tenures:\n  - {id: t-x, person: thea-ostrowinter, office: counsel, as: permanent, from: 2026-01-01}\n");
        assertThat(desk.run("office", "draft", held.toString(), "--out", paper.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("imre-lachlandale", "file the end of that tenure first", "refused-paper");
        assertThat(paper).doesNotExist();
    }

    @Test
    void filing_twice_changes_nothing() throws Exception {
        Path paper = resignation("P-1");
        assertThat(desk.file(paper, "registrar", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("is filed", FILED);
        assertThat(desk.file(paper, "registrar", "2026-01-25T10:00:00Z")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("was filed before", FILED);
        assertThat(desk.run("office", "file", paper.toString())).isEqualTo(Exit.DONE);
    }

    @Test
    void a_paper_without_its_signature_is_refused() throws Exception {
        assertThat(desk.run("office", "file", resignation("P-1").toString())).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("the signature cannot be read", "--key");
    }

    @Test
    void names_everybody_who_may_and_by_which_chain() {
        assertThat(desk.whoReleases("2026-01-10")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("\"name\":\"Corin Vandermeadow\"", "[\"order-150-10\",\"order-11-2\"]");
        assertThat(desk.whoMay("opinion", "2026-01-10")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("Imre Lachlandale").doesNotContain("Thea Ostrowinter");
    }

    @Test
    void says_who_in_office_cannot_sign() {
        assertThat(desk.run(
                        "office",
                        "who",
                        "--may",
                        "release",
                        "--provision",
                        RegistrarsDesk.RELEASE,
                        "--on",
                        "2026-01-10"))
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("Leander Ashcombe", "cannot sign: no certificate is on file");
    }

    @Test
    void says_what_is_lacking_where_nobody_may() {
        assertThat(desk.run("office", "who", "--may", "roster", "--on", "2026-01-10"))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("NOBODY MAY", "acts: [roster]", "registrar of narrowgate.yaml");
    }

    @Test
    void an_act_nobody_knows_and_a_release_without_its_pack_are_misuse() {
        assertThat(desk.run("office", "who", "--may", "relase")).isEqualTo(Exit.USAGE);
        assertThat(desk.err()).contains("did you mean `release`");
        assertThat(desk.run("office", "who", "--may", "release")).isEqualTo(Exit.USAGE);
        assertThat(desk.err()).contains("--provision", RegistrarsDesk.RELEASE);
        assertThat(desk.run("office", "who", "--may", "decide", "--side", "both"))
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void a_back_dated_paper_gives_authority_only_from_its_filing() throws Exception {
        Path paper = desk.write("P-1", """
                offices:
                  - {id: registry, title: Registrar, agency: IRS, side: custodian, acts: [roster]}
                tenures:
                  - {id: t-registry, person: odette-harrowgate, office: registry, as: permanent, from: 2025-12-15}
                """);
        assertThat(desk.file(paper, "registrar", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(desk.whoMay("roster", "2026-01-20T09:59:59Z")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("filed only " + FILED);
        assertThat(desk.whoMay("roster", FILED)).isEqualTo(Exit.DONE);
        assertThat(desk.run("office", "who", "--on", "2026-01-10", "--known", "2026-01-10"))
                .isEqualTo(Exit.DONE);
        assertThat(desk.out().split("as known now: ", 2)[0]).doesNotContain("t-registry");
        assertThat(desk.out()).contains("as known now: registry", "no authority at this instant");
    }

    @Test
    void a_resignation_ends_authority_from_its_day_and_known_shows_what_was_thought_before() throws Exception {
        assertThat(desk.file(resignation("P-1"), "registrar", FILED))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        desk.whoReleases("2026-01-12");
        assertThat(desk.out()).doesNotContain("\"name\":\"Corin Vandermeadow\"").contains("resignation");
        desk.whoReleases("2026-01-08");
        assertThat(desk.out()).contains("\"name\":\"Corin Vandermeadow\"");
        desk.run(
                "office",
                "who",
                "--may",
                "release",
                "--provision",
                RegistrarsDesk.RELEASE,
                "--on",
                "2026-01-12",
                "--known",
                "2026-01-12");
        assertThat(desk.out()).contains("Corin Vandermeadow", "as known now, might not: Corin Vandermeadow");
    }

    @Test
    void a_revoked_delegation_carries_nobody() throws Exception {
        Path paper = desk.write("P-1", "delegations_revoked:\n  - {delegation: order-11-2, at: 2026-01-21}\n");
        assertThat(desk.file(paper, "registrar", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
        desk.whoReleases("2026-01-20T12:00:00Z");
        assertThat(desk.out()).contains("\"name\":\"Corin Vandermeadow\"");
        desk.whoReleases("2026-01-21T00:00:00Z");
        assertThat(desk.out()).doesNotContain("\"name\":\"Corin Vandermeadow\"").contains("revoked 2026-01-21");
    }

    private Path resignation(String id) throws Exception {
        return desk.write(id, "tenures_ended:\n  - {tenure: t-liaison, cause: resignation, at: 2026-01-11}\n");
    }

    @Test
    void help_teaches_and_an_instant_of_ones_own_is_for_demonstrations() throws Exception {
        assertThat(desk.run("office", "--help")).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("draft", "file", "who", "timeline", "alarms", "docs/offices.md");
        Path config = story.root().resolve("narrowgate.yaml");
        Files.writeString(config, Files.readString(config).replace("demo: true", "demo: false"));
        assertThat(desk.file(resignation("P-1"), "registrar", FILED)).isEqualTo(Exit.USAGE);
        assertThat(desk.err()).contains("--at is for workspaces marked demo");
    }
}
