package org.narrowgate.core.request;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.StatedDate;

/**
 * Whether the cells of a line are cells at all, and stand under their columns.
 *
 * <p>A file in which one cell slipped states falsehoods about everybody in it, and each may look plausible. So a row is
 * malformed as a whole when two or more of its cells hold what belongs under another kind of column: a date among the
 * names, prose where a number stands. One such cell alone is a slip of the pen, and only that cell fails.
 */
final class RowCells {
    private static final int MISPLACED_AT_LEAST = 2;
    private static final int ISO_DATE = 10;
    /** No official has so many words for an id. */
    private static final int PROSE_WORDS = 4;

    private static final Words ALL = Words.of("all");

    private final RowLayout layout;
    private final boolean[] lineBreaks;

    private RowCells(RowLayout layout, boolean[] lineBreaks) {
        this.layout = layout;
        this.lineBreaks = lineBreaks;
    }

    static RowCells of(RowLayout layout) {
        boolean[] lineBreaks = new boolean[layout.size()];
        for (int place = 0; place < layout.size(); place++) {
            int field = place - layout.firstField();
            boolean text = field >= 0
                    && field < layout.fields().size()
                    && layout.fields().get(field).type() == FieldType.TEXT;
            String column = layout.column(place);
            lineBreaks[place] = text || column.equals(RowLayout.FREE_ADDRESS) || column.equals("address_line");
        }
        return new RowCells(layout, lineBreaks);
    }

    /** What is wrong with the cells before anything is read from them. */
    Optional<RowProblem> problem(long line, String[] cells, boolean printable) {
        for (int place = 0; place < cells.length; place++) {
            String cell = cells[place];
            if (cell.length() > RowParser.LONGEST_CELL) {
                return found(
                        line,
                        place,
                        "the cell has more than " + RowParser.LONGEST_CELL + " characters",
                        "shorten it, and check that every quote is closed");
            }
            if (!printable && holdsControl(cell, lineBreaks[place])) {
                return found(line, place, "the cell holds a control character", "remove it");
            }
        }
        if (cells[0].isBlank()) {
            return found(line, 0, "the row has no id", "give every row an id of its own");
        }
        return cells[0].strip().length() > RowParser.LONGEST_ROW_ID
                ? found(
                        line,
                        0,
                        "the id has more than " + RowParser.LONGEST_ROW_ID + " characters",
                        "give the row a shorter id")
                : Optional.empty();
    }

    /** What the cells say once they were read. */
    Optional<RowProblem> misplaced(long line, String[] cells, RequestRow.Person person, List<FieldValue> values) {
        int misplaced = 0;
        String first = "";
        for (int place = 1; place < cells.length; place++) {
            if (!cells[place].isBlank() && isMisplaced(place, cells[place], person, values)) {
                misplaced++;
                first = first.isEmpty() ? layout.column(place) : first;
            }
        }
        return misplaced < MISPLACED_AT_LEAST
                ? Optional.empty()
                : Optional.of(new RowProblem(
                        line,
                        first,
                        misplaced + " cells hold what belongs under other columns, this one first",
                        "check that no cell was left out or added before it, and that the header fits"));
    }

    static boolean isControl(int c) {
        return c < 0x20
                || (c >= 0x7F && c <= 0x9F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFFFE
                || c == 0xFFFF;
    }

    private static boolean holdsControl(String cell, boolean lineBreaks) {
        for (int i = isPrintable(cell) ? cell.length() : 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (isControl(c) && !(lineBreaks && (c == '\n' || c == '\r' || c == '\t'))) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is nothing but printable ASCII in it, as in nearly all cells: asked without a branch. */
    private static boolean isPrintable(String cell) {
        int beyond = 0;
        for (int i = 0; i < cell.length(); i++) {
            int c = cell.charAt(i);
            // Below zero if the character is lower than the first or higher than the last.
            beyond |= (c - 0x20) | (0x7E - c);
        }
        return beyond >= 0;
    }

    private boolean isMisplaced(int place, String cell, RequestRow.Person person, List<FieldValue> values) {
        int number = place - 6;
        int field = place - layout.firstField();
        if (place <= RowLayout.NAME_COLUMNS.size()) {
            return digits(cell) >= 4 || cell.indexOf(';') >= 0;
        }
        if (place == 5) {
            return !person.birthDate().isStated() && isNoDate(cell);
        }
        if (number < layout.numbers().size()) {
            return person.numbers().get(number).status() == IdentityNumber.Status.INVALID
                    && (isIsoDate(cell) || isNoNumber(layout.numbers().get(number), cell));
        }
        if (field >= 0) {
            return field < values.size() && isMisplaced(layout.fields().get(field), cell, values.get(field));
        }
        return switch (layout.column(place)) {
            case "city" -> digits(cell) >= 3;
            case "state", "country" -> digits(cell) >= 1;
            case "zip" ->
                digits(cell) == 0
                        && !Words.of(cell).isPlaceholder()
                        && cell.strip().length() > 1;
            default -> isIsoDate(cell);
        };
    }

    /** A number by a pattern may well be made of letters, as a plate is; prose it is not. */
    private static boolean isNoNumber(NumberDeclaration number, String cell) {
        boolean letters = number.schemes().stream().anyMatch(scheme -> scheme.startsWith(RowParser.PATTERN));
        return letters ? blanks(cell) >= PROSE_WORDS - 1 : letters(cell) >= 3;
    }

    private static boolean isMisplaced(FieldDeclaration field, String cell, FieldValue value) {
        boolean unread = value.status() == FieldStatus.MALFORMED || value.status() == FieldStatus.UNLISTED;
        return switch (field.type()) {
            case TEXT -> isIsoDate(cell);
            case CODE -> isIsoDate(cell) || blanks(cell) > 3;
            case CHOICE -> unread && (isIsoDate(cell) || digits(cell) >= 3 || cell.length() > 60);
            case CITATION -> unread && (digits(cell) == 0 || isIsoDate(cell));
            case DATE -> unread && isNoDate(cell);
            case FLAG -> unread && (digits(cell) >= 2 || cell.length() > 8);
            case PERIODS -> unread && (isIsoDate(cell) || isNoPeriod(cell));
            case ROSTER -> isIsoDate(cell) || isPeriods(cell, value) || isProse(cell);
        };
    }

    /** Not even a date in another spelling. */
    private static boolean isNoDate(String cell) {
        Words words = Words.of(cell);
        return StatedDate.parse(cell).status() == StatedDate.Status.MALFORMED
                && !words.isPlaceholder()
                && (digits(cell) > 8 || cell.indexOf('(') >= 0 || !DateMention.isDateLike(words));
    }

    /** Letters that do not even say "all years". */
    private static boolean isNoPeriod(String cell) {
        return letters(cell) >= 3 && !Words.of(cell).holds(ALL);
    }

    /** Years where officials belong; an official of the roster may well have four digits for an id. */
    private static boolean isPeriods(String cell, FieldValue value) {
        return value instanceof FieldValue.Roster roster
                && roster.positions().isEmpty()
                && PeriodReader.read(cell).status() == FieldStatus.STATED;
    }

    private static boolean isProse(String cell) {
        return blanks(cell) >= PROSE_WORDS - 1
                && FieldReader.items(cell).stream().anyMatch(item -> blanks(item) + 1 >= PROSE_WORDS);
    }

    private static boolean isIsoDate(String cell) {
        return cell.length() >= ISO_DATE
                && cell.strip().length() == ISO_DATE
                && StatedDate.parse(cell).isStated();
    }

    private static int digits(String cell) {
        int count = 0;
        for (int i = 0; i < cell.length(); i++) {
            count += cell.charAt(i) >= '0' && cell.charAt(i) <= '9' ? 1 : 0;
        }
        return count;
    }

    private static int letters(String cell) {
        int count = 0;
        for (int i = 0; i < cell.length(); i++) {
            count += Character.isLetter(cell.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    private static int blanks(String cell) {
        int count = 0;
        for (int i = 0; i < cell.length(); i++) {
            count += Character.isWhitespace(cell.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    private Optional<RowProblem> found(long line, int place, String message, String remedy) {
        return Optional.of(new RowProblem(line, layout.column(place), message, remedy));
    }
}
