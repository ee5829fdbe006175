package org.narrowgate.engine.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.records.CandidateRows.PersonPlaces;
import org.narrowgate.engine.records.RecordsMapping.Addresses;
import org.narrowgate.engine.records.RecordsMapping.Column;
import org.narrowgate.engine.records.RecordsMapping.NameColumns;
import org.narrowgate.engine.records.RecordsMapping.Persons;

/**
 * The two joins and the places of their columns.
 *
 * @param personColumns SQL of each text that comes out for a person, the key first
 * @param addressColumns the same for an address, the person's key first
 * @param numberColumns column of each number in the persons' table, normalised
 * @param places where a person's parts stand among its columns
 */
record RecordQuery(
        SourceTable persons,
        SourceTable addresses,
        String key,
        String person,
        List<String> personColumns,
        List<String> addressColumns,
        Map<NumberRule, String> numberColumns,
        PersonPlaces places,
        String constantProvenance) {
    /** In place of a number's place: the value is a key of the index. */
    static final int BY_ADDRESS = -1;

    static RecordQuery of(
            RecordsMapping mapping,
            SourceTable personTable,
            SourceTable addressTable,
            List<NumberRule> rules,
            Problems problems) {
        Persons persons = mapping.persons();
        Addresses addresses = mapping.addresses();
        List<String> columns = new ArrayList<>();
        columns.add("coalesce(CAST(" + personTable.key("p", persons.key()) + " AS VARCHAR), '')");
        List<int[]> names = placesOf(persons.names(), columns, personTable);
        Map<NumberRule, Integer> numbers = new LinkedHashMap<>();
        Map<NumberRule, String> normalised = new LinkedHashMap<>();
        for (NumberRule rule : rules) {
            Column column = persons.numbers().get(rule.name());
            if (column == null) {
                problems.add(persons.table().mark(), noColumnFor(rule), "name it under `numbers`");
            } else {
                numbers.put(rule, add(columns, personTable.text("p", column)));
                normalised.put(rule, NumberSpellings.canonical(rule, "p." + Sql.name(column.name())));
            }
        }
        int birth = add(columns, personTable.date("p", persons.birthDate()));
        int sex = place(columns, personTable, persons.sex());
        int death = datePlace(columns, personTable, persons.deathDate());
        return new RecordQuery(
                personTable,
                addressTable,
                comparableKey(personTable, persons.key(), "p", addressTable, addresses.person()),
                comparableKey(addressTable, addresses.person(), "a", personTable, persons.key()),
                List.copyOf(columns),
                addressColumns(addressTable, addresses),
                normalised,
                new PersonPlaces(numbers, names, birth, sex, death),
                addresses.constantProvenance());
    }

    private static List<int[]> placesOf(List<NameColumns> names, List<String> columns, SourceTable persons) {
        List<int[]> places = new ArrayList<>();
        for (NameColumns form : names) {
            places.add(new int[] {
                place(columns, persons, form.given()),
                place(columns, persons, form.middle()),
                place(columns, persons, form.family()),
                place(columns, persons, form.suffix())
            });
        }
        return places;
    }

    private static int datePlace(List<String> columns, SourceTable persons, Optional<Column> date) {
        return date.map(c -> add(columns, persons.date("p", c))).orElse(-1);
    }

    private static String noColumnFor(NumberRule rule) {
        return "`persons` has no column for the number `" + rule.name() + "` that the pack goes by";
    }

    /**
     * Finds the persons of the rows wanted.
     *
     * @param wanted table of row number, place of the number and its value; {@link #BY_ADDRESS} in place of a number
     * @param addressKeys what stands after FROM for the keys of the index; empty where nothing is asked by address
     */
    String personsInto(String table, String wanted, String addressKeys) {
        List<String> arms = new ArrayList<>();
        int place = 0;
        for (String number : numberColumns.values()) {
            arms.add("SELECT w.row_no, " + key + " AS k, " + numbered(personColumns) + " FROM " + wanted + " w JOIN "
                    + persons.from() + " p ON " + number + " = w.value WHERE w.number = " + place++);
        }
        if (!addressKeys.isEmpty()) {
            arms.add("SELECT w.row_no, " + key + " AS k, " + numbered(personColumns)
                    + " FROM (SELECT DISTINCT a.row_no, i.person FROM " + wanted + " a JOIN " + addressKeys
                    + " i ON i.key = CAST(a.value AS BIGINT) WHERE a.number = " + BY_ADDRESS + ") w JOIN "
                    + persons.from() + " p ON " + key + " = w.person");
        }
        if (arms.isEmpty()) {
            arms.add("SELECT CAST(0 AS BIGINT) AS row_no, " + key + " AS k, " + numbered(personColumns) + " FROM "
                    + persons.from() + " p WHERE false");
        }
        return "CREATE TABLE " + table + " AS " + String.join(" UNION ALL ", arms);
    }

    /**
     * Counts the keys found that stand for a person of another number as well: whose the addresses under such a key
     * are, nobody can say.
     */
    String sharedKeys(String found) {
        List<String> differ = new ArrayList<>();
        numberColumns.forEach((rule, number) -> differ.add("coalesce(" + number + ", '') <> "
                + NumberSpellings.canonical(
                        rule, "f.c" + Objects.requireNonNull(places.numbers().get(rule)))));
        return "SELECT count(DISTINCT f.k) FROM " + found + " f JOIN " + persons.from() + " p ON " + key
                + " = f.k WHERE " + (differ.isEmpty() ? "false" : String.join(" OR ", differ));
    }

    String addressesInto(String table, String found) {
        return "CREATE TABLE " + table + " AS SELECT f.row_no, " + numbered(addressColumns)
                + " FROM (SELECT DISTINCT row_no, k FROM " + found + " WHERE k IS NOT NULL) f JOIN " + addresses.from()
                + " a ON " + person + " = f.k";
    }

    static String ordered(String table, int columns) {
        StringBuilder sql = new StringBuilder("SELECT row_no");
        for (int i = 0; i < columns; i++) {
            sql.append(", c").append(i);
        }
        return sql.append(" FROM ").append(table).append(" ORDER BY row_no").toString();
    }

    /** What makes two runs over the same files differ: which columns are taken for what. */
    String describe() {
        return persons.table().format() + "\t" + persons.table().query() + "\t" + personColumns + "\t"
                + numberColumns.values() + "\t" + places.numbers() + "\n"
                + addresses.table().format() + "\t"
                + addresses.table().query() + "\t" + addressColumns + "\t" + constantProvenance + "\n";
    }

    /** The same for an index: what does not depend on the numbers that a pack goes by. */
    String describeIndexed() {
        return persons.table().format() + "\t" + persons.table().query() + "\t" + key + "\t"
                + personColumns.get(places.birth()) + "\n" + addresses.table().format() + "\t"
                + addresses.table().query() + "\t" + person + "\t"
                + addressColumns.subList(CandidateRows.LINE, CandidateRows.COUNTRY + 1) + "\n";
    }

    private static List<String> addressColumns(SourceTable table, Addresses addresses) {
        String line = addresses.line().stream()
                .map(c -> "nullif(" + table.text("a", c) + ", '')")
                .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
        return List.of(
                "CAST(" + table.key("a", addresses.person()) + " AS VARCHAR)",
                line,
                text(table, addresses.city()),
                text(table, addresses.state()),
                text(table, addresses.zip()),
                text(table, addresses.country()),
                table.year("a", addresses.firstYear()),
                table.year("a", addresses.lastYear()),
                text(table, addresses.provenance()));
    }

    private static String text(SourceTable table, Optional<Column> column) {
        return column.map(c -> table.text("a", c)).orElse("''");
    }

    private static String comparableKey(
            SourceTable table, Column column, String alias, SourceTable other, Column otherColumn) {
        String key = table.key(alias, column);
        return table.type(column).equals(other.type(otherColumn)) ? key : "CAST(" + key + " AS VARCHAR)";
    }

    private static int place(List<String> columns, SourceTable table, Optional<Column> column) {
        return column.map(c -> add(columns, table.text("p", c))).orElse(-1);
    }

    private static int add(List<String> columns, String sql) {
        columns.add(sql);
        return columns.size() - 1;
    }

    private static String numbered(List<String> columns) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(columns.get(i))
                    .append(" AS c")
                    .append(i);
        }
        return sql.toString();
    }
}
