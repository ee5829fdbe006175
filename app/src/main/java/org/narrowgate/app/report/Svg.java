package org.narrowgate.app.report;

import java.util.Locale;

/** The few shapes that the charts are made of; colours come from the page's style sheet. */
public final class Svg {
    private Svg() {}

    /** Begins a chart; {@code name} is all that a screen reader says of it: its table says the rest. */
    public static String open(int width, int height, String name) {
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                width,
                height,
                Html.text(name));
    }

    /** Words that begin, end or have their middle at a place. */
    public static String text(double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%s\" y=\"%s\"%s>%s</text>%n",
                number(x),
                number(y),
                anchor.isEmpty() ? "" : " text-anchor=\"" + anchor + "\"",
                Html.text(words));
    }

    /** A piece of a bar; pointing at it shows its words and its exact number. Nothing if it counts no row. */
    static String part(double x, double y, double width, double height, Column column, String label, long rows) {
        if (rows == 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s, %s: %,d</title></rect>%n",
                column.colour(),
                number(x),
                number(y),
                number(width),
                number(height),
                Html.text(label),
                column.heading(),
                rows);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
