package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 U.S.C. 1326(a)",
                "8 USC 1326 (a)",
                "8 usc 1326(A)",
                "8 U.S.C. § 1326(a)",
                "8 U. S. C. §1326(a)",
                "Title 8 U.S.C. section 1326(a)(1)",
                "8 U.S.C.A. § 1326(a)(2)",
                "8 United States Code 1326(a)",
                "8 U.S. Code § 1326(a)",
                "Section 1326(a) of Title 8, United States Code",
                "Title 8, United States Code, Section 1326(a)",
                "8 U.S.C. 1326(a)(1), (2)",
                "8 USC 1326(a); 8 U.S.C. 1326(a)(1)",
            })
    void reads_every_usual_spelling_as_the_longest_listed_provision(String cell) {
        FieldValue.Provision provision = read(cell);
        assertThat(provision.status()).isEqualTo(FieldStatus.STATED);
        assertThat(provision.provision()).isEqualTo("8 U.S.C. 1326(a)");
        assertThat(provision.kind()).isEqualTo("criminal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8 U.S.C. 1326(a)(2)|8 U.S.C. 1326(a)|criminal",
                "8 U.S.C. 1253(a)(1)(A)|8 U.S.C. 1253(a)(1)|criminal",
                "8 U.S.C. 1227(a)(2)|8 U.S.C. 1227|civil",
            })
    void takes_a_paragraph_for_part_of_its_listed_section(String cell, String listed, String kind) {
        assertThat(read(cell).provision()).isEqualTo(listed);
        assertThat(read(cell).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 U.S.C. 1253",
                "8 U.S.C. 1253(a)(2)",
                "8 U.S.C. 1326(b)",
                "8 U.S.C. 1326(z)",
                "8 U.S.C. 1326a",
                "8 U.S.C. 13260",
                "8 U.S.C. 1324-1326",
                "18 U.S.C. 1326(a)",
                "18 U.S.C. 1546"
            })
    void calls_a_provision_that_no_listed_one_holds_unlisted(String cell) {
        FieldValue.Provision provision = read(cell);
        assertThat(provision.status()).isEqualTo(FieldStatus.UNLISTED);
        assertThat(provision.kind()).isEqualTo("unlisted");
        assertThat(provision.provision()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 U.S.C. 1326(a) and civil removal",
                "illegal reentry",
                "1326(a)",
                "8 U.S.C.",
                "U.S.C. 1326 maybe",
                "8 U.S.C. 1326(a) 1227",
                "8 U.S.C. 1326(a) et seq.",
                "(a)",
                "8 U.S.C. 1326(a",
                "8 U.S.C. 1326(a) (civil)",
                "8 U.S.C. 1253(a)(1)(not)",
                "any criminal statute",
                "see 8 U.S.C. 1326(a)?"
            })
    void takes_a_cell_that_holds_anything_else_for_malformed(String cell) {
        FieldValue.Provision provision = read(cell);
        assertThat(provision.status()).isEqualTo(FieldStatus.MALFORMED);
        assertThat(provision.provision()).isEmpty();
        assertThat(provision.kind()).isEmpty();
    }

    @Test
    void calls_provisions_of_different_kinds_mixed_and_names_none() {
        assertThat(read("8 U.S.C. 1326(a) and 8 U.S.C. 1227").kind()).isEqualTo("mixed");
        assertThat(read("8 U.S.C. 1326(a), 1227").kind()).isEqualTo("mixed");
        assertThat(read("8 U.S.C. 1326(a); 18 U.S.C. 1546").kind()).isEqualTo("mixed");
        assertThat(read("8 U.S.C. 1326(a); 18 U.S.C. 1546").status()).isEqualTo(FieldStatus.UNLISTED);
        assertThat(read("8 U.S.C. 1326(a), 1227").provision()).isEmpty();
    }

    @Test
    void names_no_single_provision_where_two_of_one_kind_are_stated() {
        FieldValue.Provision provision = read("8 U.S.C. 1253(a)(1) & 1326(a)");
        assertThat(provision.kind()).isEqualTo("criminal");
        assertThat(provision.provision()).isEmpty();
        assertThat(provision.status()).isEqualTo(FieldStatus.STATED);
    }

    @Test
    void reads_citations_of_other_codes_that_the_pack_lists() {
        CitationReader reader =
                CitationReader.of(Map.of("45 CFR 164.512(f)", List.of("criminal"), "StGB § 242", List.of("criminal")));
        assertThat(reader.read("45 C.F.R. § 164.512(f)(2)", Words.of("45 C.F.R. § 164.512(f)(2)"))
                        .provision())
                .isEqualTo("45 CFR 164.512(f)");
        assertThat(reader.read("§ 242 StGB", Words.of("§ 242 StGB")).status()).isNotEqualTo(FieldStatus.STATED);
        assertThat(reader.read("StGB 242", Words.of("StGB 242")).provision()).isEqualTo("StGB § 242");
    }

    @Test
    void refuses_a_pack_whose_listed_citation_is_no_single_provision() {
        assertThatThrownBy(() -> CitationReader.of(Map.of("8 U.S.C. 1326, 1327", List.of("criminal"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CitationReader.of(Map.of("reentry", List.of("criminal"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FieldValue.Provision read(String cell) {
        return (FieldValue.Provision) Sample.value("offense", cell);
    }
}
