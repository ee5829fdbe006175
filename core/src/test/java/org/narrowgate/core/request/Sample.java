package org.narrowgate.core.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;

/** An invented pack with one field of every type, and an invented request for it. */
final class Sample {
    static final List<Authority.Attestation> ATTESTATIONS = List.of(
            new Authority.Attestation("sole-use", "used solely for this"),
            new Authority.Attestation("no-review", "no review pends where not stated"));

    static final List<NumberDeclaration> NUMBERS = List.of(new NumberDeclaration("tin", List.of("us-ssn", "us-itin")));

    static final List<FieldDeclaration> FIELDS = List.of(
            field("tax_periods", FieldType.PERIODS, Map.of(), Map.of(), List.of()),
            field(
                    "offense",
                    FieldType.CITATION,
                    Map.of(
                            "8 U.S.C. 1326", List.of("criminal"),
                            "8 U.S.C. 1326(a)", List.of("criminal"),
                            "8 U.S.C. 1253(a)(1)", List.of("criminal"),
                            "8 U.S.C. 1227", List.of("civil")),
                    Map.of(),
                    List.of()),
            field("case_id", FieldType.CODE, Map.of(), Map.of(), List.of()),
            field(
                    "case_status",
                    FieldType.CHOICE,
                    Map.of("open", List.of("active", "in progress"), "none", List.of("not opened")),
                    Map.of(),
                    List.of()),
            field("order_date", FieldType.DATE, Map.of(), Map.of(), List.of()),
            new FieldDeclaration(
                    "review_pending",
                    FieldType.FLAG,
                    "case",
                    "",
                    Map.of(),
                    Map.of(),
                    List.of(),
                    Optional.of(new FieldDeclaration.WhenBlank("no-review", false))),
            field(
                    "reason",
                    FieldType.TEXT,
                    Map.of(),
                    Map.of("civil", List.of("civil removal"), "criminal", List.of("prosecution", "illegal re-entry")),
                    List.of("case_id", "offense", "order_date", "family_name", "birth_date", "tin", "tax_periods")),
            field("officials", FieldType.ROSTER, Map.of(), Map.of(), List.of()));

    static final RowLayout LAYOUT = RowLayout.of(NUMBERS, FIELDS);
    static final HeaderDeclarations DECLARED = new HeaderDeclarations(
            List.of(
                    field("warrant_date", FieldType.DATE, Map.of(), Map.of(), List.of()),
                    field("warrant_number", FieldType.CODE, Map.of(), Map.of(), List.of()),
                    field("danger", FieldType.FLAG, Map.of(), Map.of(), List.of()),
                    field("court", FieldType.CHOICE, Map.of("district", List.of("D. Ct.")), Map.of(), List.of()),
                    field(
                            "felony",
                            FieldType.CITATION,
                            Map.of("18 U.S.C. 1111", List.of("felony"), "18 U.S.C. 1112", List.of("other")),
                            Map.of(),
                            List.of()),
                    field("years", FieldType.PERIODS, Map.of(), Map.of(), List.of()),
                    field(
                            "state",
                            FieldType.TEXT,
                            Map.of(),
                            Map.of("flight", List.of("has fled")),
                            List.of("warrant_number", "warrant_date"))),
            List.of(new HeaderDeclarations.Document("court-order", "the court's order")),
            List.of(new HeaderDeclarations.Office("harbour-master", "who keeps a harbour")));

    static final FactSchema SCHEMA = FactCatalog.schema(FIELDS, NUMBERS, ATTESTATIONS, DECLARED);

    static final Map<String, String> STATEMENTS = Map.of(
            "warrant_date", "2026-01-03",
            "warrant_number", "MJ-26-0017",
            "danger", "yes",
            "court", "d ct",
            "felony", "18 USC 1111",
            "years", "2022;2024",
            "state", "The subject of MJ 26 0017 has fled since January 3, 2026");

    private static final RowParser PARSER = parser(header(Map.of()));

    private Sample() {}

    static FieldDeclaration field(
            String name,
            FieldType type,
            Map<String, List<String>> values,
            Map<String, List<String>> vocabularies,
            List<String> particulars) {
        return new FieldDeclaration(name, type, "case", "", values, vocabularies, particulars, Optional.empty());
    }

    static RequestHeader header(Map<String, String> attestations) {
        return new RequestHeader(
                "R-1",
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 1),
                "Department of Examples",
                "Bureau of Records",
                new RequestHeader.Signer("Ada Invented", "Secretary of Examples", "Department of Examples"),
                "A-1",
                "us/example",
                "criminal",
                attestations,
                STATEMENTS,
                Map.of("court-order", new RequestHeader.DocumentFile("order.pdf", "1".repeat(64))),
                List.of(
                        official("OFF-1", "Department of Examples", RequestHeader.Kind.OFFICER),
                        official("OFF-2", "department of examples", RequestHeader.Kind.EMPLOYEE),
                        official("CON-1", "Department of Examples", RequestHeader.Kind.CONTRACTOR),
                        official("OTH-1", "Sheriff of Somewhere", RequestHeader.Kind.OFFICER)),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "0".repeat(64), 3),
                "recipient.pem");
    }

    private static RequestHeader.Official official(String id, String employer, RequestHeader.Kind kind) {
        return new RequestHeader.Official(id, "Invented " + id, employer, kind);
    }

    static RowParser parser() {
        return PARSER;
    }

    static RowParser parser(RequestHeader header) {
        return RowParser.of(columns(LAYOUT.columns()), header, Sample::address);
    }

    static RowLayout.Columns columns(List<String> names) {
        return (RowLayout.Columns) LAYOUT.read(names);
    }

    /** A full row that nothing is wrong with. */
    static Map<String, String> clean() {
        Map<String, String> cells = new HashMap<>();
        cells.put("row_id", "r1");
        cells.put("given_name", "Mara");
        cells.put("family_name", "Exemplar");
        cells.put("birth_date", "1980-05-14");
        cells.put("tin", "212-34-5678");
        cells.put("address_line", "12 Oak St");
        cells.put("city", "Springfield");
        cells.put("state", "IL");
        cells.put("zip", "62701");
        cells.put("country", "US");
        cells.put("tax_periods", "2022;2023");
        cells.put("offense", "8 USC 1326 (a)");
        cells.put("case_id", "CR-2024-0117");
        cells.put("case_status", "active");
        cells.put("order_date", "2019-03-07");
        cells.put("review_pending", "no");
        cells.put("reason", "Locates the subject of prosecution CR 2024 0117 for re-entry after March 7, 2019");
        cells.put("officials", "OFF-1;OFF-2");
        return cells;
    }

    static List<String> cells(Map<String, String> row) {
        List<String> cells = new ArrayList<>();
        LAYOUT.columns().forEach(column -> cells.add(row.getOrDefault(column, "")));
        return cells;
    }

    static RequestRow row(Map<String, String> row) {
        return parser().parse(1, 2, cells(row));
    }

    static RequestRow with(String column, String cell) {
        Map<String, String> row = clean();
        row.put(column, cell);
        return row(row);
    }

    static FieldValue value(String column, String cell) {
        RequestRow row = with(column, cell);
        return row.values().get(index(column));
    }

    static int index(String column) {
        for (int i = 0; i < FIELDS.size(); i++) {
            if (FIELDS.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(column);
    }

    static BatchFacts batch() {
        return new BatchFacts(0, false, 1, List.of(0L, 0L, 2L, 0L, 0L, 0L, 3L, 4L), false);
    }

    static Facts facts(RequestRow row, Map<String, String> attestations) {
        Facts facts = Facts.none(SCHEMA);
        RowFacts.of(SCHEMA, LAYOUT, header(attestations)).bind(row, batch(), facts);
        return facts;
    }

    /** Stands in for the address parser, which is tested in its own room. */
    static PostalAddress address(StatedAddress stated) {
        String raw = (stated.line() + " " + stated.city() + " " + stated.state() + " " + stated.zip()).strip();
        AddressStatus status = raw.isEmpty() ? AddressStatus.ABSENT : AddressStatus.STATED;
        return new PostalAddress(raw, "", "", "", "", "", "", "", "", "", "", "", "", "", status, Set.of(status));
    }
}
