package org.narrowgate.engine.intake;

import java.util.Locale;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;

/** What is wrong with the lines of a file: the first of them each with its place, the others counted. */
final class LineProblems {
    private static final int SHOWN = 20;

    private final String file;
    private final Problems shown = new Problems();
    private long lines;

    LineProblems(String file) {
        this.file = file;
    }

    /** Adds a line; {@code message} never repeats what a cell holds. */
    void add(long line, String message, String remedy) {
        lines++;
        if (lines <= SHOWN) {
            shown.add(new Problem(file, (int) Math.min(line, Integer.MAX_VALUE), 1, message, remedy, ""));
        }
    }

    void throwIfAny() throws DocumentException {
        if (lines > SHOWN) {
            shown.add(
                    file,
                    String.format(Locale.ROOT, "%,d lines cannot be taken over; the first %d are told", lines, SHOWN),
                    "correct the file or the mapping; nothing was written");
        }
        shown.throwIfAny();
    }
}
