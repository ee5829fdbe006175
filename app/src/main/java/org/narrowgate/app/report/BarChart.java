package org.narrowgate.app.report;

import java.util.Locale;
import java.util.Map;

/** Counts as horizontal bars on one scale, each with its words and number, so that nothing rests on colour or size. */
final class BarChart {
    private static final int WIDTH = 900;
    private static final int LABELS = 420;
    private static final int NUMBERS = 90;
    private static final int STEP = 26;
    private static final int LONGEST_LABEL = 50;

    private BarChart() {}

    /** An SVG; its text is readable by itself and by a screen reader. */
    static String of(Map<String, Long> counts) {
        long most = Math.max(
                1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
        int room = WIDTH - LABELS - NUMBERS;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">%n<title>", WIDTH, counts.size() * STEP + 4));
        counts.forEach((label, count) ->
                svg.append(Html.text(label)).append(' ').append(count).append("; "));
        svg.append("</title>\n");
        int y = 2;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            // What exists is visible, however small its share.
            double length = entry.getValue() == 0 ? 0 : Math.max(2, (double) room * entry.getValue() / most);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"0\" y=\"%d\">%s</text><rect class=\"track\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\"/>"
                            + "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\"/>"
                            + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    y + 14,
                    Html.text(shortened(entry.getKey())),
                    LABELS,
                    y,
                    room,
                    LABELS,
                    y,
                    length,
                    WIDTH,
                    y + 14,
                    Html.number(entry.getValue())));
            y += STEP;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "\u2026";
    }
}
