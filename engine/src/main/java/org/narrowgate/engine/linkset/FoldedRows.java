package org.narrowgate.engine.linkset;

import java.util.List;
import java.util.Map;
import org.narrowgate.core.person.Folding;

/**
 * The rows of one file as the research route compares them: upper case, letters and figures alone (a blank in the middle
 * of a name is a common slip), birth dates as eight figures, whole names taken apart.
 */
final class FoldedRows {
    private final String[][] cells;

    private FoldedRows(String[][] cells) {
        this.cells = cells;
    }

    /** @param pool of all texts of both files, so that equal ones are one object */
    static FoldedRows of(Rows rows, List<String> others, Map<String, String> pool) {
        String[][] cells = new String[rows.size()][];
        for (int row = 0; row < cells.length; row++) {
            String[] folded = new String[Particular.values().length + others.size()];
            for (Particular particular : Particular.values()) {
                folded[particular.place()] = pooled(folded(rows, row, particular), pool);
            }
            for (int i = 0; i < others.size(); i++) {
                folded[Particular.values().length + i] = pooled(bare(rows.other(row, others.get(i))), pool);
            }
            cells[row] = folded;
        }
        return new FoldedRows(cells);
    }

    private static String folded(Rows rows, int row, Particular particular) {
        return switch (particular) {
            case ID, CLUSTER, FULL_NAME, COUNTRY -> "";
            case GIVEN_NAME -> bare(FullName.of(rows, row).given());
            case MIDDLE_NAME -> bare(FullName.of(rows, row).middle());
            case FAMILY_NAME -> bare(FullName.of(rows, row).family());
            case BIRTH_DATE -> birth(rows, rows.get(row, particular));
            default -> bare(rows.get(row, particular));
        };
    }

    private static String birth(Rows rows, String cell) {
        return rows.form().days().digits(cell).orElseGet(() -> bare(cell));
    }

    private static String bare(String text) {
        String upper = Folding.upper(text);
        StringBuilder kept = new StringBuilder(upper.length());
        upper.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String pooled(String text, Map<String, String> pool) {
        String before = pool.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    int size() {
        return cells.length;
    }

    String get(int row, Particular particular) {
        return cells[row][particular.place()];
    }

    String other(int row, int which) {
        return cells[row][Particular.values().length + which];
    }
}
