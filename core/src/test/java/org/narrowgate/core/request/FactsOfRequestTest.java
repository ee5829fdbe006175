package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.Stage;

class FactsOfRequestTest {
    private static final Verified.Signer PINNED = new Verified.Signer(
            "Department of Examples",
            "Secretary of Examples",
            "head-of-agency",
            true,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2027, 1, 1));
    private static final Standing STANDING = new Standing(
            Optional.of(new Standing.OfAgreement(true, true, true, true)),
            Optional.of(new Standing.OfBars(true, false)));

    @Test
    void binds_every_fact_of_header_and_row_that_a_clean_request_gives_rise_to() {
        Facts facts = HeaderFacts.of(Sample.SCHEMA, Sample.DECLARED)
                .bind(
                        Sample.header(Map.of("sole-use", "Ada Invented", "no-review", "Ada Invented")),
                        verified(true, PINNED),
                        STANDING);
        RowFacts.of(Sample.SCHEMA, Sample.LAYOUT, Sample.header(Map.of()), Set.of("OFF-1"))
                .bind(Sample.row(Sample.clean()), Sample.batch(), facts);

        for (FactDeclaration fact : Sample.SCHEMA.declarations()) {
            boolean known = fact.stage() == Stage.HEADER || fact.stage() == Stage.ROW;
            assertThat(facts.get(fact.name()) != null).as(fact.name()).isEqualTo(known);
        }
    }

    @Test
    void binds_nothing_but_statuses_for_a_row_that_states_nothing() {
        Facts facts = Facts.none(Sample.SCHEMA);
        RowFacts.of(Sample.SCHEMA, Sample.LAYOUT, Sample.header(Map.of()))
                .bind(
                        Sample.row(Map.of("row_id", "r1")),
                        new BatchFacts(0, false, 0, List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), false),
                        facts);
        List<String> bound = Sample.SCHEMA.declarations().stream()
                .map(FactDeclaration::name)
                .filter(name -> facts.get(name) != null)
                .toList();
        assertThat(bound)
                .allMatch(name -> name.endsWith(".status")
                        || name.equals("subject.address.located")
                        || List.of("row.readable", "row.unique", "row.resent_after_refusal")
                                .contains(name));
    }

    @Test
    void gives_a_blank_its_meaning_only_if_the_header_attests_it_and_says_on_what_it_rests() {
        RequestRow blank = Sample.with("review_pending", "");
        Facts attested = Sample.facts(blank, Map.of("no-review", "Ada Invented"));
        assertThat(attested.get("row.review_pending")).isEqualTo(false);
        assertThat(attested.get("row.review_pending.basis")).isEqualTo("attested");

        Facts silent = Sample.facts(blank, Map.of());
        assertThat(silent.get("row.review_pending")).isNull();
        assertThat(silent.get("row.review_pending.basis")).isNull();

        Facts nobody = Sample.facts(blank, Map.of("no-review", " "));
        assertThat(nobody.get("row.review_pending")).isNull();

        Facts unreadable = Sample.facts(Sample.with("review_pending", "maybe"), Map.of("no-review", "Ada Invented"));
        assertThat(unreadable.get("row.review_pending")).isNull();

        Facts stated = Sample.facts(Sample.with("review_pending", "yes"), Map.of("no-review", "Ada Invented"));
        assertThat(stated.get("row.review_pending")).isEqualTo(true);
        assertThat(stated.get("row.review_pending.basis")).isEqualTo("stated");
    }

    @Test
    void lets_an_unlisted_provision_have_its_kind_but_no_value() {
        Facts facts = Sample.facts(Sample.with("offense", "18 U.S.C. 1546"), Map.of());
        assertThat(facts.get("row.offense.status")).isEqualTo("UNLISTED");
        assertThat(facts.get("row.offense.kind")).isEqualTo("unlisted");
        assertThat(facts.get("row.offense")).isNull();
    }

    @Test
    void says_what_the_batch_says() {
        Facts facts = Facts.none(Sample.SCHEMA);
        RowFacts.of(Sample.SCHEMA, Sample.LAYOUT, Sample.header(Map.of()))
                .bind(
                        Sample.row(Sample.clean()),
                        new BatchFacts(3, false, 9, List.of(0L, 0L, 2L, 0L, 0L, 0L, 3L, 4L), true),
                        facts);
        assertThat(facts.get("row.unique")).isEqualTo(false);
        assertThat(facts.get("row.resent_after_refusal")).isEqualTo(true);
        assertThat(facts.get("subject.address.repeated")).isEqualTo(9L);
        assertThat(facts.get("row.case_id.repeated")).isEqualTo(2L);
        assertThat(facts.get("row.reason.repeated")).isEqualTo(3L);
        assertThat(facts.get("row.officials.most_rows")).isEqualTo(4L);
    }

    @Test
    void says_nothing_of_the_signer_that_no_certificate_vouches_for() {
        for (Verified verified :
                List.of(new Verified(true, Optional.empty(), "x", day(), day()), verified(false, PINNED))) {
            Facts facts =
                    HeaderFacts.of(Sample.SCHEMA, Sample.DECLARED).bind(Sample.header(Map.of()), verified, STANDING);
            assertThat(facts.get("signer.office_kind")).isNull();
            assertThat(facts.get("signer.in_office")).isNull();
            assertThat(facts.get("signer.agency_is_federal")).isNull();
            assertThat(facts.get("signer.office_matches")).isNull();
            assertThat(facts.get("signer.agency_is_custodian")).isNull();
            assertThat(facts.get("signer.agency_level")).isNull();
        }
    }

    @Test
    void takes_the_first_day_of_a_tenure_in_and_the_day_after_it_out() {
        assertThat(inOffice(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3))).isEqualTo(true);
        assertThat(inOffice(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 4, 1))).isEqualTo(false);
        assertThat(inOffice(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 2))).isEqualTo(false);
    }

    @Test
    void finds_an_office_that_is_not_the_pinned_one() {
        Verified.Signer other = new Verified.Signer(
                "Department of Examples", "Director of Examples", "sub-agency-head", true, day(), day().plusYears(1));
        Facts facts = HeaderFacts.of(Sample.SCHEMA, Sample.DECLARED)
                .bind(Sample.header(Map.of()), verified(true, other), STANDING);
        assertThat(facts.get("signer.office_matches")).isEqualTo(false);
        assertThat(facts.get("signer.office_kind")).isEqualTo("sub-agency-head");
        assertThat(facts.get("signer.agency_is_requester")).isEqualTo(true);
    }

    @Test
    void an_attestation_whose_id_is_misspelt_does_not_count() {
        HeaderFacts binding = HeaderFacts.of(Sample.SCHEMA, Sample.DECLARED);
        Standing unknown = new Standing(Optional.empty(), Optional.empty());
        for (String id : new String[] {"sole_use", "sole-use"}) {
            String who = "ADA INVENTED, Secretary of Examples";
            Facts facts = binding.bind(Sample.header(Map.of(id, who)), verified(true, PINNED), unknown);
            assertThat(facts.get("attested.sole_use")).isEqualTo(id.equals("sole-use") ? true : null);
        }
    }

    @Test
    void leaves_absent_what_was_not_attested_or_not_looked_into() {
        Facts facts = HeaderFacts.of(Sample.SCHEMA, Sample.DECLARED)
                .bind(
                        Sample.header(Map.of("sole-use", "Ada Invented", "undeclared", "Ada Invented")),
                        verified(true, PINNED),
                        new Standing(Optional.empty(), Optional.empty()));
        assertThat(facts.get("attested.sole_use")).isEqualTo(true);
        assertThat(facts.get("attested.no_review")).isNull();
        assertThat(facts.get("agreement.present")).isNull();
        assertThat(facts.get("bars.stated")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no",
                "No.",
                "N/A",
                "none",
                "false",
                "yes",
                "TRUE",
                "TBD",
                "not attested",
                "nobody",
                "-",
                "Bea Invented",
                "Invented",
                "Ada Invented and Bea Invented",
                "not Ada Invented",
                ", Ada Invented"
            })
    void an_attestation_that_names_the_signer_counts_and_a_yes_a_no_a_blank_or_another_name_does_not(String who) {
        Standing unknown = new Standing(Optional.empty(), Optional.empty());
        Facts facts = HeaderFacts.of(Sample.SCHEMA, Sample.DECLARED)
                .bind(Sample.header(Map.of("sole-use", who)), verified(true, PINNED), unknown);
        assertThat(facts.get("attested.sole_use")).isNull();
        Facts blank = Sample.facts(Sample.with("review_pending", ""), Map.of("no-review", who));
        assertThat(blank.get("row.review_pending")).isNull();
    }

    private static Object inOffice(LocalDate from, LocalDate until) {
        Verified.Signer pinned = new Verified.Signer(
                "Department of Examples", "Secretary of Examples", "head-of-agency", true, from, until);
        return HeaderFacts.of(Sample.SCHEMA, Sample.DECLARED)
                .bind(Sample.header(Map.of()), verified(true, pinned), STANDING)
                .get("signer.in_office");
    }

    private static Verified verified(boolean valid, Verified.Signer pinned) {
        return new Verified(valid, Optional.of(pinned), "bureau of records", day(), day(), Set.of("court-order"));
    }

    private static LocalDate day() {
        return LocalDate.of(2026, 3, 9);
    }

    @Test
    void counts_whom_the_agreements_roster_leaves_out_only_where_it_has_one() {
        RequestRow row = Sample.with("officials", "OFF-1;OFF-2;XYZ-9");
        assertThat(offAgreement(row, Set.of("off-1"))).isEqualTo(2L);
        assertThat(offAgreement(row, Set.of("OFF-1", "OFF-2", "XYZ-9"))).isEqualTo(1L);
        assertThat(offAgreement(row, Set.of())).isNull();
    }

    private static Object offAgreement(RequestRow row, Set<String> roster) {
        Facts facts = Facts.none(Sample.SCHEMA);
        RowFacts.of(Sample.SCHEMA, Sample.LAYOUT, Sample.header(Map.of()), roster)
                .bind(row, Sample.batch(), facts);
        return facts.get("row.officials.off_agreement");
    }

    @Test
    void counts_who_is_named_and_left_out_of_those_who_attest_once_both_columns_name_somebody() {
        assertThat(leftOut("OFF-1;OFF-2", "OFF-2;off-1")).isEqualTo(0L);
        assertThat(leftOut("OFF-1", "OFF-1;OFF-2")).isEqualTo(0L);
        assertThat(leftOut("OFF-1;OFF-2", "OFF-1")).isEqualTo(1L);
        assertThat(leftOut("OFF-1;OFF-2", "XYZ-9;CON-1")).isEqualTo(2L);
        assertThat(leftOut("OFF-1;XYZ-9", "OFF-1;XYZ-9"))
                .as("who stands on no roster can be anybody")
                .isEqualTo(1L);
        assertThat(leftOut("OFF-1", "")).isNull();
        assertThat(leftOut("", "OFF-1")).isNull();
        assertThat(leftOut("OFF-1", "n/a")).isNull();
    }

    private static Object leftOut(String named, String attesting) {
        List<FieldDeclaration> fields = List.of(
                Sample.field("attesting", FieldType.ROSTER, Map.of(), Map.of(), List.of("named")),
                Sample.field("named", FieldType.ROSTER, Map.of(), Map.of(), List.of()));
        RowLayout layout = RowLayout.of(List.of(), fields);
        FactSchema schema = FactCatalog.schema(fields, List.of(), List.of(), HeaderDeclarations.none());
        RequestHeader header = Sample.header(Map.of());
        RequestRow row = RowParser.of(
                        (RowLayout.Columns) layout.read(List.of("row_id", "attesting", "named")),
                        header,
                        Sample::address)
                .parse(1, 2, List.of("r1", attesting, named));
        Facts facts = Facts.none(schema);
        RowFacts.of(schema, layout, header).bind(row, new BatchFacts(0, false, 0, List.of(1L, 1L), false), facts);
        return facts.get("row.attesting.left_out");
    }
}
