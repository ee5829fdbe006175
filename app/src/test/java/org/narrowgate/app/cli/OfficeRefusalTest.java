package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.IssuedAuthority;
import org.narrowgate.engine.signature.IssuedIdentity;

/** Papers that must not be filed, and papers that somebody altered. */
final class OfficeRefusalTest extends AtTheDesk {
    private static final String FILED = "2026-01-20T10:00:00Z";

    private void refuses(String slug, Path paper, String... words) {
        assertThat(desk.file(paper, slug, FILED)).as(desk.out()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains(words).contains("refused-paper");
        assertThat(story.root().resolve("offices").resolve(String.valueOf(paper.getFileName())))
                .doesNotExist();
    }

    @Test
    void refuses_a_second_holder() throws Exception {
        Path paper = desk.write(
                "P-1",
                "tenures:\n  - {id: t-x, person: thea-ostrowinter, office: counsel, as: permanent, from: 2026-01-01}\n");
        refuses("registrar", paper, "one holder", "file the end of that tenure first");
    }

    @Test
    void takes_the_successor_with_the_end_of_the_first_in_an_earlier_paper() throws Exception {
        Path end = desk.write("P-1", "tenures_ended:\n  - {tenure: t-counsel, cause: resignation, at: 2026-01-05}\n");
        assertThat(desk.file(end, "registrar", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
        Path next = desk.write(
                "P-2",
                "tenures:\n  - {id: t-x, person: thea-ostrowinter, office: counsel, as: permanent, from: 2026-01-05}\n");
        assertThat(desk.file(next, "registrar", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void refuses_a_delegation_that_closes_a_circle() throws Exception {
        Path paper = desk.write(
                "P-1",
                "delegations:\n  - {id: d-x, from_office: liaison-director, to_office: treasury-secretary, acts: [release],"
                        + " provisions: [us/26-usc-6103-i-2], from: 2026-01-01}\n");
        refuses("registrar", paper, "would close a circle");
    }

    @Test
    void refuses_a_vacancy_while_somebody_holds_the_office() throws Exception {
        refuses(
                "registrar",
                desk.write("P-1", "vacancies:\n  - {office: counsel, cause: death, since: 2026-01-10}\n"),
                "t-counsel",
                "tenures_ended");
    }

    @Test
    void refuses_one_who_is_no_registrar_and_says_what_is_lacking() throws Exception {
        Path paper = desk.write(
                "P-1",
                "offices",
                "Thea Ostrowinter",
                "tenures_ended:\n  - {tenure: t-counsel, cause: removal, at: 2026-01-05}\n");
        refuses(
                "disclosure-officer",
                paper,
                "may not do `roster`",
                "nobody",
                "the registrar whom narrowgate.yaml names");
    }

    @Test
    void refuses_an_appointment_of_ones_own() throws Exception {
        Path office = desk.write("P-1", """
                offices:
                  - {id: registry, title: Registrar, agency: IRS, side: custodian, acts: [roster]}
                  - {id: annex, title: Annex, agency: IRS, side: custodian, acts: [decide]}
                tenures:
                  - {id: t-registry, person: odette-harrowgate, office: registry, as: permanent, from: 2026-01-01}
                """);
        assertThat(desk.file(office, "registrar", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
        Path own = desk.write(
                "P-2",
                "offices",
                "Odette Harrowgate",
                "tenures:\n  - {id: t-own, person: odette-harrowgate, office: annex, as: permanent, from: 2026-01-01}\n");
        refuses("privacy-officer", own, "may not be favoured", "let another one file it");
        Path others = desk.write(
                "P-3",
                "offices",
                "Odette Harrowgate",
                "tenures:\n  - {id: t-other, person: thea-ostrowinter, office: annex, as: permanent, from: 2026-01-01}\n");
        assertThat(desk.file(others, "privacy-officer", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void one_person_with_a_second_key_is_neither_two_nor_appointed_by_himself() throws Exception {
        X509Certificate own = Certificates.read(story.root().resolve("certificates/registrar.pem"));
        X509Certificate privacy = Certificates.read(story.root().resolve("certificates/privacy-officer.pem"));
        Path his = desk.write("P-1", invented(issued(own, "second")));
        refuses("registrar", his, "was issued to who signs this paper", "let another registrar sign");
        Path theirs = desk.write("P-2", invented(issued(privacy, "third")));
        refuses("registrar", theirs, "as is one of `odette-harrowgate`", "one person is not two");
        Path unseen = desk.write("P-3", invented("a".repeat(64)));
        refuses("registrar", unseen, "certificates/ does not hold the certificate");
    }

    private static String invented(String sha256) {
        return "persons:\n  - {id: somebody-else, name: Somebody Else, employer: IRS, employment: employee,"
                + " certificates: [" + sha256 + "]}\n";
    }

    /** SHA-256 of another certificate, which lies in certificates/ and was issued to the same subject. */
    private String issued(X509Certificate like, String slug) throws Exception {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        IssuedIdentity second = IssuedAuthority.read(
                        story.demo().key("custodian-root"),
                        story.root().resolve("certificates/custodian-root.pem"),
                        new SecureRandom())
                .issue(
                        IssuedIdentity.Kind.P256,
                        attribute(like, "CN"),
                        attribute(like, "O"),
                        from,
                        from.plus(Duration.ofDays(90)));
        second.write(folder.resolve(slug + ".key.pem"), story.root().resolve("certificates/" + slug + ".pem"));
        return Certificates.fingerprint(second.certificate());
    }

    private static String attribute(X509Certificate certificate, String type) throws Exception {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .filter(rdn -> rdn.getType().equals(type))
                        .map(rdn -> String.valueOf(rdn.getValue()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void a_question_that_is_open_lets_nobody_act_until_counsel_settles_it() throws Exception {
        Path general = desk.write(
                "P-1",
                "delegations:\n  - {id: general-1, from_office: treasury-secretary, to_office: disclosure-officer,"
                        + " acts: [release], provisions: [\"*\"], from: 2026-01-01}\n");
        assertThat(desk.file(general, "registrar", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
        desk.run("office", "who", "--may", "release", "--provision", RegistrarsDesk.RELEASE, "--on", "2026-01-21");
        assertThat(desk.out().substring(desk.out().indexOf("OPEN")))
                .contains("Thea Ostrowinter", "about: general-1, question: scope-of-delegation", "Imre Lachlandale");
        Path settled = desk.write(
                "S-1",
                "settlement",
                "Imre Lachlandale",
                "settled:\n  - {about: general-1, question: scope-of-delegation, answer: MET, reason: invented}\n");
        assertThat(desk.file(settled, "counsel", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
        desk.run("office", "who", "--may", "release", "--provision", RegistrarsDesk.RELEASE, "--on", "2026-01-21");
        assertThat(desk.out()).contains("Thea Ostrowinter").doesNotContain("OPEN");
    }

    @Test
    void refuses_counsels_settlement_from_anybody_else() throws Exception {
        String body = "settled:\n  - {about: order-11-2, question: general-words, answer: MET, reason: invented}\n";
        refuses("privacy-officer", desk.write("S-1", "settlement", "Odette Harrowgate", body), "may not do `opinion`");
        Path counsels = desk.write("S-2", "settlement", "Imre Lachlandale", body);
        assertThat(desk.file(counsels, "counsel", FILED)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void nothing_is_told_once_a_paper_was_altered_and_the_remedy_is() throws Exception {
        Path filed = story.root().resolve("offices/FOUNDING-2025-12.yaml");
        String before = Files.readString(filed);
        Files.writeString(filed, before.replace("redelegable: false", "redelegable: true"));
        assertThat(desk.run("office", "who")).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(desk.err()).contains("is not what was filed", "put both back", "(papers in docs/operator.md)");
        Files.delete(filed);
        assertThat(desk.run("office", "alarms")).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(desk.err()).contains("missing", "put both back");
        Files.writeString(filed, before);
        assertThat(desk.run("office", "who")).isEqualTo(Exit.DONE);
    }
}
