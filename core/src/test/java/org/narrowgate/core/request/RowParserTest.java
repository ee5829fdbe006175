package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.PersonName;

class RowParserTest {
    @Test
    void reads_a_clean_row_whole() {
        RequestRow row = Sample.row(Sample.clean());
        assertThat(row.isReadable()).isTrue();
        assertThat(row.name().status()).isEqualTo(PersonName.Status.STATED);
        assertThat(row.birthDate().isStated()).isTrue();
        assertThat(row.numbers()).extracting(IdentityNumber::isValid).containsExactly(true);
        assertThat(row.values()).allSatisfy(v -> assertThat(v.status()).isEqualTo(FieldStatus.STATED));
        assertThat(row.stated("case_id")).isEqualTo("CR-2024-0117");
    }

    @Test
    void makes_a_line_with_too_few_or_too_many_cells_a_malformed_row() {
        List<String> cells = Sample.cells(Sample.clean());
        assertMalformed(Sample.parser().parse(4, 9, cells.subList(1, cells.size())), "cells, the header has");
        cells.add("");
        assertMalformed(Sample.parser().parse(4, 9, cells), "cells, the header has");
    }

    @Test
    void makes_a_row_without_a_usable_id_malformed() {
        assertMalformed(Sample.with("row_id", "  "), "no id");
        assertMalformed(Sample.with("row_id", "x".repeat(129)), "more than 128");
        assertThat(Sample.with("row_id", "x".repeat(128)).isReadable()).isTrue();
    }

    @Test
    void makes_a_row_with_an_overlong_cell_malformed() {
        assertThat(Sample.with("reason", "a ".repeat(2000)).isReadable()).isTrue();
        assertMalformed(Sample.with("reason", "a ".repeat(2000) + "b"), "more than 4000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001B", "\u0085", "\u202E", "\n"})
    void makes_a_row_with_a_control_character_malformed(String control) {
        assertMalformed(Sample.with("given_name", "Ma" + control + "ra"), "control character");
    }

    @Test
    void allows_line_breaks_in_prose_only() {
        assertThat(Sample.with("reason", "first line\nsecond\tline").isReadable())
                .isTrue();
        assertMalformed(Sample.with("case_id", "CR-2024\n-0117"), "control character");
        assertMalformed(Sample.with("reason", "first\u0000line"), "control character");
    }

    @Test
    void never_repeats_in_a_problem_what_a_cell_holds() {
        RequestRow row = Sample.with("given_name", "Secretname\u0000");
        assertThat(row.problem().orElseThrow().toString()).doesNotContain("Secretname");
        assertThat(row.toString()).doesNotContain("Secretname");
        assertThat(Sample.row(Sample.clean()).toString())
                .doesNotContain("Exemplar")
                .doesNotContain("r1");
    }

    @Test
    void finds_cells_that_slipped_by_any_number_of_places_from_any_column_on() {
        List<String> clean = Sample.cells(Sample.clean());
        for (int from = 1; from < 12; from++) {
            for (int by = 1; by <= 3; by++) {
                List<String> right = new ArrayList<>(clean);
                List<String> left = new ArrayList<>(clean);
                for (int i = 0; i < by; i++) {
                    right.add(from, "");
                    right.remove(right.size() - 1);
                    left.remove(from);
                    left.add("");
                }
                assertThat(Sample.parser().parse(1, 2, right).isReadable())
                        .as("%d cells added before column %d", by, from)
                        .isFalse();
                assertThat(Sample.parser().parse(1, 2, left).isReadable())
                        .as("%d cells lost from column %d", by, from)
                        .isFalse();
            }
        }
    }

    @Test
    void finds_a_header_whose_columns_were_swapped() {
        List<String> swapped = new ArrayList<>(Sample.LAYOUT.columns());
        for (String[] pair : new String[][] {
            {"birth_date", "tin"},
            {"birth_date", "family_name"},
            {"tin", "family_name"},
            {"offense", "order_date"},
            {"reason", "order_date"},
            {"zip", "city"},
            {"tax_periods", "officials"}
        }) {
            List<String> header = new ArrayList<>(swapped);
            header.set(swapped.indexOf(pair[0]), pair[1]);
            header.set(swapped.indexOf(pair[1]), pair[0]);
            RequestRow row = RowParser.of(Sample.columns(header), Sample.header(Map.of()), Sample::address)
                    .parse(1, 2, Sample.cells(Sample.clean()));
            assertThat(row.isReadable()).as("%s", List.of(pair)).isFalse();
        }
    }

    @Test
    void leaves_a_single_slip_of_the_pen_to_its_own_field() {
        for (String[] slip : new String[][] {
            {"birth_date", "Exemplar"},
            {"birth_date", "14 May 1980"},
            {"order_date", "March"},
            {"tin", "Mara"},
            {"zip", "none"},
            {"city", "1980-05-14"},
            {"tax_periods", "all years"},
            {"review_pending", "see file 2024"},
            {"offense", "reentry"},
            {"case_status", "2019-03-07"}
        }) {
            assertThat(Sample.with(slip[0], slip[1]).isReadable())
                    .as("%s", List.of(slip))
                    .isTrue();
        }
    }

    @Test
    void makes_a_row_whose_id_an_earlier_row_used_for_another_person_malformed() {
        RequestRow row = Sample.row(Sample.clean());
        BatchFacts reused = new BatchFacts(0, true, 1, Sample.batch().fieldRows(), false);
        RequestRow settled = Sample.parser().settle(row, reused);
        assertMalformed(settled, "other particulars");
        assertThat(settled.name().status()).isEqualTo(PersonName.Status.ABSENT);
        assertThat(Sample.parser().settle(row, Sample.batch())).isSameAs(row);
    }

    @Test
    void binds_nothing_of_a_malformed_row_but_that_it_is_one() {
        Facts facts = Sample.facts(Sample.with("row_id", ""), Map.of());
        assertThat(facts.get("row.readable")).isEqualTo(false);
        for (int slot = 0; slot < facts.schema().size(); slot++) {
            if (!facts.schema().at(slot).name().equals("row.readable")) {
                assertThat(facts.get(slot)).as(facts.schema().at(slot).name()).isNull();
            }
        }
    }

    private static final String[] PIECES = {
        "8 U.S.C. 1326(a)",
        "(",
        ")",
        "§",
        ";",
        ",",
        "\"",
        "2022",
        "-",
        "\uD800",
        "\uDFFF",
        "\u0000",
        "all",
        "UNKNOWN",
        "\u0130",
        "\uFB01",
        "\u2028",
        "1980-05-14",
        "0000-00-00",
        "OFF-1",
        " ",
        "USC",
        "of title 8",
        "½",
        "\uD83D\uDE00",
        "é",
        "title",
        "99999999999999999999"
    };

    @Test
    void never_throws_on_what_a_requester_wrote() {
        SplittableRandom random = new SplittableRandom(20260302);
        for (int i = 0; i < 20_000; i++) {
            Map<String, String> row = new HashMap<>();
            for (String column : Sample.LAYOUT.columns()) {
                StringBuilder cell = new StringBuilder();
                for (int n = random.nextInt(5); n > 0; n--) {
                    cell.append(
                            random.nextInt(4) == 0
                                    ? String.valueOf((char) random.nextInt(0x10000))
                                    : PIECES[random.nextInt(PIECES.length)]);
                }
                row.put(column, cell.toString());
            }
            row.put("row_id", "r" + i);
            try {
                RequestRow parsed = Sample.row(row);
                Sample.facts(parsed, Map.of());
                Particulars.whole(parsed, part -> {});
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed 20260302, row " + i, thrown);
            }
        }
    }

    private static void assertMalformed(RequestRow row, String message) {
        assertThat(row.isReadable()).isFalse();
        assertThat(row.problem().orElseThrow().message()).contains(message);
        assertThat(row.problem().orElseThrow().remedy()).isNotBlank();
        assertThat(row.values()).isEmpty();
        assertThat(row.stated("family_name")).isEmpty();
    }
}
