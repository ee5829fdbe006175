package org.narrowgate.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.narrowgate.app.hold.Preview;
import org.narrowgate.core.decision.Outcome;

/** What an answer would do, as a person reads it before he signs. */
final class PreviewText {
    private static final int SHOWN = 8;

    private final Preview preview;
    private final PrintWriter out;

    PreviewText(Preview preview, PrintWriter out) {
        this.preview = preview;
        this.out = out;
    }

    /** How many rows stand how, before and after. */
    void print() {
        out.println("what it would do; nothing was signed, logged or kept, and no row went anywhere");
        out.printf(Locale.ROOT, "  %-36s %10s %10s%n", "", "now", "then");
        for (Outcome outcome : Outcome.values()) {
            out.printf(
                    Locale.ROOT,
                    "  %-36s %,10d %,10d%n",
                    words(outcome),
                    preview.before().getOrDefault(outcome, 0L),
                    preview.after().getOrDefault(outcome, 0L));
        }
    }

    /** Which rows, and on which element. */
    void printRows() {
        print();
        out.println();
        preview.groups().forEach((group, rows) -> {
            out.printf(
                    Locale.ROOT,
                    "%s -> %s  %,d %s%n",
                    group.before(),
                    group.after() == group.before()
                            ? "still " + group.after()
                            : group.after().toString(),
                    rows.size(),
                    rows.size() == 1 ? "row" : "rows");
            if (!group.element().isEmpty()) {
                Paragraph.lines("    ", "on " + group.element() + ", " + group.citation())
                        .forEach(out::println);
            }
            if (!group.questions().isEmpty()) {
                Paragraph.lines("    ", "waits for " + String.join(", ", group.questions()))
                        .forEach(out::println);
            }
            out.println("    " + numbers(rows));
        });
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case DISCLOSE -> "address goes (DISCLOSE)";
            case CONFIRM -> "stated address confirmed (CONFIRM)";
            case WITHHOLD -> "no disclosure (WITHHOLD)";
            case HOLD -> "held for a person (HOLD)";
        };
    }

    private static String numbers(List<Long> rows) {
        return rows.stream().limit(SHOWN).map(row -> "#" + row).collect(Collectors.joining(" "))
                + (rows.size() > SHOWN ? " ..." : "");
    }
}
