package org.narrowgate.engine.document;

import java.util.Arrays;

/**
 * One thing wrong with a document, said to its author: where, what, and what to do about it.
 *
 * @param line the first being 1; 0 if the whole file is meant
 * @param column in code points, the first being 1
 * @param source the author's line; empty if there is none to show
 */
public record Problem(String file, int line, int column, String message, String remedy, String source) {
    /** Code points of a line that are shown, about the place: a line may be as long as the whole file. */
    private static final int SHOWN = 400;

    public Problem {
        if (remedy.isBlank()) {
            throw new IllegalArgumentException("a problem is told with what to do about it: " + message);
        }
    }

    public static Problem at(Mark mark, String message, String remedy) {
        return new Problem(
                mark.fileName(),
                mark.line(),
                mark.column(),
                message,
                remedy,
                mark.file().line(mark.line()));
    }

    public static Problem in(String file, String message, String remedy) {
        return new Problem(file, 0, 0, message, remedy, "");
    }

    /** {@code file:line:column: message; remedy}, then the author's line with a caret under the place. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ").append(message).append("; ").append(remedy);
        if (!source.isEmpty()) {
            int skipped = Math.max(0, column - 1 - SHOWN / 2);
            int[] part = source.codePoints().skip(skipped).limit(SHOWN).toArray();
            text.append('\n').append(new String(part, 0, part.length));
            text.append('\n').append(indent(part, column - 1 - skipped)).append('^');
        }
        return text.toString();
    }

    /** Keeps the author's tabs, so that the caret stands under its character whatever a tab's width. */
    private static String indent(int[] part, int before) {
        StringBuilder indent = new StringBuilder();
        Arrays.stream(part).limit(before).forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
        return indent.toString();
    }
}
