package org.narrowgate.engine.intake;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes CSV (RFC 4180, lines ended by LF). Escaped, no cell can begin a formula in a spreadsheet: whoever opens an
 * answer must not run what a requester wrote into a name. Exact, cells stay as they are, for machines to read.
 */
public final class SafeCsv {
    /**
     * A sign that spreadsheets take for a formula's beginning, full-width forms included, with what may stand before it:
     * what cannot be seen and may be dropped, and the other dividers of cells, at which a spreadsheet cuts where the
     * comma is the decimal sign, whatever the quotes.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(?:^|[;\t\r\n])[\\s\\p{Z}\\p{C}\"]*+(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private final Appendable out;
    private final boolean escaped;

    private SafeCsv(Appendable out, boolean escaped) {
        this.out = out;
        this.escaped = escaped;
    }

    /** For people: what could be a formula gets an apostrophe before it. */
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
        String safe = escaped ? safe(cell) : cell;
        // A line of one blank cell would read as no line at all.
        boolean quoted = (alone && safe.isEmpty()) || needsQuotes(safe);
        if (quoted) {
            out.append('"').append(safe.replace("\"", "\"\"")).append('"');
        } else {
            out.append(safe);
        }
    }

    private static String safe(String cell) {
        String safe = FORMULA.matcher(cell).replaceAll("$0'");
        // A tab or line end at the beginning is dropped by some, and what follows moves up.
        return !cell.isEmpty() && "\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + safe : safe;
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
