package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.NumberDeclaration;

/**
 * The columns that a rows file may have: those of every request, then the identity numbers and the fields that the
 * authority's pack declares.
 *
 * <p>A header line may name them in any order and leave out any but {@code row_id}: what has no column is not stated. A
 * name that is unknown or given twice is refused, for its cells would be silently lost.
 */
public final class RowLayout {
    public static final String ROW_ID = "row_id";
    public static final String BIRTH_DATE = "birth_date";
    /** The whole address in one cell, instead of {@link #ADDRESS_COLUMNS}. */
    public static final String FREE_ADDRESS = "address";

    public static final List<String> NAME_COLUMNS = List.of("given_name", "middle_name", "family_name", "name_suffix");
    public static final List<String> ADDRESS_COLUMNS = List.of("address_line", "city", "state", "zip", "country");

    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<NumberDeclaration> numbers;
    private final List<FieldDeclaration> fields;
    private final int firstField;

    private RowLayout(
            List<NumberDeclaration> numbers, List<FieldDeclaration> fields, List<String> columns, int firstField) {
        this.numbers = List.copyOf(numbers);
        this.fields = List.copyOf(fields);
        this.columns = List.copyOf(columns);
        this.firstField = firstField;
        for (String name : columns) {
            if (places.put(name, places.size()) != null) {
                throw new IllegalArgumentException("column `" + name + "` is declared twice");
            }
        }
    }

    public static RowLayout of(Authority authority) {
        return of(authority.numbers(), authority.fields());
    }

    public static RowLayout of(List<NumberDeclaration> numbers, List<FieldDeclaration> fields) {
        List<String> names = new ArrayList<>();
        names.add(ROW_ID);
        names.addAll(NAME_COLUMNS);
        names.add(BIRTH_DATE);
        numbers.forEach(number -> names.add(number.name()));
        names.addAll(ADDRESS_COLUMNS);
        fields.forEach(field -> names.add(field.name()));
        names.add(FREE_ADDRESS);
        return new RowLayout(numbers, fields, names, names.size() - 1 - fields.size());
    }

    /** Of what the header states once, which is read as a row of nothing but these; it is about nobody. */
    static RowLayout ofStatements(List<FieldDeclaration> statements) {
        return new RowLayout(
                List.of(),
                statements,
                statements.stream().map(FieldDeclaration::name).toList(),
                0);
    }

    /** The columns in the order in which Narrowgate writes them, with the address in parts. */
    public List<String> columns() {
        return columns.subList(0, columns.size() - 1);
    }

    /** The same with the address in one free column. */
    public List<String> columnsWithFreeAddress() {
        List<String> names = new ArrayList<>(columns());
        names.add(names.indexOf(ADDRESS_COLUMNS.get(0)), FREE_ADDRESS);
        names.removeAll(ADDRESS_COLUMNS);
        return names;
    }

    /** As of a file that has every column, the free address last. */
    public Columns everyColumn() {
        return new Columns(this, IntStream.range(0, columns.size()).boxed().toList(), List.of());
    }

    public List<NumberDeclaration> numbers() {
        return numbers;
    }

    public List<FieldDeclaration> fields() {
        return fields;
    }

    /** Place of a column among all that may be; -1 if there is none of that name. */
    public int place(String column) {
        return places.getOrDefault(column, -1);
    }

    int size() {
        return columns.size();
    }

    /** Place of the first field of the pack; the free address stands behind the last. */
    int firstField() {
        return firstField;
    }

    String column(int place) {
        return columns.get(place);
    }

    /** What a header line turned out to be. */
    public sealed interface HeaderLine {}

    /** A header line that cannot be used, with everything that is wrong with it. */
    public record Refused(List<RowProblem> problems) implements HeaderLine {}

    /**
     * A header line that can be used.
     *
     * @param places for each cell of a line, the place of its column in the layout
     * @param missing columns that the file does not have, in the layout's order: not stated for any row
     */
    public record Columns(RowLayout layout, List<Integer> places, List<String> missing) implements HeaderLine {
        /** Names of its columns, in the order of the cells. */
        public List<String> names() {
            return places.stream().map(layout::column).toList();
        }

        /** Cells in every line of the file. */
        public int width() {
            return places.size();
        }
    }

    /** Reads the first line of a rows file. */
    public HeaderLine read(List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        if (names.stream().noneMatch(places::containsKey)) {
            return refused(
                    "", "none of its cells is the name of a column", "begin the file with a line of column names");
        }
        List<RowProblem> problems = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Integer place = places.get(name);
            if (place == null) {
                problems.add(unknown(name, i + 1));
            } else if (seen.put(name, i) != null) {
                problems.add(new RowProblem(1, name, "the column is named twice", "name each column once"));
            } else {
                order.add(place);
            }
        }
        problems.addAll(missing(seen.keySet()));
        return problems.isEmpty()
                ? new Columns(this, List.copyOf(order), absent(seen.keySet()))
                : new Refused(problems);
    }

    private List<RowProblem> missing(Set<String> seen) {
        List<RowProblem> problems = new ArrayList<>();
        if (!seen.contains(ROW_ID)) {
            problems.add(new RowProblem(1, ROW_ID, "the column is missing", "give every row an id of its own"));
        }
        Set<String> parts = new HashSet<>(ADDRESS_COLUMNS);
        parts.retainAll(seen);
        if (seen.contains(FREE_ADDRESS) && !parts.isEmpty()) {
            problems.add(new RowProblem(
                    1,
                    FREE_ADDRESS,
                    "the address is given both whole and in parts",
                    "keep `address` or keep " + String.join(", ", ADDRESS_COLUMNS)));
        }
        return problems;
    }

    private List<String> absent(Set<String> seen) {
        List<String> expected = seen.contains(FREE_ADDRESS) ? columnsWithFreeAddress() : columns();
        return expected.stream().filter(name -> !seen.contains(name)).toList();
    }

    /** A cell that does not look like the name of a column may be a person's datum, and is not repeated. */
    private RowProblem unknown(String name, int cell) {
        boolean nameLike = name.matches("[A-Za-z][A-Za-z_ -]{0,39}");
        String shown = nameLike ? "`" + name + "`" : "in cell " + cell;
        String remedy = NearName.of(name, columns)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("remove it, or map it with `request import`; columns are " + String.join(", ", columns));
        return new RowProblem(1, "", "no column " + shown + " is known for this authority", remedy);
    }

    private static Refused refused(String field, String message, String remedy) {
        return new Refused(List.of(new RowProblem(1, field, message, remedy)));
    }
}
