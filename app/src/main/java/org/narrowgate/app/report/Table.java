package org.narrowgate.app.report;

import java.util.List;

/**
 * A table for everybody, and above all for those who hear the page.
 *
 * @param texts how many columns from the left are words; the others are numbers
 */
public record Table(String caption, List<String> headings, int texts, List<List<String>> rows) {
    /** The whole table. */
    public String html() {
        StringBuilder table = new StringBuilder("<table>\n<caption>")
                .append(Html.text(caption))
                .append("</caption>\n<thead><tr>");
        for (int i = 0; i < headings.size(); i++) {
            table.append("<th scope=\"col\"")
                    .append(kind(i))
                    .append(Html.text(headings.get(i)))
                    .append("</th>");
        }
        table.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            table.append("<tr><th scope=\"row\">").append(Html.text(row.get(0))).append("</th>");
            for (int i = 1; i < row.size(); i++) {
                table.append("<td")
                        .append(kind(i))
                        .append(Html.text(row.get(i)))
                        .append("</td>");
            }
            table.append("</tr>\n");
        }
        return table.append("</tbody>\n</table>\n").toString();
    }

    private String kind(int column) {
        return column < texts ? ">" : " class=\"n\">";
    }

    /** Behind a line that opens it, if it is longer than so many rows; it is printed all the same. */
    static String folded(Table table, int longest) {
        return table.rows.size() <= longest
                ? table.html()
                : "<details>\n<summary>The numbers as a table (" + table.rows.size() + " lines)</summary>\n"
                        + table.html() + "</details>\n";
    }
}
