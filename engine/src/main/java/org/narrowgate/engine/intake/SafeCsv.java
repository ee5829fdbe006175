package org.narrowgate.engine.intake;

import java.io.IOException;
import java.util.List;

/**
 * Writes CSV (RFC 4180, lines ended by LF). Escaped, no cell can begin a formula in a spreadsheet: whoever opens an
 * answer must not run what a requester wrote into a name. Exact, cells stay as they are, for machines to read.
 */
public final class SafeCsv {
    /** What spreadsheets take for a formula's beginning, the full-width forms included. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Appendable out;
    private final boolean escaped;

    private SafeCsv(Appendable out, boolean escaped) {
        this.out = out;
        this.escaped = escaped;
    }

    /** For people: a cell that could be a formula gets a leading apostrophe. */
    public static SafeCsv escaped(Appendable out) {
        return new SafeCsv(out, true);
    }

    /** For machines: what is read back is what was written. */
    public static SafeCsv exact(Appendable out) {
        return new SafeCsv(out, false);
    }

    public SafeCsv line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            cell(cells.get(i), cells.size() == 1);
        }
        out.append('\n');
        return this;
    }

    private void cell(String cell, boolean alone) throws IOException {
        boolean formula = escaped && !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
        // A line of one blank cell would read as no line at all.
        boolean quoted = (alone && cell.isEmpty()) || needsQuotes(cell);
        if (quoted) {
            out.append('"');
        }
        if (formula) {
            out.append('\'');
        }
        out.append(quoted ? cell.replace("\"", "\"\"") : cell);
        if (quoted) {
            out.append('"');
        }
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return cell.startsWith("\uFEFF");
    }
}
