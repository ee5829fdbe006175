package org.narrowgate.app.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.state.Totals;
import org.narrowgate.engine.workspace.WorkspaceConfig;

/**
 * What a run came to, as JSON and as one HTML page that needs nothing beside it: no script, no font, no picture from
 * elsewhere, so that it opens in ten years and behind any wall. Counts only.
 */
public final class RunReport {
    private static final String INVENTED =
            "SYNTHETIC. Demonstration: invented population; shares are assumptions, not findings about any agency. The pack is a"
                    + " draft that no counsel has adopted.";

    private final WorkspaceConfig config;
    private final RunRecord record;
    private final Totals totals;

    public RunReport(WorkspaceConfig config, RunRecord record, Totals totals) {
        this.config = config;
        this.record = record;
        this.totals = totals;
    }

    public Json json() {
        Json report = Json.object()
                .put("run", record.run())
                .put("custodian", config.custodian())
                .put("demo", config.demo())
                .put("request_id", record.law().requestId())
                .put("decided_at", record.opened().at().toString())
                .put("complete", record.closed().isPresent())
                .put(
                        "pack",
                        named(
                                record.opened().pack().id(),
                                record.opened().pack().sha256()))
                .put(
                        "agreement",
                        named(
                                record.opened().agreement().id(),
                                record.opened().agreement().sha256()))
                .put("witnessed", false)
                .put("totals", totals.json())
                .put("claim", Disclaimer.TEXT);
        if (record.opened().parent() >= 0) {
            report.put("parent", record.opened().parent());
        }
        return report;
    }

    private static Json named(String id, String sha256) {
        return Json.object().put("id", id).put("sha256", sha256);
    }

    public String html() {
        StringBuilder page = new StringBuilder(16_384);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Run ")
                .append(record.run())
                .append(" - Narrowgate</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        page.append("<h1>Run ").append(record.run()).append("</h1>\n");
        if (config.demo()) {
            page.append("<p class=\"mark\">").append(INVENTED).append("</p>\n");
        }
        opening(page);
        section(page, "How far the rows came", BarChart.of(stages()));
        section(page, "What became of them", BarChart.of(outcomes()));
        section(page, "What stood in the way first", BarChart.of(grounds()));
        groundsTable(page);
        if (!totals.notIdentified().isEmpty()) {
            section(
                    page,
                    "Looked up and not identified, by the rule that decided",
                    BarChart.of(totals.notIdentified()));
        }
        proof(page);
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void opening(StringBuilder page) {
        page.append("<p>")
                .append(Html.text(config.custodian()))
                .append(", request ")
                .append(Html.text(record.law().requestId()))
                .append(", decided ")
                .append(record.opened().at())
                .append(" under <b>")
                .append(Html.text(record.opened().pack().id()))
                .append("</b>")
                .append(
                        record.opened().agreement().id().isEmpty()
                                ? ", without an agreement"
                                : " and agreement <b>"
                                        + Html.text(record.opened().agreement().id()) + "</b>")
                .append(record.closed().isPresent() ? "." : "; <b>not complete</b>.")
                .append("</p>\n");
    }

    private static void section(StringBuilder page, String title, String content) {
        page.append("<section>\n<h2>")
                .append(title)
                .append("</h2>\n")
                .append(content)
                .append("</section>\n");
    }

    private Map<String, Long> stages() {
        Map<String, Long> stages = new LinkedHashMap<>();
        stages.put("asked", totals.rows());
        stages.put("admissible to the records", totals.admissible());
        stages.put("identified", totals.identified());
        stages.put("disclosed or confirmed", totals.of(Outcome.DISCLOSE) + totals.of(Outcome.CONFIRM));
        stages.put("of these, resting on attestation alone", totals.attested());
        totals.attestedBy().forEach((element, rows) -> stages.put("on attestation alone for " + element, rows));
        return stages;
    }

    private Map<String, Long> outcomes() {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        outcomes.put("DISCLOSE: the address due goes", totals.of(Outcome.DISCLOSE));
        outcomes.put("CONFIRM: the stated address is the one due", totals.of(Outcome.CONFIRM));
        outcomes.put("HOLD: a person must answer a question", totals.of(Outcome.HOLD));
        outcomes.put("WITHHOLD: something demanded is not met", totals.of(Outcome.WITHHOLD));
        return outcomes;
    }

    private Map<String, Long> grounds() {
        Map<String, Long> grounds = new LinkedHashMap<>();
        totals.grounds()
                .forEach((ground, rows) ->
                        grounds.put(ground.outcome() + " " + ground.element() + ": " + ground.citation(), rows));
        return grounds;
    }

    private void groundsTable(StringBuilder page) {
        StringBuilder table = new StringBuilder(
                "<table>\n<caption>Refused rows by their first ground</caption>\n<thead>"
                        + "<tr><th scope=\"col\">outcome</th><th scope=\"col\">element</th><th scope=\"col\">provision</th>"
                        + "<th scope=\"col\">refused on</th><th scope=\"col\" class=\"n\">rows</th></tr></thead>\n<tbody>\n");
        totals.grounds().forEach((ground, rows) -> table.append("<tr><td>")
                .append(ground.outcome())
                .append("</td><td>")
                .append(Html.text(ground.element()))
                .append("</td><td>")
                .append(Html.text(ground.citation()))
                .append("</td><td>")
                .append(ground.layer().name().toLowerCase(Locale.ROOT))
                .append("</td><td class=\"n\">")
                .append(Html.number(rows))
                .append("</td></tr>\n"));
        section(
                page,
                "Every refusal names its provision",
                table.append("</tbody>\n</table>\n").toString());
    }

    private void proof(StringBuilder page) {
        String rows = "<dl>\n" + entry("register entry of the run", String.valueOf(record.run()))
                + entry("rows in the decisions log", Html.number(record.decided()))
                + entry("pack, SHA-256", record.opened().pack().sha256())
                + entry("agreement, SHA-256", record.opened().agreement().sha256())
                + entry("reference tables, SHA-256", record.opened().tables())
                + entry("witnesses", "UNWITNESSED: no witness has cosigned the logs")
                + "</dl>\n<p>Check it: <code>narrowgate verify</code>; one row: <code>narrowgate explain "
                + record.run() + " '#1'</code>.</p>\n";
        section(page, "Proof", rows);
        page.append("<footer><p>").append(Disclaimer.TEXT).append("</p></footer>\n");
    }

    private static String entry(String term, String value) {
        return "<dt>" + term + "</dt><dd>" + Html.text(value) + "</dd>\n";
    }

    private static final String STYLE = """
            :root { color-scheme: light; font: 16px/1.45 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
            main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
            h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
            .mark { border-left: .4rem solid #b50909; padding: .4rem .8rem; background: #f8eff1; font-weight: 600; }
            svg { width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; fill: #1b1b1b; }
            svg .track { fill: #f0f0f0; } svg .bar { fill: #005ea2; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            caption { text-align: left; color: #565c65; padding-bottom: .3rem; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #dfe1e2; vertical-align: top; }
            .n { text-align: right; font-variant-numeric: tabular-nums; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .9rem; }
            dt { color: #565c65; } dd { margin: 0; overflow-wrap: anywhere; }
            footer { margin-top: 2rem; border-top: 1px solid #a9aeb1; color: #3d4551; font-size: .9rem; }
            @media print { section { break-inside: avoid; } }
            """;
}
