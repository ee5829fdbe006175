package org.narrowgate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.records.PostgresServer;

/** A door that statements, a document and the signer's office open, through real runs over another custodian's records. */
class HeaderDoorTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private HarbourOffice office;

    @BeforeEach
    void makesAWorkspace() throws Exception {
        office = new HarbourOffice(folder);
    }

    @Test
    void opens_for_numbers_of_another_custodian_and_says_what_it_went_by() throws Exception {
        Map<String, DecidedRow> rows = office.send().decide();
        assertThat(rows.get("by-licence").outcome()).isEqualTo(Outcome.DISCLOSE);
        assertThat(rows.get("by-licence").fields())
                .containsEntry("mailing_address", "77 Quay St, Austin, TX, 78701")
                .containsEntry("licence", "K1234567");
        assertThat(rows.get("by-plate").outcome()).isEqualTo(Outcome.CONFIRM);
        assertThat(rows.get("by-address").identification()).containsEntry("rule", "records-not-indexed");
        assertThat(office.facts())
                .containsEntry("document.court_order.present", "true")
                .containsEntry("stated.court", "district")
                .containsEntry("stated.crime.kind", "felony")
                .containsEntry("stated.danger.status", "ABSENT")
                .containsEntry("signer.agency_level", "state")
                .containsEntry("signer.agency_is_custodian", "false")
                .doesNotContainKey("stated.danger");
        assertThat(office.damages()).isEmpty();
    }

    @Test
    void identifies_by_address_over_an_index_of_records_without_any_tax_number() throws Exception {
        try (OpenWorkspace open = office.open()) {
            assertThat(IndexedRecords.index(open, Progress.silent()).madeNow()).isTrue();
        }
        Map<String, DecidedRow> rows = office.send().decide();
        assertThat(rows.get("by-address").identification()).containsEntry("rule", "all-agree-by-address");
        assertThat(rows.get("by-address").outcome()).isEqualTo(Outcome.CONFIRM);
        assertThat(rows.get("by-licence").outcome()).isEqualTo(Outcome.DISCLOSE);
    }

    @Test
    void numbers_made_of_letters_are_invalid_numbers_and_no_cells_that_slipped() throws Exception {
        office.rows.add("by-letters,Signe,Havnes,1988-01-30,ABCDEF,WXYZ,9 Mole Ln,Houston,TX,77002,witness");
        DecidedRow row = office.send().decide().get("by-letters");
        assertThat(row.identification()).containsEntry("rule", "number-invalid");
        assertThat(row.outcome()).isEqualTo(Outcome.WITHHOLD);
    }

    @Test
    void decides_the_same_over_tables_of_postgresql() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            server.table(
                    "owners",
                    "id text, given text, family text, born date, licence_no text, plate_no text",
                    lines("persons.csv"));
            server.table(
                    "berths",
                    "id text, street text, city text, st text, zip text, since text, until text",
                    lines("addresses.csv"));
            Path mapping = office.root.resolve("records.yaml");
            Files.writeString(
                    mapping,
                    server.connection()
                            + Files.readString(mapping)
                                    .replace("csv: \"records/persons.csv\"", "postgres: tax.owners")
                                    .replace("csv: \"records/addresses.csv\"", "postgres: tax.berths"));
            Map<String, DecidedRow> rows = office.send().decide();
            assertThat(rows.get("by-licence").outcome()).isEqualTo(Outcome.DISCLOSE);
            assertThat(rows.get("by-plate").identification()).containsEntry("rule", "all-agree");
            assertThat(rows.get("by-plate").outcome()).isEqualTo(Outcome.CONFIRM);
        }
    }

    private List<List<String>> lines(String file) throws Exception {
        return Files.readAllLines(office.root.resolve("records").resolve(file)).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "order_date, '', H-1, H-1.date, NOT_SHOWN",
        "order_date, 03.01.2026, H-1, H-1.date, NOT_SHOWN",
        "order_date, 2026-03-03, H-1, H-1.date, NOT_MET",
        "court, harbour court, H-1, H-1.court, NOT_MET",
        "court, some court, H-1, H-1.court, NOT_SHOWN",
        "order_number, unknown, H-1, H-1.number, NOT_MET",
        "crime, theft, H-3, H-3.crime, NOT_SHOWN",
        "crime, Harbour Code 4, H-3, H-3.lesser, NOT_SHOWN",
        "span, all years, H-3, H-3.span, NOT_SHOWN",
        "span, 2021-2024, H-3, H-3.span, NOT_MET",
        "finding, The owner named in HC-26-0017 is at home tonight., H-3, H-3.flight, NOT_MET",
        "finding, TBD, H-3, H-3.flight, NOT_SHOWN"
    })
    void nothing_is_looked_up_where_a_statement_is_missing_malformed_or_not_enough(
            String name, String text, String element, String branch, FindingStatus status) throws Exception {
        office.statements.put(name, text);
        if (text.isEmpty()) {
            office.statements.remove(name);
        }
        assertStopped(office.send().decide(), element, branch, status);
    }

    @Test
    void nothing_is_looked_up_where_the_header_names_no_document() throws Exception {
        office.documents.clear();
        assertStopped(office.send().decide(), "H-1", "H-1.document", FindingStatus.NOT_SHOWN);
        assertThat(office.facts()).doesNotContainKey("document.court_order.present");
    }

    @Test
    void an_empty_document_is_none_even_if_it_was_signed() throws Exception {
        office.send();
        String digest = sha256(office.request.resolve("order.pdf"));
        Files.write(office.request.resolve("order.pdf"), new byte[0]);
        office.changeHeader(digest, sha256(office.request.resolve("order.pdf")));
        office.sign(true);
        assertStopped(office.decide(), "H-1", "H-1.document", FindingStatus.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({
        "federal, harbour-master, NOT_MET",
        "local, head-of-agency, NOT_MET",
        "local, ice-cream-seller, NOT_MET",
    })
    void an_office_or_level_that_the_law_does_not_name_meets_nothing(String level, String kind, FindingStatus status)
            throws Exception {
        office.found(level, kind);
        assertStopped(office.send().decide(), "H-2", "", status);
    }

    @Test
    void a_level_that_nobody_filed_is_not_known() throws Exception {
        office.found("", "harbour-master");
        Map<String, DecidedRow> rows = office.send().decide();
        assertThat(rows.values()).allMatch(row -> row.outcome() == Outcome.WITHHOLD && !row.lookedUp());
        assertThat(office.facts()).doesNotContainKey("signer.agency_level");
    }

    @Test
    void the_custodian_opens_the_door_himself() throws Exception {
        Map<String, DecidedRow> rows = office.send(false).decide();
        assertThat(rows.get("by-licence").outcome()).isEqualTo(Outcome.DISCLOSE);
        assertThat(office.facts()).containsEntry("signer.agency_is_custodian", "true");
    }

    @Test
    void a_document_that_is_not_the_one_signed_refuses_the_request_and_nothing_is_kept() throws Exception {
        office.send();
        Files.writeString(office.request.resolve("order.pdf"), "Ordered: everything.");
        assertRefused("malformed", "order.pdf: the file is not the one whose SHA-256 request.json states");
        Files.delete(office.request.resolve("order.pdf"));
        assertThatThrownBy(() -> office.decide())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("order.pdf: the document is missing");
        Path outside = folder.resolve("outside.pdf");
        Files.writeString(outside, "Ordered: the address.");
        Files.createSymbolicLink(office.request.resolve("order.pdf"), outside);
        assertThatThrownBy(() -> office.decide())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("order.pdf: the document is missing");
        assertThat(office.registry().runs()).isEmpty();
        assertThat(office.root.resolve("requests/q-1")).doesNotExist();
    }

    @Test
    void a_misspelt_statement_or_document_refuses_the_request_with_the_name_meant() throws Exception {
        office.statements.put("oder_date", "2026-01-03");
        office.documents.put("court-oder", "other.pdf");
        office.send();
        assertRefused(
                "header",
                "the statement `oder_date` is not known; did you mean `order_date`?",
                "the document `court-oder` is not known; did you mean `court-order`?");
        assertThat(office.registry().runs()).isEmpty();
    }

    @Test
    void a_header_with_statements_under_an_authority_that_has_none_is_refused() throws Exception {
        office.send();
        assertThatThrownBy(() -> RequestPackage.read(office.request).requireDeclared(HeaderDeclarations.none()))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("the statement `order_date` is not known; none is declared")
                .hasMessageContaining("request.json:");
    }

    @Test
    void the_copy_of_a_document_is_kept_and_a_changed_one_is_found() throws Exception {
        office.send().decide();
        Path kept = office.root.resolve("requests/q-1/order.pdf");
        assertThat(kept).hasSameBinaryContentAs(office.request.resolve("order.pdf"));
        assertThat(office.damages()).isEmpty();
        Files.writeString(kept, "Ordered: everything.");
        assertThat(office.damages()).singleElement().asString().contains("order.pdf", "not the one", "restore it");
        Files.delete(kept);
        assertThat(office.damages()).singleElement().asString().contains("order.pdf", "missing", "restore it");
    }

    @Test
    void asked_again_the_same_request_gives_the_same_run() throws Exception {
        Map<String, DecidedRow> first = office.send().decide();
        assertThat(office.decide()).isEqualTo(first);
        assertThat(office.registry().runs()).hasSize(1);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private void assertStopped(Map<String, DecidedRow> rows, String element, String branch, FindingStatus status) {
        assertThat(rows).hasSize(3);
        assertThat(rows.values()).allMatch(row -> row.outcome() == Outcome.WITHHOLD && !row.lookedUp());
        List<FindingView> grounds = rows.get("by-licence").groundFindings();
        assertThat(grounds)
                .filteredOn(g -> g.element().equals(element))
                .singleElement()
                .satisfies(ground -> {
                    assertThat(ground.status()).isEqualTo(status);
                    if (!branch.isEmpty()) {
                        assertThat(ground.branch()).isEqualTo(branch);
                    }
                });
    }

    private void assertRefused(String reason, String... words) throws Exception {
        assertThatThrownBy(() -> office.decide())
                .isInstanceOf(DocumentException.class)
                .message()
                .contains(words);
        assertThat(office.refusals()).containsExactly(reason);
    }
}
