package org.narrowgate.engine.pack;

import java.util.List;

/** The text of a document as its author sees it, so that a problem can show his own line with a caret under it. */
final class SourceFile {
    private final String name;
    private final List<String> lines;

    private SourceFile(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    static SourceFile of(String name, String text) {
        return new SourceFile(name, List.of(text.split("\n", -1)));
    }

    String name() {
        return name;
    }

    /** A line by its number, the first being 1; empty beyond the end. */
    String line(int number) {
        if (number < 1 || number > lines.size()) {
            return "";
        }
        String line = lines.get(number - 1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    int lines() {
        return lines.size();
    }

    Mark mark(int line, int column) {
        return new Mark(this, line, column);
    }
}
