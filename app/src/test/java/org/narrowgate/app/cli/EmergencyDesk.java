package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.app.setup.CustodianWorkspace;
import org.narrowgate.app.setup.NewWorkspace;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.workspace.Workspace;

/** A workspace in which one row is asked for in an emergency, and who may do what about it. */
abstract class EmergencyDesk {
    static final String POLICE = "Alder State Police";
    static final String DAY = "2026-03-02T15:00:00Z";
    static final String PERSONS = """
            KEY;GIVEN;FAMILY;BORN;TIN
            P-1;Ilvane;Torrebruna;1979-11-02;900-70-0001
            """;
    static final String ADDRESSES = """
            KEY;LINE;CITY;ST;ZIP;FROM;TO;BY
            P-1;481 Dogwood St;Bend;OR;97701;2019;2022;taxpayer
            P-1;3202 Cedar Ln;Bend;OR;97701;2023;2026;taxpayer
            """;
    static final String RECORDS = """
            persons:
              csv: "records/persons.csv"
              delimiter: ";"
              columns: {key: KEY, given_name: GIVEN, family_name: FAMILY, birth_date: BORN}
              numbers: {tin: TIN}
            addresses:
              csv: "records/addresses.csv"
              delimiter: ";"
              columns: {person: KEY, line: LINE, city: CITY, state: ST, zip: ZIP, first_year: FROM, last_year: TO,
                provenance: BY}
            """;
    static final String ROWS = """
            ID,GIVEN,FAMILY,BORN,TIN,STREET,CITY,ST,ZIP,PART
            r-1,Ilvane,Torrebruna,1979-11-02,900-70-0001,481 Dogwood St,Bend,OR,97701,He is the person threatened.
            """;
    static final String MAPPING = """
            columns: {row_id: ID, given_name: GIVEN, family_name: FAMILY, birth_date: BORN, tin: TIN,
              address_line: STREET, city: CITY, state: ST, zip: ZIP, part: PART}
            request:
              request_id: E-1
              signed_on: 2026-03-02
              expires: 2126-03-02
              authority: us/26-usc-6103-i-3-B
              requester: Alder State Police
              addressee: Internal Revenue Service
              agreement: EM-1
              purpose: imminent-danger
              signer: {name: Delegate Invented, office: Emergency Desk, agency: Internal Revenue Service}
              statements:
                danger: death
                circumstances: A caller said at noon that he drives to this home tonight with a loaded rifle.
                known_on: 2026-03-02
                recipient: State law enforcement agency
              attestations: {extent-necessary: Delegate Invented, apprise-only: Delegate Invented}
              recipient_certificate: recipient.pem
            """;
    static final String BARS = """
            as_of: 2026-03-02
            until: 2026-04-01
            by: Decider Invented
            bars:
            """;
    static final String SAFEGUARDS = """
            recipient: Alder State Police
            as_of: 2026-03-01
            until: 2028-03-01
            by: Finder Invented
            open_findings: []
            """;
    static final String NAMED = ", scope: person, numbers: {tin: 900-70-0001}, citation: invented}\n";
    static final String AGREEMENT = """
            agreement: EM-1
            title: Arrangement for emergencies
            custodian: Internal Revenue Service
            requester: Alder State Police
            authority: us/26-usc-6103-i-3-B
            effective: 2026-01-01
            expires: 2028-01-01
            purposes: [imminent-danger]
            fields: [name, mailing_address]
            confirm_only: false
            identity_routes: [number:tin]
            rows_per_request: 5
            retention_days: 30
            """;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    Path root;

    @SuppressWarnings("NullAway.Init") // made before each test
    Path sent;

    @SuppressWarnings("NullAway.Init") // made before each test
    FoundedOffices founded;

    final Desk desk = new Desk();

    @BeforeEach
    void makesAWorkspace() throws Exception {
        root = folder.resolve("workspace");
        Files.writeString(folder.resolve("records.yaml"), RECORDS);
        CustodianWorkspace.make(
                new NewWorkspace(
                        root,
                        folder.resolve("keys"),
                        "Internal Revenue Service",
                        "irs.example/gate",
                        new SecureRandom()),
                folder.resolve("records.yaml"),
                Optional.empty(),
                true,
                "Decider Invented",
                Optional.empty(),
                Instant.parse(DAY));
        founded = new FoundedOffices(root, folder.resolve("keys"), Instant.parse("2026-01-12T09:00:00Z"));
        founded.file(offices());
        Files.createDirectories(root.resolve("records"));
        Files.writeString(root.resolve("records/persons.csv"), PERSONS);
        Files.writeString(root.resolve("records/addresses.csv"), ADDRESSES);
        Files.writeString(root.resolve("safeguards/state-police.yaml"), SAFEGUARDS);
        agreement();
        request("", "");
    }

    /** Who signs for somebody else's office does so by its delegation, and is a delegate. */
    String offices() throws Exception {
        String irs = "Internal Revenue Service";
        StringBuilder persons = new StringBuilder("persons:\n");
        StringBuilder tenures = new StringBuilder("tenures:\n");
        StringBuilder paper = new StringBuilder(
                "paper: F-1\nkind: offices\ncustodian: " + irs + "\n" + "by: Registrar Invented\noffices:\n");
        paper.append(office("finder", irs, "custodian, level: federal, kind: secretary", "finding, request"));
        paper.append(office("decider", irs, "custodian, level: federal", "decide, propose"));
        paper.append(office("delegate", irs, "custodian, level: federal", "agreement"));
        paper.append(office("releaser", irs, "custodian, level: federal", ""));
        paper.append(office("counsel", irs, "custodian, level: federal", "review-counsel"));
        paper.append(office("chief", POLICE, "requester, level: state, kind: head-of-agency", "agreement"));
        paper.append(office("recipient", POLICE, "requester, level: state", "receive"));
        for (String slug : List.of("finder", "decider", "delegate", "releaser", "counsel", "chief", "recipient")) {
            founded.issue(slug);
            String agency = slug.equals("chief") || slug.equals("recipient") ? POLICE : irs;
            persons.append("  - {id: %s, name: %s Invented, employer: %s, employment: officer,"
                            .formatted(slug, capital(slug), agency))
                    .append(" certificates: [certificates/" + slug + ".pem]}\n");
            tenures.append("  - {id: t-" + slug + ", person: " + slug + ", office: " + slug
                    + "-office, as: permanent, from: 2025-01-01}\n");
        }
        return paper.append(persons)
                .append(tenures)
                .append("delegations:\n")
                .append(delegation("delegate", "request"))
                .append(delegation("releaser", "release"))
                .toString();
    }

    static String capital(String slug) {
        return slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1);
    }

    static String office(String slug, String agency, String side, String acts) {
        String title = slug.equals("delegate") ? "Emergency Desk" : "Office of the " + slug;
        return "  - {id: " + slug + "-office, title: " + title + ", agency: " + agency + ", side: " + side + ", acts: ["
                + acts + "]}\n";
    }

    static String delegation(String to, String act) {
        return "  - {id: d-" + to + ", from_office: finder-office, to_office: " + to + "-office, acts: [" + act
                + "], provisions: [us/26-usc-6103-i-3-B], from: 2025-01-01}\n";
    }

    Path signed(Path text, String slug, Path signature) throws Exception {
        return Files.write(signature, founded.sign(Files.readAllBytes(text), slug));
    }

    void agreement() throws Exception {
        Path text = Files.writeString(root.resolve("agreements/EM-1.yaml"), AGREEMENT);
        founded.agree(text, new FoundedOffices.Parties("decider", "counsel", "delegate", "chief"));
    }

    void request(String left, String instead) throws Exception {
        sent = folder.resolve("sent" + left.length());
        Files.writeString(folder.resolve("rows.csv"), ROWS);
        Files.writeString(folder.resolve("mapping.yaml"), left.isEmpty() ? MAPPING : MAPPING.replace(left, instead));
        String packs = Story.home().resolve("packs").toString();
        done(
                "request",
                "import",
                folder.resolve("rows.csv").toString(),
                "--mapping",
                folder.resolve("mapping.yaml").toString(),
                "--out",
                sent.toString(),
                "--packs",
                packs);
        Files.copy(founded.certificate("recipient"), sent.resolve("recipient.pem"));
        done(
                "request",
                "sign",
                sent.toString(),
                "--key",
                founded.key("delegate").toString(),
                "--certificate",
                founded.certificate("delegate").toString());
    }

    void done(String... args) {
        assertThat(desk.run(args)).as(desk.out.toString()).isZero();
    }

    int inWorkspace(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", root.toString(), "--at", DAY));
        return desk.run(all.toArray(new String[0]));
    }

    long last() throws Exception {
        List<Long> runs = Registry.read(Workspace.open(root).register()).runs();
        return runs.get(runs.size() - 1);
    }

    DecidedRow row() throws Exception {
        Workspace workspace = Workspace.open(root);
        WorkspaceKey key = WorkspaceKey.read(workspace.workspaceKey(), root, new SecureRandom());
        List<DecidedRow> rows = new ArrayList<>();
        RunRecord.open(workspace, key, new Openings(workspace.evidence(), key, new SecureRandom()), last())
                .forEachRow(rows::add);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    void held(String barred) throws Exception {
        Path bars = Files.writeString(folder.resolve("bars.yaml"), BARS.stripTrailing() + barred);
        assertThat(inWorkspace("decide", sent.toString(), "--bars", bars.toString()))
                .as(desk.out.toString())
                .isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(row().outcome()).isEqualTo(Outcome.HOLD);
        assertThat(row().lookedUp()).isFalse();
        assertThat(row().groundFindings()).singleElement().satisfies(ground -> {
            assertThat(ground.element()).isEqualTo("I3B-6");
            assertThat(ground.question().orElseThrow().id()).isEqualTo("imminence");
        });
    }

    int answered(String answer) throws Exception {
        return answered("imminence", answer);
    }

    int answered(String question, String answer) throws Exception {
        Path text = folder.resolve(question + ".json");
        String run = String.valueOf(last());
        assertThat(inWorkspace(
                        "hold",
                        "resolve",
                        run,
                        "--question",
                        question,
                        "--answer",
                        answer,
                        "--by",
                        "Finder Invented",
                        "--reason",
                        "heard the call",
                        "--draft",
                        text.toString()))
                .as(desk.out.toString())
                .isZero();
        Path finding = signed(text, "finder", folder.resolve(question + ".json.p7s"));
        return inWorkspace("hold", "resolve", run, "--finding", finding.toString());
    }
}
