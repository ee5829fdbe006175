package org.narrowgate.app.identity;

import java.util.List;
import java.util.Locale;
import org.narrowgate.app.report.Html;
import org.narrowgate.app.report.Svg;

/**
 * Rates in a million as bars on a scale of powers of ten, each with its words and figure, so that nothing rests on
 * colour or length. A line stands where the claim is.
 */
final class RateChart {
    private static final int WIDTH = 900;
    private static final int LABELS = 330;
    private static final int FIGURES = 100;
    private static final int STEP = 24;
    private static final int FOOT = 26;

    /** From a tenth in a million to all. */
    private static final int LEAST = -1;

    private static final int MOST = 6;

    private RateChart() {}

    /**
     * A bar.
     *
     * @param colour class of the page's style sheet
     * @param share 0 shows no bar
     */
    record Bar(String label, String colour, double share) {}

    /** An SVG; {@code name} is what a screen reader says of it. */
    static String of(String name, List<Bar> bars) {
        int height = bars.size() * STEP + FOOT;
        StringBuilder svg = new StringBuilder(Svg.open(WIDTH, height, name));
        int y = 2;
        for (Bar bar : bars) {
            svg.append(Svg.text(0, y + 14, "", bar.label()))
                    .append(String.format(
                            Locale.ROOT,
                            "<rect class=\"track\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\"/>"
                                    + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\">"
                                    + "<title>%s: %s in a million</title></rect>%n",
                            LABELS,
                            y,
                            room(),
                            bar.colour(),
                            LABELS,
                            y,
                            length(bar.share()),
                            Html.text(bar.label()),
                            Bounds.perMillion(bar.share())))
                    .append(Svg.text(WIDTH, y + 14, "end", Bounds.perMillion(bar.share())));
            y += STEP;
        }
        return svg.append(scale(height)).append("</svg>\n").toString();
    }

    private static String scale(int height) {
        StringBuilder scale = new StringBuilder();
        for (int power = LEAST; power <= MOST; power++) {
            double x = LABELS + (double) room() * (power - LEAST) / (MOST - LEAST);
            scale.append(String.format(
                            Locale.ROOT,
                            "<path class=\"line\" d=\"M%.1f 0V%d\"%s/>%n",
                            x,
                            height - FOOT + 6,
                            power == 0 ? " stroke-width=\"3\"" : ""))
                    .append(Svg.text(
                            x,
                            height - 6,
                            power == MOST ? "end" : "middle",
                            power < 0 ? "0.1" : Html.number(Math.round(Math.pow(10, power)))));
        }
        return scale.toString();
    }

    private static double length(double share) {
        if (share <= 0) {
            return 0;
        }
        double power = Math.log10(share * 1e6);
        return Math.max(2, room() * (Math.min(power, MOST) - LEAST) / (MOST - LEAST));
    }

    private static int room() {
        return WIDTH - LABELS - FIGURES;
    }
}
