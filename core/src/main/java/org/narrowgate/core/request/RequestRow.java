package org.narrowgate.core.request;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedDate;

/**
 * One line of a request as stated, parsed, normalised, with a status for everything in it. Only {@link RowParser} makes
 * one. A line that cannot be read is a row too: it has its number, a problem, and nothing stated.
 */
public final class RequestRow {
    private final long number;
    private final long line;
    private final String rowId;
    private final RowLayout layout;
    private final List<String> cells;
    private final Person person;
    private final List<FieldValue> values;
    private final Optional<RowProblem> problem;

    /** Who the row is about, as stated. */
    record Person(PersonName name, StatedDate birthDate, List<IdentityNumber> numbers, PostalAddress address) {}

    RequestRow(
            long number,
            long line,
            String rowId,
            RowLayout layout,
            List<String> cells,
            Person person,
            List<FieldValue> values,
            Optional<RowProblem> problem) {
        this.number = number;
        this.line = line;
        this.rowId = rowId;
        this.layout = layout;
        this.cells = cells;
        this.person = person;
        this.values = values;
        this.problem = problem;
    }

    /** Number of the row in its file; the first data row is 1. */
    public long number() {
        return number;
    }

    /** Line of the file on which the row begins; the header line is 1. */
    public long line() {
        return line;
    }

    /** As the requester chose it, blanks around it removed; empty if there is none that can be used. */
    public String rowId() {
        return rowId;
    }

    public RowLayout layout() {
        return layout;
    }

    /** Whether the line could be read as a row. */
    public boolean isReadable() {
        return problem.isEmpty();
    }

    public Optional<RowProblem> problem() {
        return problem;
    }

    /** The cell exactly as stated; empty if blank, if the file has no such column, or if the row is malformed. */
    public String stated(String column) {
        int place = layout.place(column);
        if (place < 0) {
            throw new IllegalArgumentException("no column `" + column + "`");
        }
        return stated(place);
    }

    /** The same by the place that its {@link #layout} gives the column. */
    public String stated(int place) {
        return cells.isEmpty() ? "" : cells.get(place);
    }

    public PersonName name() {
        return person.name();
    }

    public StatedDate birthDate() {
        return person.birthDate();
    }

    /** One for each number that the pack declares, in its order. */
    public List<IdentityNumber> numbers() {
        return person.numbers();
    }

    public PostalAddress address() {
        return person.address();
    }

    /** One for each field that the pack declares, in its order; empty if the row is malformed. */
    public List<FieldValue> values() {
        return values;
    }

    /** The same line found to be malformed by what the rest of the file says. */
    RequestRow refused(RowProblem found, Person nobody) {
        return new RequestRow(
                number,
                line,
                rowId,
                layout,
                Collections.emptyList(),
                nobody,
                Collections.emptyList(),
                Optional.of(found));
    }

    /** Never what it states: it may reach a log. */
    @Override
    public String toString() {
        return "RequestRow[number=" + number + ", line=" + line + (isReadable() ? "]" : ", malformed]");
    }
}
