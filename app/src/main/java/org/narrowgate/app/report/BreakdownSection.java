package org.narrowgate.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.report.Axis;

/** One breakdown on the page: what it says, its chart, its legend, and the same numbers as a table. */
final class BreakdownSection {
    private static final int SHORT_TABLE = 12;
    private final Grouped grouped;

    BreakdownSection(Grouped grouped) {
        this.grouped = grouped;
    }

    /** Also the name by which the page links to it. */
    String id() {
        return grouped.axis().kind().name().toLowerCase(Locale.ROOT) + "-"
                + grouped.axis().field();
    }

    String title() {
        return switch (grouped.axis().kind()) {
            case STATE -> "By State of the stated address";
            case WEEK -> "By week of " + field();
            case REPETITION -> "By how many rows state the same " + field();
            case OFFICIALS -> "By how many rows name the same of the " + field();
        };
    }

    private String field() {
        return grouped.axis().field().replace('_', ' ');
    }

    String html() {
        if (grouped.groups().isEmpty()) {
            return "<p>The run has too few rows to be broken down here without speaking of single persons.</p>\n";
        }
        String name = "Chart: " + title() + "; the table below it holds its numbers";
        StringBuilder section = new StringBuilder();
        section.append("<p>").append(Html.text(explained())).append("</p>\n").append(legend());
        section.append(
                grouped.axis().kind() == Axis.Kind.WEEK
                        ? WeekColumns.of(name, grouped)
                        : StackedBars.of(name, grouped));
        return section.append(Table.folded(table(), SHORT_TABLE)).toString();
    }

    private String explained() {
        String what =
                switch (grouped.axis().kind()) {
                    case STATE -> "The State as the request states it, not as any record holds it.";
                    case WEEK -> "Height: rows of a week. " + undrawn();
                    case REPETITION -> "Spellings of the same count as the same.";
                    case OFFICIALS -> "A row counts by the one that it names whom most rows name.";
                };
        String text = grouped.axis().text();
        String meaning = text.isEmpty() ? "" : field() + ": " + text + ". ";
        String joined = grouped.isJoined()
                ? " Classes are joined where a count would be below " + Grouped.LEAST
                        + ", so that nobody can be made out by it."
                : "";
        return meaning + what.strip() + joined;
    }

    private String undrawn() {
        long rows = WeekColumns.undrawn(grouped);
        return rows == 0 ? "" : Html.number(rows) + " rows that state no day are in the table only.";
    }

    private String legend() {
        StringBuilder legend = new StringBuilder("<ul class=\"legend\">");
        grouped.columns().forEach(column -> legend.append("<li><span class=\"key ")
                .append(column.colour())
                .append("\"></span>")
                .append(column.heading())
                .append("</li>"));
        return legend.append("</ul>\n").toString();
    }

    private Table table() {
        List<String> headings = new ArrayList<>(List.of(
                switch (grouped.axis().kind()) {
                    case STATE -> "State";
                    case WEEK -> "week";
                    case REPETITION -> "stated by";
                    case OFFICIALS -> "named by";
                }));
        grouped.columns().forEach(column -> headings.add(column.heading()));
        boolean summed = grouped.columns().size() > 1;
        if (summed) {
            headings.add("rows");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Grouped.Group group : grouped.groups()) {
            List<String> cells =
                    new ArrayList<>(List.of(GroupLabel.of(grouped.axis().kind(), group.classes())));
            group.rows().forEach(count -> cells.add(Html.number(count)));
            if (summed) {
                cells.add(Html.number(group.sum()));
            }
            rows.add(cells);
        }
        return new Table(title(), headings, 1, rows);
    }

    Json json() {
        List<Json> groups = new ArrayList<>();
        for (Grouped.Group group : grouped.groups()) {
            Json counts = Json.object();
            for (int i = 0; i < grouped.columns().size(); i++) {
                counts.put(grouped.columns().get(i).heading(), group.rows().get(i));
            }
            groups.add(Json.object()
                    .put("label", GroupLabel.of(grouped.axis().kind(), group.classes()))
                    .put("classes_joined", (long) group.classes().size())
                    .put("rows", group.sum())
                    .put("counts", counts));
        }
        return Json.object()
                .put("by", grouped.axis().kind().name().toLowerCase(Locale.ROOT))
                .put("field", grouped.axis().field())
                .put("least_count", Grouped.LEAST)
                .put("groups", groups);
    }
}
