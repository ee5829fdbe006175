package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.engine.tables.ReferenceTables;

/**
 * A request of one row as people write it, key by key: words about the signer, the days and the custodian, statements of
 * the header and cells of the row. Every person is invented.
 */
final class WrittenRequest {
    private static final AddressParser ADDRESSES =
            new AddressParser(ReferenceTables.load().address(List.of()));

    /** Keys that say neither a statement nor a cell, with what they are where nobody says. */
    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("requester", "Department of Homeland Security"),
            Map.entry("custodian", "Internal Revenue Service"),
            Map.entry("addressee", "Internal Revenue Service"),
            Map.entry("office", "Secretary"),
            Map.entry("agency", ""),
            Map.entry("certified_office", ""),
            Map.entry("kind", "head-of-agency"),
            Map.entry("level", "federal"),
            Map.entry("from", "2026-01-01"),
            Map.entry("until", "2027-01-01"),
            Map.entry("signed_on", "2026-03-02"),
            Map.entry("received_on", "2026-03-03"),
            Map.entry("decided_on", "2026-03-10"),
            Map.entry("authority", ""),
            Map.entry("purpose", ""),
            Map.entry("employer", ""),
            Map.entry("repeated", "1"),
            Map.entry("not_attested", ""),
            Map.entry("not_enclosed", ""));

    private static final Map<String, String> PERSON = Map.of(
            "row_id", "r-1",
            "given_name", "Ilvane",
            "family_name", "Torrebruna",
            "birth_date", "1979-11-02",
            "tin", "412-55-8830",
            "address_line", "1418 Alder Creek Rd",
            "city", "Houston",
            "state", "TX",
            "zip", "77002");

    private final Pack pack;
    private final Map<String, String> said = new LinkedHashMap<>();

    WrittenRequest(Pack pack, Map<String, String> clean) {
        this.pack = pack;
        said.putAll(ABOUT);
        said.putAll(PERSON);
        said.put("purpose", pack.manifest().purposes().keySet().iterator().next());
        said.put("authority", pack.id());
        say(clean);
    }

    WrittenRequest say(Map<String, String> changes) {
        for (String key : changes.keySet()) {
            if (!said.containsKey(key) && !declared().contains(key)) {
                throw new IllegalArgumentException(pack.id() + " has no `" + key + "`");
            }
        }
        said.putAll(changes);
        return this;
    }

    private Set<String> declared() {
        Set<String> names = new LinkedHashSet<>();
        pack.authority().header().statements().forEach(s -> names.add(s.name()));
        pack.authority().fields().forEach(f -> names.add(f.name()));
        pack.authority().numbers().forEach(n -> names.add(n.name()));
        return names;
    }

    /** What is found of header and row, by element, under the strictest readings. */
    Map<String, FindingStatus> findings() {
        RequestHeader header = header();
        RowLayout layout = RowLayout.of(pack.authority());
        RequestRow row = RowParser.of((RowLayout.Columns) layout.read(layout.columns()), header, ADDRESSES::parse)
                .parse(
                        1,
                        2,
                        layout.columns().stream()
                                .map(c -> said.getOrDefault(c, ""))
                                .toList());
        Facts facts = HeaderFacts.of(pack.schema(), pack.authority().header())
                .bind(
                        header,
                        verified(),
                        new Standing(Optional.empty(), Optional.of(new Standing.OfBars(true, false))));
        BatchFacts batch = new BatchFacts(
                0, false, 1, Collections.nCopies(layout.fields().size(), Long.valueOf(said("repeated"))), false);
        RowFacts.of(pack.schema(), layout, header).bind(row, batch, facts);
        Map<String, FindingStatus> findings = new LinkedHashMap<>();
        for (ElementTest test : pack.tests(pack.choice(Map.of(), Set.of()).on(Optional.of(day("decided_on"))))) {
            if (test.element().stage().compareTo(Stage.RECORD) < 0) {
                findings.put(test.element().id(), test.on(facts).status());
            }
        }
        return findings;
    }

    private Verified verified() {
        Verified.Signer pinned = new Verified.Signer(
                agency(),
                said.getOrDefault("certified_office", "").isEmpty() ? said("office") : said("certified_office"),
                said("kind"),
                said("level"),
                day("from"),
                day("until"));
        Set<String> enclosed = pack.authority().header().documents().stream()
                .map(HeaderDeclarations.Document::id)
                .filter(id -> !named("not_enclosed").contains(id))
                .collect(Collectors.toSet());
        return new Verified(
                true, Optional.of(pinned), said("custodian"), day("received_on"), day("decided_on"), enclosed);
    }

    private RequestHeader header() {
        String requester = said("requester");
        String employer = said("employer").isEmpty() ? requester : said("employer");
        Map<String, String> attestations = pack.authority().attestations().stream()
                .map(Authority.Attestation::id)
                .filter(id -> !named("not_attested").contains(id))
                .collect(Collectors.toMap(id -> id, id -> "Quill Ashgrove"));
        Map<String, String> statements = pack.authority().header().statements().stream()
                .map(FieldDeclaration::name)
                .filter(name -> !said.getOrDefault(name, "").isBlank())
                .collect(Collectors.toMap(name -> name, this::said));
        Map<String, RequestHeader.DocumentFile> documents = pack.authority().header().documents().stream()
                .collect(Collectors.toMap(
                        HeaderDeclarations.Document::id, d -> new RequestHeader.DocumentFile(d.id() + ".pdf", "00")));
        return new RequestHeader(
                "q-1",
                day("signed_on"),
                day("signed_on").plusDays(90),
                requester,
                said("addressee"),
                new RequestHeader.Signer("Quill Ashgrove", said("office"), agency()),
                "A-1",
                said("authority"),
                said("purpose"),
                attestations,
                statements,
                documents,
                List.of(
                        new RequestHeader.Official("o-1", "Maren Holt", employer, RequestHeader.Kind.OFFICER),
                        new RequestHeader.Official("o-2", "Tove Lindqvist", employer, RequestHeader.Kind.EMPLOYEE),
                        new RequestHeader.Official("o-7", "Rab Nairn", "Nairn Ltd", RequestHeader.Kind.CONTRACTOR),
                        new RequestHeader.Official("o-8", "TBD", employer, RequestHeader.Kind.OFFICER)),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "00", Long.parseLong(said("repeated"))),
                "recipient.pem");
    }

    private String agency() {
        return said("agency").isEmpty() ? said("requester") : said("agency");
    }

    private Set<String> named(String key) {
        return Set.of(said(key).split(", ", -1));
    }

    private LocalDate day(String key) {
        return LocalDate.parse(said(key));
    }

    private String said(String key) {
        return said.getOrDefault(key, "");
    }
}
