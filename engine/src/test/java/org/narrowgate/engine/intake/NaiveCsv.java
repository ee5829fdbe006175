package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.List;

/** The rule of {@link CsvLines} over a text that lies in memory as a whole: a state machine, slow and plain. */
final class NaiveCsv {
    static final String UNCLOSED = "a quote is opened and not closed";
    static final String AFTER_QUOTE = "text follows a closing quote";
    static final String INSIDE = "a quote stands inside a cell that is not quoted";
    static final String TOO_LONG = "the line has more than 65536 characters";

    private static final int LONGEST = 65_536;

    /** A record, or what is wrong with its first line. */
    record Line(long line, List<String> cells, String problem) {}

    private enum State {
        BEGIN,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private final String text;
    private List<String> cells = new ArrayList<>();
    private String problem = "";
    private int end;
    private int breaks;

    private NaiveCsv(String text) {
        this.text = text;
    }

    /** All lines of a text; {@code width} is -1 while the header's is not known. */
    static List<Line> read(String text, int width) {
        List<Line> lines = new ArrayList<>();
        NaiveCsv csv = new NaiveCsv(text);
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        long line = 1;
        while (at < text.length()) {
            if (isBreak(text.charAt(at))) {
                at = csv.after(at);
                line++;
                continue;
            }
            csv.cut(at, text.length());
            boolean good = csv.problem.isEmpty() && (csv.breaks == 0 || width < 0 || csv.cells.size() == width);
            long begins = line;
            if (good) {
                line += csv.breaks;
            } else {
                int first = at;
                while (first < text.length() && !isBreak(text.charAt(first))) {
                    first++;
                }
                csv.cut(at, first);
                csv.end = first;
            }
            lines.add(new Line(begins, good ? csv.cells : List.of(), good ? "" : csv.problem));
            at = csv.end < text.length() ? csv.after(csv.end) : csv.end;
            line++;
        }
        return lines;
    }

    /** The line on which a text would go on. */
    static long lineAfter(String text) {
        long line = 1;
        NaiveCsv csv = new NaiveCsv(text);
        for (int at = 0; at < text.length(); ) {
            boolean ends = isBreak(text.charAt(at));
            line += ends ? 1 : 0;
            at = ends ? csv.after(at) : at + 1;
        }
        return line;
    }

    private boolean beginsBreak(int at) {
        char c = text.charAt(at);
        return isBreak(c) && !(c == '\n' && text.charAt(at - 1) == '\r');
    }

    private void cut(int from, int to) {
        cells = new ArrayList<>();
        problem = "";
        breaks = 0;
        StringBuilder cell = new StringBuilder();
        State state = State.BEGIN;
        int at = from;
        for (; at < to && (state == State.QUOTED || !isBreak(text.charAt(at))); at++) {
            char c = text.charAt(at);
            boolean wrong = (state == State.PLAIN && c == '"') || (state == State.CLOSED && c != '"' && c != ',');
            if (wrong || at - from >= LONGEST) {
                problem = !wrong ? TOO_LONG : state == State.PLAIN ? INSIDE : AFTER_QUOTE;
                return;
            }
            if (state == State.QUOTED) {
                breaks += beginsBreak(at) ? 1 : 0;
                state = c == '"' ? State.CLOSED : state;
                if (c != '"') {
                    cell.append(c);
                }
            } else if (c == '"') {
                if (state == State.CLOSED) {
                    cell.append(c);
                }
                state = State.QUOTED;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
                state = State.BEGIN;
            } else {
                cell.append(c);
                state = State.PLAIN;
            }
        }
        cells.add(cell.toString());
        end = at;
        problem = state == State.QUOTED ? UNCLOSED : "";
    }

    private int after(int at) {
        return text.startsWith("\r\n", at) ? at + 2 : at + 1;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
