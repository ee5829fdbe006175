package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;

class RequestedYearsTest {
    @Test
    void are_the_years_stated_each_once() {
        assertThat(RequestedYears.of(row("2023;2021;2023"))).containsExactlyInAnyOrder(2021, 2023);
    }

    @Test
    void are_none_where_the_field_is_blank_or_says_all() {
        assertThat(RequestedYears.of(row(""))).isEmpty();
        assertThat(RequestedYears.of(row("all"))).isEmpty();
    }

    @Test
    void are_all_where_the_law_has_no_field_for_them() {
        RowLayout layout = RowLayout.of(List.of(), List.of());
        RequestRow row = RowParser.of(
                        (RowLayout.Columns) layout.read(List.of("row_id")), header(), InventedMatter.ADDRESS::parse)
                .parse(1, 2, List.of("r-1"));
        assertThat(RequestedYears.of(row)).contains(1, 2024, 9999);
    }

    @Test
    void are_those_of_every_field_that_holds_years() {
        List<FieldDeclaration> fields = List.of(years("first_years"), years("more_years"));
        RowLayout layout = RowLayout.of(List.of(), fields);
        RequestRow row = RowParser.of(
                        (RowLayout.Columns) layout.read(List.of("row_id", "first_years", "more_years")),
                        header(),
                        InventedMatter.ADDRESS::parse)
                .parse(1, 2, List.of("r-1", "2020", "2022"));
        assertThat(RequestedYears.of(row)).containsExactlyInAnyOrder(2020, 2022);
    }

    private static FieldDeclaration years(String name) {
        return new FieldDeclaration(
                name, FieldType.PERIODS, "case", "", Map.of(), Map.of(), List.of(), Optional.empty());
    }

    private static RequestRow row(String years) {
        return InventedMatter.make().cell("years", years).row();
    }

    private static RequestHeader header() {
        return InventedMatter.header();
    }
}
