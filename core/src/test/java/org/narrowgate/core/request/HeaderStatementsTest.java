package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.HeaderDeclarations;

/** What a header states once, the documents that lie with it, and whose agency signs. */
class HeaderStatementsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @Test
    void reads_a_statement_of_every_type_as_the_same_cell_of_a_row() {
        Facts facts = facts(Sample.STATEMENTS, true);
        assertThat(facts.get("stated.warrant_date"))
                .isEqualTo(LocalDate.of(2026, 1, 3).toEpochDay());
        assertThat(facts.get("stated.warrant_number.status")).isEqualTo("STATED");
        assertThat(facts.get("stated.danger")).isEqualTo(true);
        assertThat(facts.get("stated.court")).isEqualTo("district");
        assertThat(facts.get("stated.felony")).isEqualTo("18 U.S.C. 1111");
        assertThat(facts.get("stated.felony.kind")).isEqualTo("felony");
        assertThat(facts.get("stated.years.count")).isEqualTo(2L);
        assertThat(facts.get("stated.years.first")).isEqualTo(2022L);
        assertThat(facts.get("stated.years.last")).isEqualTo(2024L);
        assertThat(facts.get("stated.state.speaks.flight")).isEqualTo(true);
        assertThat(facts.get("stated.state.particulars")).isEqualTo(2L);
        assertThat((Long) facts.get("stated.state.words")).isPositive();
    }

    @Test
    void counts_no_repetition_of_what_is_stated_once() {
        assertThat(Sample.SCHEMA.declarations())
                .extracting(FactDeclaration::name)
                .noneMatch(name -> name.startsWith("stated.") && name.endsWith(".repeated"));
    }

    @Test
    void what_is_not_stated_has_a_status_and_no_value() {
        Facts facts = facts(Map.of(), true);
        for (FieldDeclaration statement : Sample.DECLARED.statements()) {
            assertThat(facts.get("stated." + statement.name() + ".status")).isEqualTo("ABSENT");
        }
        assertThat(Sample.SCHEMA.declarations().stream()
                        .map(FactDeclaration::name)
                        .filter(name -> name.startsWith("stated.") && !name.endsWith(".status"))
                        .filter(name -> facts.get(name) != null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    warrant_date   | 01/03/2026       | MALFORMED
                    warrant_date   | soon             | MALFORMED
                    warrant_date   | unknown          | PLACEHOLDER
                    warrant_number | n/a              | PLACEHOLDER
                    danger         | perhaps          | MALFORMED
                    danger         | 1                | MALFORMED
                    court          | circuit          | UNLISTED
                    felony         | 18 U.S.C. 1113   | UNLISTED
                    felony         | murder           | MALFORMED
                    years          | all years        | MALFORMED
                    state          | TBD              | PLACEHOLDER
                    """)
    void what_cannot_be_read_as_its_type_has_no_value(String name, String text, String status) {
        Map<String, String> statements = new HashMap<>(Sample.STATEMENTS);
        statements.put(name, text);
        Facts facts = facts(statements, true);
        assertThat(facts.get("stated." + name + ".status")).isEqualTo(status);
        for (String part : List.of("", ".count", ".first", ".last", ".words", ".particulars", ".speaks.flight")) {
            if (Sample.SCHEMA.find("stated." + name + part).isPresent()) {
                assertThat(facts.get("stated." + name + part)).as(name + part).isNull();
            }
        }
    }

    @Test
    void knows_a_document_only_where_the_header_names_it_and_a_signature_that_counts_binds_it() {
        String fact = "document.court_order.present";
        assertThat(facts(Sample.header(Map.of()), true, Set.of("court-order")).get(fact))
                .isEqualTo(true);
        assertThat(facts(Sample.header(Map.of()), true, Set.of()).get(fact)).isEqualTo(false);
        assertThat(facts(Sample.header(Map.of()), false, Set.of("court-order")).get(fact))
                .isNull();
        assertThat(facts(with(Map.of(), Map.of()), true, Set.of("court-order")).get(fact))
                .isNull();
    }

    @Test
    void a_document_under_another_spelling_of_its_id_is_another_document() {
        RequestHeader header =
                with(Map.of(), Map.of("court_order", new RequestHeader.DocumentFile("order.pdf", "1".repeat(64))));
        assertThat(facts(header, true, Set.of("court_order", "court-order")).get("document.court_order.present"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"federal", "state", "local", "tribal", "foreign", "private"})
    void the_level_of_an_agency_is_the_one_pinned_and_only_federal_is_federal(String level) {
        Facts facts = signedBy(pinned("Department of Examples", level));
        assertThat(facts.get("signer.agency_level")).isEqualTo(level);
        assertThat(facts.get("signer.agency_is_federal")).isEqualTo(level.equals("federal"));
    }

    @Test
    void the_level_of_an_agency_is_not_known_where_none_is_pinned() {
        Facts facts = signedBy(pinned("Department of Examples", ""));
        assertThat(facts.get("signer.agency_level")).isNull();
        assertThat(facts.get("signer.agency_is_federal")).isEqualTo(false);
        assertThat(new Verified.Signer("a", "o", "other", true, DAY, DAY.plusYears(1)).level())
                .isEqualTo("federal");
    }

    @Test
    void the_custodian_opens_the_door_himself_only_where_his_own_agency_is_pinned() {
        assertThat(signedBy(pinned("Bureau of Records", "federal")).get("signer.agency_is_custodian"))
                .isEqualTo(true);
        assertThat(signedBy(pinned("Department of Examples", "federal")).get("signer.agency_is_custodian"))
                .isEqualTo(false);
        assertThat(signedBy(pinned("", "federal")).get("signer.agency_is_custodian"))
                .isEqualTo(false);
    }

    @Test
    void a_kind_of_office_that_the_pack_declares_is_among_those_that_a_condition_may_name() {
        assertThat(Sample.SCHEMA.at(Sample.SCHEMA.slot("signer.office_kind")).values())
                .contains("head-of-agency", "other", "harbour-master");
    }

    private static Facts facts(Map<String, String> statements, boolean signed) {
        return facts(with(statements, Map.of()), signed, Set.of());
    }

    private static Facts facts(RequestHeader header, boolean signed, Set<String> documents) {
        return bound(header, new Verified(signed, Optional.empty(), "Bureau of Records", DAY, DAY, documents));
    }

    private static Facts signedBy(Verified.Signer pinned) {
        return bound(Sample.header(Map.of()), new Verified(true, Optional.of(pinned), "Bureau of Records", DAY, DAY));
    }

    private static Facts bound(RequestHeader header, Verified verified) {
        HeaderDeclarations declared = Sample.DECLARED;
        return HeaderFacts.of(Sample.SCHEMA, declared)
                .bind(header, verified, new Standing(Optional.empty(), Optional.empty()));
    }

    private static Verified.Signer pinned(String agency, String level) {
        return new Verified.Signer(agency, "Secretary of Examples", "harbour-master", level, DAY, DAY.plusYears(1));
    }

    private static RequestHeader with(
            Map<String, String> statements, Map<String, RequestHeader.DocumentFile> documents) {
        RequestHeader of = Sample.header(Map.of());
        return new RequestHeader(
                of.id(),
                of.signedOn(),
                of.expires(),
                of.requester(),
                of.addressee(),
                of.signer(),
                of.agreement(),
                of.authority(),
                of.purpose(),
                of.attestations(),
                statements,
                documents,
                of.officials(),
                of.rows(),
                of.recipientCertificate());
    }
}
