package org.narrowgate.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines that a window of 80 to 100 columns holds. */
final class Paragraph {
    private static final int WIDTH = 96;

    private Paragraph() {}

    /** The lines, each behind the indent; a word that is longer than a line stays whole. */
    static List<String> lines(String indent, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+", -1)) {
            boolean begun = line.length() > indent.length();
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
