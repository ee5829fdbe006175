package org.narrowgate.engine.pack;

import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.SourceFile;

/**
 * Finds a character of a scalar again in the file that it was written in, so that the caret of an expression's error
 * stands in the author's own line, also when the expression was folded over several.
 *
 * <p>YAML's folding, indentation and quoting change only white space (and quotes) around the characters of a value, so
 * the n-th character that is not white space in the value is the n-th in the file, counted from the scalar's start.
 */
final class Places {
    private Places() {}

    static Mark of(Node.Scalar scalar, int codePointOffset) {
        int[] value = scalar.text().codePoints().toArray();
        int solid = 0;
        for (int i = 0; i < Math.min(codePointOffset, value.length); i++) {
            solid += Character.isWhitespace(value[i]) ? 0 : 1;
        }
        SourceFile file = scalar.mark().file();
        int line = scalar.mark().line();
        int column = scalar.mark().column();
        if (scalar.style() == Node.Style.BLOCK) {
            line++;
            column = 1;
        } else if (scalar.style() != Node.Style.PLAIN) {
            column++;
        }
        return walk(scalar, file, line, column, solid);
    }

    private static Mark walk(Node.Scalar scalar, SourceFile file, int firstLine, int firstColumn, int solid) {
        int left = solid;
        int start = firstColumn - 1;
        for (int line = firstLine; line <= file.lines(); line++) {
            int[] text = file.line(line).codePoints().toArray();
            for (int i = start; i < text.length; i++) {
                if (Character.isWhitespace(text[i])) {
                    continue;
                }
                if (left == 0) {
                    return file.mark(line, i + 1);
                }
                left--;
                if (isEscape(scalar.style(), text, i)) {
                    i++;
                }
            }
            start = 0;
        }
        return scalar.mark();
    }

    private static boolean isEscape(Node.Style style, int[] text, int at) {
        return switch (style) {
            case SINGLE_QUOTED -> text[at] == '\'' && at + 1 < text.length && text[at + 1] == '\'';
            case DOUBLE_QUOTED -> text[at] == '\\';
            case PLAIN, BLOCK -> false;
        };
    }
}
