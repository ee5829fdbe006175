package org.narrowgate.app.report;

import java.util.List;
import java.util.Locale;

/** Groups as horizontal bars on one scale, each cut into its columns. */
final class StackedBars {
    private static final int WIDTH = 900;
    private static final int LABELS = 230;
    private static final int NUMBERS = 90;
    private static final int STEP = 22;
    private static final int HEIGHT = 16;
    private static final int LONGEST_LABEL = 32;

    private StackedBars() {}

    static String of(String name, Grouped grouped) {
        List<Grouped.Group> groups = grouped.groups();
        long most =
                Math.max(1, groups.stream().mapToLong(Grouped.Group::sum).max().orElse(1));
        StringBuilder svg = new StringBuilder(Svg.open(WIDTH, groups.size() * STEP + 4, name));
        int y = 2;
        for (Grouped.Group group : groups) {
            String label = GroupLabel.of(grouped.axis().kind(), group.classes());
            svg.append(Svg.text(0, y + 13, "", shortened(label)));
            double x = LABELS;
            for (int i = 0; i < group.rows().size(); i++) {
                long rows = group.rows().get(i);
                double length = (double) (WIDTH - LABELS - NUMBERS) * rows / most;
                svg.append(Svg.part(x, y, length, HEIGHT, grouped.columns().get(i), label, rows));
                x += length;
            }
            svg.append(Svg.text(WIDTH, y + 13, "end", Html.number(group.sum())));
            y += STEP;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL
                ? label
                : String.format(Locale.ROOT, "%s\u2026", label.substring(0, LONGEST_LABEL - 1));
    }
}
