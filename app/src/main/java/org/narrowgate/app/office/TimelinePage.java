package org.narrowgate.app.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.app.report.Page;
import org.narrowgate.app.report.Table;
import org.narrowgate.core.proof.Disclaimer;

/** A timeline as one self-contained page: a drawing, and tables that say the same and more. */
public final class TimelinePage {
    private static final String OPEN = "";

    private final Timeline timeline;
    private final String custodian;

    /** {@code custodian} is whose papers they are. */
    public TimelinePage(Timeline timeline, String custodian) {
        this.timeline = timeline;
        this.custodian = custodian;
    }

    /** The page; {@code mark} is what must not be overlooked, such as that it is of a demonstration; may be empty. */
    public String html(String mark) {
        Page page = new Page("Offices of " + custodian);
        if (!mark.isEmpty()) {
            page.mark(mark);
        }
        page.paragraph(
                "From " + timeline.from() + " to " + timeline.to() + ", as the signed papers in the register say."
                        + " A paper gives authority from the day on which it was filed at the earliest, whatever day it names.");
        page.section("drawing", "Offices over time", legend() + new TimelineDrawing(timeline).svg());
        page.section("tenures", "Who was in which office", tenures().html());
        page.section("delegations", "Delegations", delegations().html());
        page.section("papers", "Papers, by the day on which they were filed", papers().html());
        return page.end(Disclaimer.TEXT);
    }

    private static String legend() {
        StringBuilder list = new StringBuilder("<ul class=\"legend\">\n");
        for (Bar.Kind kind : Bar.Kind.values()) {
            list.append("<li><span class=\"key ")
                    .append(kind.colour())
                    .append("\"></span>")
                    .append(Phrase.word(kind))
                    .append("</li>\n");
        }
        return list.append(
                        "<li>thin bar: a delegation</li>\n<li>\u25b2 filed</li>\n<li>\u25c6 last day that the law allows"
                                + "</li>\n<li>pale, dashed: true by the paper, but filed later: no authority yet</li>\n</ul>\n")
                .toString();
    }

    private Table tenures() {
        List<List<String>> rows = new ArrayList<>();
        for (Lane lane : timeline.lanes()) {
            for (Bar bar : lane.bars()) {
                rows.add(List.of(
                        lane.office().title(),
                        Phrase.word(bar.kind()),
                        bar.name(),
                        bar.from().toString(),
                        bar.until().map(LocalDate::toString).orElse(OPEN),
                        bar.lastDay().map(LocalDate::toString).orElse(OPEN),
                        bar.paper().isEmpty()
                                ? OPEN
                                : bar.filed() + (bar.isBackDated() ? " (later than it begins)" : ""),
                        bar.endFiled().map(LocalDate::toString).orElse(OPEN),
                        bar.paper()));
            }
        }
        List<String> headings = List.of(
                "office", "how", "who, or why vacant", "from", "until", "last day", "filed", "end filed", "paper");
        return new Table("An empty `until` is an end that nobody filed.", headings, headings.size(), rows);
    }

    private Table delegations() {
        List<List<String>> rows = new ArrayList<>();
        for (Lane lane : timeline.lanes()) {
            for (Flow flow : lane.flows()) {
                rows.add(List.of(
                        flow.words(),
                        flow.from().toString(),
                        flow.until().map(LocalDate::toString).orElse(OPEN),
                        flow.filed() + (flow.isBackDated() ? " (later than it begins)" : "")));
            }
        }
        return new Table("From whom to whom, and for what.", List.of("delegation", "from", "until", "filed"), 4, rows);
    }

    private Table papers() {
        List<List<String>> rows = new ArrayList<>();
        timeline.papers().forEach((id, day) -> rows.add(List.of(id, day.toString())));
        return new Table("Each signed, and named by the register.", List.of("paper", "filed"), 2, rows);
    }
}
