package org.narrowgate.app.linkset;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.narrowgate.app.report.Html;
import org.narrowgate.app.report.Svg;
import org.narrowgate.engine.linkset.Research.Point;
import org.narrowgate.engine.linkset.Tally;

/**
 * Precision over recall as the threshold comes down; a dot for each threshold, with its figures. Both scales begin at the
 * same share, as high as the worst of them allows, so that curves near the corner can be told apart.
 */
final class CurveChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int LEFT = 90;
    private static final int RIGHT = 40;
    private static final int TOP = 34;
    private static final int FOOT = 56;
    private static final int STEPS = 5;
    private static final String GRID = "class=\"line\"";
    private static final List<Double> STARTS = List.of(0.999, 0.99, 0.95, 0.9, 0.8, 0.5);

    private final List<Point> points;
    private final double start;

    private CurveChart(List<Point> points) {
        this.points = points;
        double least = points.stream()
                .map(Point::tally)
                .flatMap(t -> Stream.of(t.precision().value(), t.recall().value()))
                .min(Double::compare)
                .orElse(0.0);
        start = STARTS.stream().filter(s -> s <= least).findFirst().orElse(0.0);
    }

    /** An SVG of the thresholds at which there is a link; {@code name} is what a screen reader says of it. */
    static String of(String name, List<Point> points) {
        List<Point> linked =
                points.stream().filter(p -> p.tally().precision().of() > 0).toList();
        return new CurveChart(linked).svg(name);
    }

    private String svg(String name) {
        StringBuilder svg = new StringBuilder(Svg.open(WIDTH, HEIGHT, name));
        for (int step = 0; step <= STEPS; step++) {
            double share = start + (1 - start) * step / STEPS;
            line(svg, GRID, x(share), TOP, x(share), HEIGHT - FOOT);
            line(svg, GRID, LEFT, y(share), WIDTH - RIGHT, y(share));
            svg.append(Svg.text(x(share), HEIGHT - FOOT + 20, "middle", share(share)))
                    .append(Svg.text(LEFT - 8, y(share) + 4, "end", share(share)));
        }
        svg.append(Svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", "recall"))
                .append(Svg.text(0, 14, "", "precision"));
        for (int i = 1; i < points.size(); i++) {
            Tally from = points.get(i - 1).tally();
            Tally to = points.get(i).tally();
            line(svg, "stroke=\"currentColor\"", x(from), y(from), x(to), y(to));
        }
        points.forEach(point -> svg.append(dot(point)));
        return svg.append("</svg>\n").toString();
    }

    private String dot(Point point) {
        Tally tally = point.tally();
        return String.format(
                Locale.ROOT,
                "<circle class=\"c1\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"><title>%s</title></circle>%n",
                x(tally),
                y(tally),
                Html.text(String.format(
                        Locale.ROOT,
                        "at %s: precision %.5f, recall %.5f",
                        point.threshold(),
                        tally.precision().value(),
                        tally.recall().value())));
    }

    private static void line(StringBuilder svg, String stroke, double x1, double y1, double x2, double y2) {
        svg.append(String.format(Locale.ROOT, "<path %s d=\"M%.1f %.1fL%.1f %.1f\"/>%n", stroke, x1, y1, x2, y2));
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share).replaceFirst("0{1,2}$", "");
    }

    private double x(Tally tally) {
        return x(tally.recall().value());
    }

    private double y(Tally tally) {
        return y(tally.precision().value());
    }

    private double x(double share) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (share - start) / (1 - start);
    }

    private double y(double share) {
        return HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * (share - start) / (1 - start);
    }
}
