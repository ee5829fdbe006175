package org.narrowgate.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Filed;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.RosterCheck;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.office.Statement;
import org.narrowgate.core.office.Tenure;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementAct.Role;
import org.narrowgate.engine.office.InventedOfficials;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.RosterReader;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.paper.InventedPapers;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;

/** No person of the demonstration can bring about a release by his keys alone, whatever he signs and in what order. */
final class NobodyAloneTest {
    private static final Path HOME = Path.of("..");
    private static final Instant FOUNDED = Instant.parse("2025-12-01T09:00:00Z");
    private static final Instant SIGNED = Instant.parse("2026-01-12T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-02T09:00:00Z");
    private static final Mandate DECIDES = Mandate.of(Act.DECIDE, Side.CUSTODIAN);
    private static final String REGISTRAR = sha256("registrar");

    /** Who brings the agreement about, as it should be. */
    private static final Map<String, String> PROPER = new LinkedHashMap<>();

    static {
        PROPER.put("author", "thea-ostrowinter");
        PROPER.put("counsel", "imre-lachlandale");
        PROPER.put("privacy", "odette-harrowgate");
        PROPER.put("safeguards", "silas-brackenridge");
        PROPER.put("custodian", "rosalind-fenwickshire");
        PROPER.put("requester", "avery-hollinbourne");
    }

    @TempDir
    Path folder;

    private final List<Filed> filed = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // read before each test
    private Mandate releases;

    private String text = "";

    @BeforeEach
    void readsTheDemonstration() throws Exception {
        String written = Files.readString(HOME.resolve("examples/demo/offices.yaml"));
        String ready = Pattern.compile("certificates/([a-z-]+)\\.pem")
                .matcher(written)
                .replaceAll(file -> sha256(file.group(1)));
        Paper paper = Paper.parse("offices.yaml", ready.getBytes(StandardCharsets.UTF_8));
        RosterReader.read(paper).forEach(this::files);
        releases = PackReader.read(HOME.resolve("packs/us/26-usc-6103-i-2")).releasedBy();
        Path file = Files.writeString(folder.resolve("A.yaml"), """
                agreement: A
                title: Invented
                custodian: Internal Revenue Service
                requester: Department of Homeland Security
                authority: us/26-usc-6103-i-2
                effective: 2026-01-15
                expires: 2026-06-01
                """);
        text = AgreementTexts.sha256(Files.readAllBytes(file));
    }

    private static String sha256(String name) {
        return AgreementTexts.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    private void files(Statement statement) {
        filed.add(new Filed(statement, FOUNDED, "FOUNDING", REGISTRAR));
    }

    private Officials officials() throws Exception {
        return InventedOfficials.of(filed);
    }

    private List<String> persons() {
        return Roster.of(filed).persons().stream().map(Person::id).toList();
    }

    private String key(String person) {
        return Roster.of(filed).certificatesOf(person).stream().findFirst().orElse(sha256("no key of " + person));
    }

    private List<String> may(Mandate mandate) throws Exception {
        return officials().who(mandate, NOW).stream()
                .map(Signatory::person)
                .distinct()
                .toList();
    }

    /** How the agreement stands if these persons do these parts, objections none. */
    private AgreementStanding standing(Map<String, String> parts) throws Exception {
        List<AgreementPaper> papers = new ArrayList<>();
        add(papers, parts, "author", new AgreementAct.Proposed("A", 1, text, Optional.empty(), "so"));
        add(papers, parts, "privacy", reviewed(Role.PRIVACY));
        add(papers, parts, "safeguards", reviewed(Role.SAFEGUARDS));
        add(papers, parts, "counsel", reviewed(Role.COUNSEL));
        add(papers, parts, "custodian", new AgreementAct.Signed("A", 1, text, "page"));
        add(papers, parts, "requester", new AgreementAct.Signed("A", 1, text, "page"));
        return new StandingRule(officials(), AgreementTexts.in(folder), "Internal Revenue Service", NOW)
                .of(new AgreementHistory("A", papers));
    }

    private void add(List<AgreementPaper> papers, Map<String, String> parts, String part, AgreementAct act)
            throws Exception {
        String key = key(parts.getOrDefault(part, "nobody"));
        papers.add(new AgreementPaper(
                InventedPapers.filed(papers.size(), SIGNED, "A." + part, PaperKind.AGREEMENT_SIGNED, key),
                "Somebody",
                officials().owner(key, SIGNED),
                act));
    }

    private static AgreementAct reviewed(Role role) {
        return new AgreementAct.Reviewed("A", 1, role, Position.CONCUR, "", Optional.of("it is"));
    }

    @Test
    void what_the_proper_persons_do_together_lets_a_release_come_about() throws Exception {
        assertThat(standing(PROPER).isInForce()).isTrue();
        assertThat(may(DECIDES)).containsExactly("thea-ostrowinter");
        assertThat(may(releases)).containsExactlyInAnyOrder("rosalind-fenwickshire", "corin-vandermeadow");
    }

    @Test
    void no_person_brings_the_agreement_about_alone() throws Exception {
        for (String person : persons()) {
            Map<String, String> parts = new LinkedHashMap<>(PROPER);
            parts.replaceAll((part, proper) -> person);
            assertThat(standing(parts).isInForce()).as(person).isFalse();
        }
    }

    @Test
    void no_person_does_a_second_part_beside_his_own() throws Exception {
        for (String part : PROPER.keySet()) {
            for (String person : persons()) {
                Map<String, String> parts = new LinkedHashMap<>(PROPER);
                boolean own = person.equals(parts.put(part, person));
                assertThat(standing(parts).isInForce())
                        .as("%s as %s", person, part)
                        .isEqualTo(own);
            }
        }
    }

    @Test
    void no_person_does_a_second_part_even_if_he_holds_every_office_of_it() throws Exception {
        List<String> everyOffice = List.of(
                "disclosure-officer",
                "counsel",
                "privacy-officer",
                "safeguards-chief",
                "commissioner",
                "homeland-secretary");
        for (int i = 0; i < everyOffice.size(); i++) {
            files(tenure("t-thea-" + i, "thea-ostrowinter", everyOffice.get(i)));
        }
        Map<String, String> parts = new LinkedHashMap<>(PROPER);
        parts.replaceAll((part, proper) -> "thea-ostrowinter");
        assertThat(standing(parts).isInForce()).isFalse();
        for (String part : List.of("counsel", "custodian", "requester")) {
            Map<String, String> second = new LinkedHashMap<>(PROPER);
            second.put(part, "thea-ostrowinter");
            assertThat(standing(second).isInForce()).as(part).isFalse();
        }
    }

    @Test
    void nobody_who_may_decide_may_release_what_he_decided() throws Exception {
        assertThat(may(DECIDES)).doesNotContainAnyElementsOf(may(releases));
        assertThat(may(DECIDES)).isNotEmpty();

        files(tenure("t-both", "thea-ostrowinter", "liaison-director"));
        assertThat(may(releases)).as("as director she might").contains("thea-ostrowinter");
        Signatory decider = officials().who(DECIDES, NOW).get(0);
        assertThat(officials().who(releases, NOW))
                .filteredOn(s -> !s.isSamePerson(decider))
                .extracting(Signatory::person)
                .doesNotContain("thea-ostrowinter")
                .isNotEmpty();
    }

    @Test
    void two_certificates_of_one_person_are_one_person() throws Exception {
        files(new Statement.CertificateOf("thea-ostrowinter", sha256("second")));
        files(tenure("t-both", "thea-ostrowinter", "liaison-director"));
        Signatory decides = signed(key("thea-ostrowinter"), DECIDES);
        Signatory lets = signed(sha256("second"), releases);

        assertThat(lets.fingerprint()).isNotEqualTo(decides.fingerprint());
        assertThat(lets.isSamePerson(decides)).isTrue();
        assertThat(lets.isSamePerson(signed(key("corin-vandermeadow"), releases)))
                .isFalse();
    }

    private Signatory signed(String key, Mandate mandate) throws Exception {
        return officials()
                .judge(key, List.of(mandate), NOW)
                .signed()
                .orElseThrow()
                .by();
    }

    @Test
    void a_key_of_nobody_on_file_does_nothing() throws Exception {
        for (Act act : Act.values()) {
            Mandate mandate = Mandate.of(act, Side.CUSTODIAN, Side.REQUESTER);
            assertThat(officials().judge(REGISTRAR, List.of(mandate), NOW).refusal())
                    .as(act.word())
                    .isPresent();
        }
        assertThat(officials().judge(REGISTRAR, List.of(releases), NOW).refusal())
                .isPresent();
    }

    @Test
    void the_registrar_makes_himself_nobody() {
        Statement person = new Statement.PersonIs(
                new Person("tamsin", "Tamsin Oakenfold", "Internal Revenue Service", Person.Employment.EMPLOYEE));
        Statement own = new Statement.CertificateOf("tamsin", REGISTRAR);
        Statement office = tenure("t-tamsin", "tamsin", "liaison-director");

        assertThat(faults(List.of(person, own))).isNotEmpty();
        assertThat(faults(List.of(own, person, office))).isNotEmpty();
        assertThat(faults(List.of(new Statement.CertificateOf("thea-ostrowinter", REGISTRAR))))
                .as("nor does he sign as somebody else")
                .isNotEmpty();
        assertThat(faults(List.of(person, new Statement.CertificateOf("tamsin", sha256("other")))))
                .as("the certificate of somebody else he may bind")
                .isEmpty();
    }

    private List<String> faults(List<Statement> statements) {
        List<Filed> paper = statements.stream()
                .map(s -> new Filed(s, NOW, "SECOND", REGISTRAR))
                .toList();
        return RosterCheck.faults(Roster.of(filed), paper, Optional.of(REGISTRAR));
    }

    @Test
    void nobody_on_file_files_papers_in_the_registrars_place() throws Exception {
        assertThat(may(Mandate.of(Act.ROSTER, Side.CUSTODIAN, Side.REQUESTER))).isEmpty();
        List<String> keys = persons().stream().map(this::key).toList();
        assertThat(Collections.disjoint(keys, List.of(REGISTRAR))).isTrue();
    }

    private static Statement tenure(String id, String person, String office) {
        return new Statement.TenureBegan(
                new Tenure(id, person, office, Tenure.Kind.PERMANENT, Optional.empty(), FOUNDED, Optional.empty(), ""));
    }
}
