package org.narrowgate.app.office;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.app.report.Html;
import org.narrowgate.app.report.Svg;

/** A timeline as inline SVG: a lane an office, no script, colours of the page's style sheet. */
final class TimelineDrawing {
    private static final int WIDTH = 920;
    private static final int TOP = 26;
    private static final int LABEL = 18;
    private static final int BAR = 16;
    private static final int FLOW = 9;
    private static final int GAP = 14;
    private static final int LETTER = 8;

    private final Timeline timeline;
    private final StringBuilder svg = new StringBuilder();

    TimelineDrawing(Timeline timeline) {
        this.timeline = timeline;
    }

    String svg() {
        int height = TOP
                + timeline.lanes().stream().mapToInt(TimelineDrawing::height).sum();
        svg.append(Svg.open(WIDTH, height, "Offices over time; the tables below say the same"));
        years(height);
        int y = TOP;
        for (Lane lane : timeline.lanes()) {
            lane(lane, y);
            y += height(lane);
        }
        return svg.append("</svg>\n").toString();
    }

    private static int height(Lane lane) {
        return LABEL + BAR + lane.flows().size() * FLOW + GAP;
    }

    private double x(LocalDate day) {
        double all = ChronoUnit.DAYS.between(timeline.from(), timeline.to().plusDays(1));
        double at = ChronoUnit.DAYS.between(timeline.from(), day);
        return WIDTH * Math.min(1, Math.max(0, at / all));
    }

    private boolean isShown(LocalDate day) {
        return !day.isBefore(timeline.from()) && !day.isAfter(timeline.to());
    }

    private void years(int height) {
        for (int year = timeline.from().getYear(); year <= timeline.to().getYear(); year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            double x = x(first);
            svg.append(format("<path class=\"line\" d=\"M%.1f 18V%d\"/>%n", x, height));
            if (x < WIDTH - 4 * LETTER) {
                svg.append(Svg.text(x + 2, 13, "", String.valueOf(year)));
            }
        }
    }

    private void lane(Lane lane, int y) {
        svg.append(Svg.text(0, y + 13, "", lane.office().title()));
        lane.bars().forEach(bar -> bar(bar, y + LABEL));
        int below = y + LABEL + BAR + 3;
        for (Flow flow : lane.flows()) {
            flow(flow, below);
            below += FLOW;
        }
    }

    private void bar(Bar bar, int y) {
        if (bar.isBackDated()) {
            early(bar.from(), earlier(bar.filed(), bar.until()), bar.kind().colour(), y, bar.words());
        }
        LocalDate from = bar.isBackDated() ? bar.filed() : bar.from();
        double width = piece(from, bar.until(), bar.kind().colour(), y, BAR, bar.words());
        if (width > bar.name().length() * LETTER + 8) {
            name(bar, x(from) + 4, y + 12);
        }
        if (bar.kind() != Bar.Kind.VACANT) {
            filed(bar.filed(), y + BAR);
        }
        bar.endFiled().ifPresent(day -> filed(day, y + BAR));
        bar.lastDay()
                .filter(this::isShown)
                .ifPresent(day -> svg.append(format(
                        "<path fill=\"currentColor\" d=\"M%1$.1f %2$dl5 8l-5 8l-5 -8z\"><title>last day %3$s</title></path>%n",
                        x(day), y, day)));
    }

    private static LocalDate earlier(LocalDate day, Optional<LocalDate> end) {
        return end.filter(day::isAfter).orElse(day);
    }

    /** On a plate of the page's own colour, so that it can be read on every bar. */
    private void name(Bar bar, double x, int y) {
        svg.append(format(
                "<rect class=\"track\" x=\"%.1f\" y=\"%d\" width=\"%d\" height=\"14\" rx=\"2\"/>%n",
                x - 2, y - 11, bar.name().length() * LETTER + 4));
        svg.append(Svg.text(x, y, "", bar.name()));
    }

    private void flow(Flow flow, int y) {
        if (flow.isBackDated()) {
            early(flow.from(), earlier(flow.filed(), flow.until()), "c2", y, flow.words());
        }
        piece(flow.isBackDated() ? flow.filed() : flow.from(), flow.until(), "c2", y, FLOW - 3, flow.words());
        filed(flow.filed(), y + FLOW - 3);
    }

    /** Nothing if it lies outside, or ended before it could count; else how wide it became. */
    private double piece(LocalDate from, Optional<LocalDate> until, String colour, int y, int height, String words) {
        double left = x(from);
        double width = x(until.orElse(timeline.to().plusDays(1))) - left;
        if (width <= 0) {
            return 0;
        }
        svg.append(format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>%n",
                colour, left, y, width, height, Html.text(words)));
        return width;
    }

    /** What was true by a paper that nobody had filed yet. */
    private void early(LocalDate from, LocalDate until, String colour, int y, String words) {
        double left = x(from);
        double width = x(until) - left;
        if (width > 0) {
            svg.append(format(
                    "<rect class=\"%s\" fill-opacity=\"0.25\" stroke=\"currentColor\" stroke-dasharray=\"3 2\" x=\"%.1f\""
                            + " y=\"%d\" width=\"%.1f\" height=\"5\"><title>%s</title></rect>%n",
                    colour, left, y, width, Html.text(words)));
        }
    }

    private void filed(LocalDate day, int y) {
        if (isShown(day)) {
            svg.append(format(
                    "<path fill=\"currentColor\" d=\"M%1$.1f %2$dl4 7h-8z\"><title>filed %3$s</title></path>%n",
                    x(day), y - 3, day));
        }
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
