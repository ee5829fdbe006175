package org.narrowgate.engine.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.records.RecordsMapping.Addresses;
import org.narrowgate.engine.records.RecordsMapping.Column;
import org.narrowgate.engine.records.RecordsMapping.Persons;

/**
 * Looks at the first rows of a table for columns that were swapped in the mapping or shifted in the file: nothing would
 * be disclosed wrongly, but every person would be refused, and that, too, is an error.
 */
final class ColumnSample {
    private static final int ROWS = 1000;
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern ZIP = Pattern.compile("[0-9]{5}([- ]?[0-9]{4})?");

    private final DuckDbSession session;
    private final Problems problems;

    ColumnSample(DuckDbSession session, Problems problems) {
        this.session = session;
        this.problems = problems;
    }

    private record Expected(Column column, String sql, String kind, Predicate<String> holds) {}

    void check(
            RecordsMapping mapping,
            SourceTable personTable,
            RecordFiles personFiles,
            SourceTable addressTable,
            RecordFiles addressFiles,
            List<NumberRule> rules) {
        Persons persons = mapping.persons();
        List<Expected> ofPersons = new ArrayList<>();
        ofPersons.add(date(personTable, persons.birthDate()));
        persons.deathDate().ifPresent(c -> ofPersons.add(date(personTable, c)));
        for (NumberRule rule : rules) {
            Column column = persons.numbers().get(rule.name());
            if (column != null) {
                ofPersons.add(new Expected(
                        column,
                        personTable.text("t", column),
                        "`" + rule.name() + "` numbers",
                        t -> IdentityNumber.parse(t, rule).status() != IdentityNumber.Status.INVALID));
            }
        }
        look(personTable, personFiles, ofPersons);
        Addresses addresses = mapping.addresses();
        List<Expected> ofAddresses = new ArrayList<>();
        for (Column column : List.of(addresses.firstYear(), addresses.lastYear())) {
            ofAddresses.add(new Expected(column, addressTable.year("t", column), "calendar years", matches(YEAR)));
        }
        addresses
                .zip()
                .ifPresent(c -> ofAddresses.add(new Expected(c, addressTable.text("t", c), "ZIP codes", matches(ZIP))));
        look(addressTable, addressFiles, ofAddresses);
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text.strip()).matches();
    }

    private static Expected date(SourceTable table, Column column) {
        return new Expected(
                column,
                table.date("t", column),
                "dates such as 1980-02-29",
                t -> StatedDate.parse(t).status() != StatedDate.Status.MALFORMED);
    }

    private void look(SourceTable table, RecordFiles files, List<Expected> expected) {
        List<String> columns = expected.stream().map(Expected::sql).toList();
        List<List<String>> rows;
        try {
            rows = session.rows("SELECT " + String.join(", ", columns) + " FROM " + table.from() + " t LIMIT " + ROWS);
        } catch (SQLException failed) {
            throw DuckDbSession.refused("`" + table.table().name() + "`", failed, files.paths());
        }
        for (int i = 0; i < expected.size(); i++) {
            Expected one = expected.get(i);
            int place = i;
            List<String> filled = rows.stream()
                    .map(r -> r.get(place))
                    .filter(t -> !t.isBlank())
                    .toList();
            long held = filled.stream().filter(one.holds()).count();
            if (held * 2 < filled.size()) {
                problems.add(
                        one.column().mark(),
                        "column `" + one.column().name() + "` of `"
                                + table.table().name() + "` holds no " + one.kind(),
                        "see whether columns were swapped in the mapping or shifted in the file");
            }
        }
    }
}
