package org.narrowgate.app.report;

import java.util.Locale;
import java.util.Map;

/** Counts as horizontal bars on one scale, each with its words and number, so that nothing rests on colour or size. */
public final class BarChart {
    private static final int WIDTH = 900;
    private static final int LABELS = 420;
    private static final int NUMBERS = 90;
    private static final int STEP = 26;
    private static final int LONGEST_LABEL = 50;

    private BarChart() {}

    /** An SVG; {@code name} is what a screen reader says of it. */
    public static String of(String name, Map<String, Long> counts) {
        long most = Math.max(
                1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
        int room = WIDTH - LABELS - NUMBERS;
        StringBuilder svg = new StringBuilder(Svg.open(WIDTH, counts.size() * STEP + 4, name));
        int y = 2;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            // What exists is visible, however small its share.
            double length = entry.getValue() == 0 ? 0 : Math.max(2, (double) room * entry.getValue() / most);
            svg.append(Svg.text(0, y + 14, "", shortened(entry.getKey())))
                    .append(String.format(
                            Locale.ROOT,
                            "<rect class=\"track\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\"/>"
                                    + "<rect class=\"c1\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\">"
                                    + "<title>%s: %s</title></rect>%n",
                            LABELS,
                            y,
                            room,
                            LABELS,
                            y,
                            length,
                            Html.text(entry.getKey()),
                            Html.number(entry.getValue())))
                    .append(Svg.text(WIDTH, y + 14, "end", Html.number(entry.getValue())));
            y += STEP;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "\u2026";
    }
}
