package org.narrowgate.engine.seal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of CSV (RFC 4180, ended by LF) in which no cell can begin a formula in a spreadsheet: whoever opens an answer
 * must not run what somebody wrote into a row id or a name. Such a cell has an apostrophe put before it; so has one that
 * begins with an apostrophe, so that whoever takes one apostrophe off the front of a cell has what was logged.
 */
final class CsvLine {
    /**
     * The mark itself, what some drop at the beginning of a cell, and what spreadsheets take for a formula's beginning,
     * full-width forms included, behind whatever cannot be seen and may be dropped.
     */
    private static final Pattern MARKED =
            Pattern.compile("['\t\r\n]|[\\s\\p{Z}\\p{C}\"]*+[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

    private CsvLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(cell -> quoted(safe(cell))).collect(Collectors.joining(",", "", "\n"));
    }

    /** The cell as a reader of the file gets it. */
    static String safe(String cell) {
        return MARKED.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean needed = cell.isEmpty()
                || cell.startsWith("\uFEFF")
                || cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
