package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.audit.Verification;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.InventedOffices;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** An invented custodian with a pack, numbers and records of its own, and a request to it; nothing here is of a tax. */
final class HarbourOffice {
    static final Path PACKS = Path.of("src", "test", "resources", "packs");
    static final Instant DAY = Instant.parse("2026-03-10T09:00:00Z");

    private static final Instant FOUNDED = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant SIGNED = Instant.parse("2026-01-20T09:00:00Z");
    private static final String CUSTODIAN = "Harbour Office";
    private static final String BRIGADE = "Coast Brigade";

    final Path root;
    final Path request;

    /** What the header states, and the rows below their line of names; a test changes them before it sends. */
    final Map<String, String> statements = new LinkedHashMap<>();

    final Map<String, String> documents = new LinkedHashMap<>();
    final List<String> rows = new ArrayList<>();
    private final InventedOffices offices;
    private boolean founded;

    HarbourOffice(Path folder) throws Exception {
        root = Files.createDirectories(folder.resolve("workspace"));
        request = Files.createDirectories(folder.resolve("sent"));
        makeKeys(Files.createDirectories(folder.resolve("keys")));
        for (String each : List.of("certificates", "agreements", "orders", "records")) {
            Files.createDirectories(root.resolve(each));
        }
        offices = new InventedOffices(root, CUSTODIAN);
        Files.writeString(root.resolve("orders/statement.yaml"), "as_of: 2026-03-01\nuntil: 2026-04-01\nbars: []\n");
        config();
        text();
        records();
        state();
    }

    private static void makeKeys(Path keys) throws Exception {
        WorkspaceKey.create(keys.resolve("workspace.key"), new SecureRandom());
        for (String log : List.of("register", "decisions")) {
            WorkspaceKey.writeSecret(
                    keys.resolve(log + ".key"),
                    NoteSigner.log(
                                    "harbour.example/" + log,
                                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                            .text());
        }
    }

    private void config() throws IOException {
        Files.writeString(root.resolve("narrowgate.yaml"), """
                custodian: Harbour Office
                demo: true
                deciding_official: Ove Invented
                keys: ../keys
                log: {register: harbour.example/register, decisions: harbour.example/decisions}
                """ + InventedOffices.config());
    }

    /** Files who is in which office, and signs the agreement: the master at this level, in this kind of office. */
    HarbourOffice found(String level, String kind) throws Exception {
        founded = true;
        offices.official(
                        Side.REQUESTER,
                        "master",
                        "Marit Invented",
                        BRIGADE,
                        level,
                        "Harbour Master",
                        kind,
                        "request, agreement")
                .official(
                        Side.CUSTODIAN,
                        "keeper",
                        "Ove Invented",
                        CUSTODIAN,
                        "local",
                        "Keeper",
                        "head-of-agency",
                        "request, agreement, decide")
                .official(Side.CUSTODIAN, "clerk", "Liv Invented", CUSTODIAN, "local", "Clerk", "other", "propose")
                .official(
                        Side.CUSTODIAN,
                        "counsel",
                        "Nils Invented",
                        CUSTODIAN,
                        "local",
                        "Counsel",
                        "other",
                        "review-counsel")
                .file(FOUNDED);
        offices.agree(root.resolve("agreements/HO-CB-1.yaml"), PACKS, "clerk", "counsel", "keeper", "master", SIGNED);
        return this;
    }

    private void text() throws IOException {
        Path file = root.resolve("agreements/HO-CB-1.yaml");
        Files.writeString(file, """
                agreement: HO-CB-1
                title: Owners of boats
                custodian: Harbour Office
                requester: Coast Brigade
                authority: xx/harbour-records
                effective: 2026-02-01
                expires: 2027-01-01
                purposes: [search]
                fields: [mailing_address, licence]
                identity_routes: [number:licence, number:plate, address]
                rows_per_request: 100
                retention_days: 30
                """);
    }

    /** The stored spellings of the numbers differ, as custodians' do. */
    private void records() throws IOException {
        Files.writeString(root.resolve("records/persons.csv"), """
                id,given,family,born,licence_no,plate_no
                B1,Ilvane,Torrebruna,1979-11-02,K1234567,AB1234
                B2,Orrin,Brandvold,1964-05-09,k-765 4321,CD 5678
                B3,Signe,Havnes,1988-01-30,,EF9012
                """);
        Files.writeString(root.resolve("records/addresses.csv"), """
                id,street,city,st,zip,since,until
                B1,1418 Alder Creek Rd,Houston,TX,77002,2015,2020
                B1,77 Quay St,Austin,TX,78701,2021,2025
                B2,12 Pier Ave,Houston,TX,77002,2010,2025
                B3,9 Mole Ln,Houston,TX,77002,2011,2025
                """);
        Files.writeString(root.resolve("records.yaml"), """
                persons:
                  csv: "records/persons.csv"
                  columns: {key: id, given_name: given, family_name: family, birth_date: born}
                  numbers: {licence: licence_no, plate: plate_no}
                addresses:
                  csv: "records/addresses.csv"
                  columns: {person: id, line: street, city: city, state: st, zip: zip, first_year: since, last_year: until}
                  provenance: person
                """);
    }

    /** A request that meets everything: one row by licence, one by plate, one by address alone. */
    private void state() {
        statements.put("order_date", "2026-01-03");
        statements.put("order_number", "HC-26-0017");
        statements.put("court", "D. Ct.");
        statements.put("crime", "Harbour Code 3");
        statements.put("span", "2022;2024");
        statements.put("finding", "The owner named in HC-26-0017 has fled the harbour by night.");
        documents.put("court-order", "order.pdf");
        rows.add(
                "by-licence,Ilvane,Torrebruna,1979-11-02,k 123-4567,,1418 Alder Creek Rd,Houston,TX,77002,found at sea");
        rows.add("by-plate,Orrin,Brandvold,1964-05-09,,cd-5678,12 Pier Ave,Houston,TX,77002,boat found");
        rows.add("by-address,Signe,Havnes,1988-01-30,,,9 Mole Ln,Houston,TX,77002,witness");
    }

    /** Writes and signs the request as the harbour master does. */
    HarbourOffice send() throws Exception {
        return send(true);
    }

    /** @param byMaster whether he signs, or the custodian's own keeper */
    HarbourOffice send(boolean byMaster) throws Exception {
        if (!founded) {
            found("state", "harbour-master");
        }
        Files.writeString(request.resolve("rows.csv"), """
                row_id,given_name,family_name,birth_date,licence,plate,address_line,city,state,zip,why
                """ + String.join("\n", rows) + "\n");
        Map<String, RequestHeader.DocumentFile> named = new LinkedHashMap<>();
        for (Map.Entry<String, String> document : documents.entrySet()) {
            Path file = request.resolve(document.getValue());
            if (Files.notExists(file)) {
                Files.writeString(file, "Ordered: the address.");
            }
            named.put(document.getKey(), new RequestHeader.DocumentFile(document.getValue(), ""));
        }
        RequestPackage.write(request, header(byMaster, named));
        RequestPackage.finish(request);
        return sign(byMaster);
    }

    /** Signs the header as it stands, without a look at what it binds. */
    HarbourOffice sign(boolean byMaster) throws Exception {
        Files.write(
                request.resolve(RequestPackage.SIGNATURE),
                offices.sign(
                        byMaster ? "master" : "keeper", Files.readAllBytes(request.resolve(RequestPackage.HEADER))));
        return this;
    }

    private RequestHeader header(boolean byMaster, Map<String, RequestHeader.DocumentFile> named) {
        return new RequestHeader(
                "q-1",
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 2),
                BRIGADE,
                CUSTODIAN,
                byMaster
                        ? new RequestHeader.Signer("Marit Invented", "Harbour Master", BRIGADE)
                        : new RequestHeader.Signer("Ove Invented", "Keeper", CUSTODIAN),
                "HO-CB-1",
                "xx/harbour-records",
                "search",
                Map.of("sole-use", "Marit Invented"),
                statements,
                named,
                List.of(),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "0".repeat(64), 1),
                "0".repeat(64));
    }

    OpenWorkspace open() throws Exception {
        return OpenWorkspace.open(Workspace.open(root), new SecureRandom(), InstantSource.fixed(DAY));
    }

    /** Decides the request; its rows by their id. */
    Map<String, DecidedRow> decide() throws Exception {
        long run;
        try (OpenWorkspace open = open()) {
            run = DisclosureRun.decide(
                            open, PACKS, request, Optional.empty(), DisclosureRun.Sizes.STANDARD, Progress.silent())
                    .run();
        }
        Map<String, DecidedRow> decided = new LinkedHashMap<>();
        RunRecord.open(Workspace.open(root), key(), openings(), run).forEachRow(row -> decided.put(row.rowId(), row));
        return decided;
    }

    /** The header's facts that the last run went by. */
    Map<String, String> facts() throws Exception {
        Registry registry = registry();
        long run = registry.runs().get(registry.runs().size() - 1);
        return RunRules.Law.decode(
                        openings().open(registry.run(run).orElseThrow().law()))
                .facts();
    }

    Registry registry() throws Exception {
        return Registry.read(Workspace.open(root).register());
    }

    /** Why requests were refused as a whole. */
    List<String> refusals() throws Exception {
        return registry().all(RequestRefused.class, r -> true).stream()
                .map(RequestRefused::reason)
                .toList();
    }

    List<String> damages() throws Exception {
        return Verification.of(
                        Workspace.open(root),
                        key(),
                        openings(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Progress.silent())
                .damages();
    }

    private WorkspaceKey key() throws Exception {
        return WorkspaceKey.read(Workspace.open(root).workspaceKey(), root, new SecureRandom());
    }

    private Openings openings() throws Exception {
        return new Openings(Workspace.open(root).evidence(), key(), new SecureRandom());
    }

    /** Replaces one text of the header as it was written. */
    void changeHeader(String from, String to) throws IOException {
        Path file = request.resolve(RequestPackage.HEADER);
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the header does not hold " + from);
        }
        Files.writeString(file, text.replace(from, to), StandardCharsets.UTF_8);
    }
}
