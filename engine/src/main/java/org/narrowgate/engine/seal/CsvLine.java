package org.narrowgate.engine.seal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of CSV (RFC 4180, ended by LF) in which no cell can begin a formula in a spreadsheet: whoever opens an answer
 * must not run what somebody wrote into a row id or a name. Such a cell has an apostrophe put before it; so has one that
 * begins with an apostrophe, so that whoever takes one apostrophe off the front of a cell has what was logged.
 */
public final class CsvLine {
    /**
     * The mark itself, what some drop at the beginning of a cell, and what spreadsheets take for a formula's beginning,
     * full-width forms included, behind whatever cannot be seen and may be dropped.
     */
    private static final Pattern MARKED =
            Pattern.compile("['\t\r\n]|[\\s\\p{Z}\\p{C}\"]*+[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

    private CsvLine() {}

    /** Its cells, quoted where they must be. */
    public static String of(List<String> cells) {
        StringBuilder line = new StringBuilder(512);
        String between = "";
        for (String cell : cells) {
            quote(safe(cell), line.append(between));
            between = ",";
        }
        return line.append('\n').toString();
    }

    /** The cell as a reader of the file gets it. */
    static String safe(String cell) {
        return !beginsPlainly(cell) && MARKED.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    /** Nearly every cell does, and no formula: it need not be searched. */
    private static boolean beginsPlainly(String cell) {
        char first = cell.isEmpty() ? ' ' : cell.charAt(0);
        return (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    }

    private static void quote(String cell, StringBuilder into) {
        if (isQuoted(cell)) {
            into.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            into.append(cell);
        }
    }

    private static boolean isQuoted(String cell) {
        return cell.isEmpty()
                || cell.charAt(0) == '\uFEFF'
                || cell.indexOf(',') >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0;
    }
}
