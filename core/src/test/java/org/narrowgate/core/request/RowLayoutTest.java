package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.FieldType;

class RowLayoutTest {
    @Test
    void orders_the_columns_as_every_request_then_numbers_address_and_the_packs_fields() {
        assertThat(Sample.LAYOUT.columns())
                .startsWith("row_id", "given_name", "middle_name", "family_name", "name_suffix", "birth_date", "tin")
                .containsSubsequence("address_line", "city", "state", "zip", "country", "tax_periods", "officials")
                .doesNotContain("address");
        assertThat(Sample.LAYOUT.columnsWithFreeAddress())
                .containsSubsequence("tin", "address", "tax_periods")
                .doesNotContain("city");
    }

    @Test
    void takes_the_columns_in_any_order_to_the_same_row() {
        List<String> shuffled = new ArrayList<>(Sample.LAYOUT.columns());
        Collections.reverse(shuffled);
        List<String> cells = new ArrayList<>();
        shuffled.forEach(column -> cells.add(Sample.clean().getOrDefault(column, "")));

        RequestRow row = RowParser.of(Sample.columns(shuffled), Sample.header(Map.of()), Sample::address)
                .parse(1, 2, cells);

        assertThat(whole(row)).isEqualTo(whole(Sample.row(Sample.clean())));
        assertThat(row.rowId()).isEqualTo("r1");
    }

    @Test
    void reports_columns_that_the_file_does_not_have_as_missing_and_their_cells_as_absent() {
        RowLayout.Columns columns = Sample.columns(List.of("row_id", "family_name"));
        RequestRow row =
                RowParser.of(columns, Sample.header(Map.of()), Sample::address).parse(1, 2, List.of("7", "Exemplar"));

        assertThat(columns.missing())
                .contains("given_name", "offense", "reason")
                .doesNotContain("family_name");
        assertThat(row.isReadable()).isTrue();
        assertThat(row.values()).allSatisfy(v -> assertThat(v.status()).isEqualTo(FieldStatus.ABSENT));
    }

    @Test
    void refuses_unknown_columns_with_the_name_probably_meant() {
        assertThat(problems("row_id", "birthdate", "favourite_colour"))
                .anySatisfy(p -> assertThat(p).contains("`birthdate`").contains("did you mean `birth_date`"))
                .anySatisfy(p -> assertThat(p).contains("`favourite_colour`").contains("remove it"));
    }

    @Test
    void refuses_a_column_named_twice_and_a_file_without_row_ids() {
        assertThat(problems("given_name", "given_name")).hasSize(2).anySatisfy(p -> assertThat(p)
                .contains("row_id"));
    }

    @Test
    void refuses_an_address_given_both_whole_and_in_parts() {
        assertThat(problems("row_id", "address", "city"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("both whole and in parts");
    }

    @Test
    void says_that_the_header_line_is_missing_without_repeating_what_stands_there() {
        assertThat(problems("17", "Mara", "Exemplar", "1980-05-14"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("column names")
                .doesNotContain("Exemplar");
    }

    @Test
    void does_not_repeat_a_cell_that_does_not_look_like_a_column() {
        assertThat(problems("row_id", "212-34-5678"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("cell 2")
                .doesNotContain("212");
    }

    @Test
    void refuses_a_pack_whose_field_has_the_name_of_a_column() {
        assertThatThrownBy(() -> RowLayout.of(
                        List.of(), List.of(Sample.field("city", FieldType.TEXT, Map.of(), Map.of(), List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("city");
    }

    private static List<String> problems(String... header) {
        return ((RowLayout.Refused) Sample.LAYOUT.read(List.of(header)))
                .problems().stream().map(RowProblem::toString).toList();
    }

    private static List<String> whole(RequestRow row) {
        List<String> parts = new ArrayList<>();
        Particulars.whole(row, parts::add);
        return parts;
    }
}
