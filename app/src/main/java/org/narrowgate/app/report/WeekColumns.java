package org.narrowgate.app.report;

import java.util.List;
import java.util.Locale;

/** Groups of weeks as upright columns in the order of time; as high as the rows of one week, where several are joined. */
final class WeekColumns {
    private static final int WIDTH = 900;
    private static final int LEFT = 70;
    private static final int TOP = 12;
    private static final int HEIGHT = 180;
    private static final int BELOW = 26;
    private static final int TICKS = 7;

    private final List<Grouped.Group> dated;
    private final Grouped grouped;
    private final double most;

    private WeekColumns(Grouped grouped) {
        this.grouped = grouped;
        this.dated = grouped.groups().stream()
                .filter(group -> GroupLabel.isDated(group.classes()))
                .toList();
        this.most = dated.stream().mapToDouble(g -> g.sum() / weeks(g)).max().orElse(1);
    }

    static String of(String name, Grouped grouped) {
        return new WeekColumns(grouped).draw(name);
    }

    /** Rows that the chart leaves to the table, for they state no day. */
    static long undrawn(Grouped grouped) {
        return grouped.groups().stream()
                .filter(group -> !GroupLabel.isDated(group.classes()))
                .mapToLong(Grouped.Group::sum)
                .sum();
    }

    private String draw(String name) {
        StringBuilder svg = new StringBuilder(Svg.open(WIDTH, TOP + HEIGHT + BELOW, name));
        scale(svg);
        double width = (double) (WIDTH - LEFT) / Math.max(1, dated.size());
        for (int i = 0; i < dated.size(); i++) {
            column(svg, LEFT + i * width, width, dated.get(i));
        }
        int step = Math.max(1, (dated.size() + TICKS - 1) / TICKS);
        for (int i = 0; i < dated.size(); i += step) {
            List<Integer> classes = dated.get(i).classes();
            svg.append(Svg.text(
                    LEFT + i * width,
                    TOP + HEIGHT + 18.0,
                    "",
                    GroupLabel.monday(first(classes)).toString()));
        }
        return svg.append("</svg>\n").toString();
    }

    private void scale(StringBuilder svg) {
        for (int quarter = 0; quarter <= 2; quarter++) {
            double y = TOP + HEIGHT * (1 - quarter / 2.0);
            svg.append(String.format(Locale.ROOT, "<path class=\"line\" d=\"M%d %.1fH%d\"/>%n", LEFT, y, WIDTH));
            svg.append(Svg.text(LEFT - 8.0, y + 4, "end", Html.number(Math.round(most * quarter / 2))));
        }
    }

    private void column(StringBuilder svg, double x, double width, Grouped.Group group) {
        String label = GroupLabel.of(grouped.axis().kind(), group.classes());
        double bottom = TOP + HEIGHT;
        for (int i = 0; i < group.rows().size(); i++) {
            long rows = group.rows().get(i);
            double height = HEIGHT * rows / weeks(group) / most;
            bottom -= height;
            svg.append(Svg.part(x, bottom, width, height, grouped.columns().get(i), label, rows));
        }
    }

    private static double weeks(Grouped.Group group) {
        List<Integer> classes = group.classes();
        return (double) classes.get(classes.size() - 1) - first(classes) + 1;
    }

    private static int first(List<Integer> classes) {
        return classes.stream()
                .filter(week -> GroupLabel.isDated(List.of(week)))
                .findFirst()
                .orElse(0);
    }
}
