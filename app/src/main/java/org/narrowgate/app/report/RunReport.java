package org.narrowgate.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.agreement.AgreementHistory.Objection;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.pack.Adoption;
import org.narrowgate.engine.report.Breakdown;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.state.Totals;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.WorkspaceConfig;

/**
 * What a run came to, as JSON and as one HTML page that needs nothing beside it: no script, no font, no picture from
 * elsewhere, so that it opens in ten years and behind any wall. Counts only.
 */
public final class RunReport {
    private static final String INVENTED =
            "SYNTHETIC. Demonstration: invented population; shares are assumptions, not findings about any agency.";
    private static final String EMERGENCY =
            "EMERGENCY: decided without an agreement, which this authority does not demand.";
    private static final String DRAFT = " The pack is a draft that no counsel has adopted.";
    private static final String FOR_WHOM = "For the custodian. Counts by identification say what was found in records:"
            + " the requester is told no more than his sealed answer.";

    private final WorkspaceConfig config;
    private final RunRecord record;
    private final Optional<Adoption> adoption;
    private final List<Objection> objections;
    private final WitnessedLog log;
    private final Totals totals;
    private final List<BreakdownSection> breakdowns;

    /**
     * A report.
     *
     * @param adoption that of the pack as it counted when the run was opened; empty if it was a draft
     * @param log how far the decisions log is witnessed when the report is made
     * @param objections every one ever made to the agreement, whenever the report is made
     */
    public RunReport(
            WorkspaceConfig config,
            RunRecord record,
            Optional<Adoption> adoption,
            List<Objection> objections,
            WitnessedLog log,
            Totals totals,
            Breakdown breakdown) {
        this.config = config;
        this.record = record;
        this.adoption = adoption;
        this.objections = List.copyOf(objections);
        this.log = log;
        this.totals = totals;
        this.breakdowns = breakdown.axes().stream()
                .map(axis -> new BreakdownSection(Grouped.of(axis, breakdown.of(axis))))
                .toList();
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
                .put("adopted", adoption.map(Adoption::words).orElse(""))
                .put("objections", objections.stream().map(RunReport::told).toList())
                .put("emergency", record.law().isEmergency())
                .put("witnessed", log.met())
                .put("totals", totals.json())
                .put(
                        "breakdowns",
                        breakdowns.stream().map(BreakdownSection::json).toList())
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
        Page page = new Page("Run " + record.run());
        if (config.demo()) {
            page.mark(INVENTED + (adoption.isPresent() ? "" : DRAFT));
        }
        if (record.law().isEmergency()) {
            page.mark(EMERGENCY);
        }
        page.paragraph(opening()).paragraph(FOR_WHOM);
        if (!objections.isEmpty()) {
            StringBuilder list = new StringBuilder("<ul>\n");
            objections.forEach(objection ->
                    list.append("<li>").append(Html.text(told(objection))).append("</li>\n"));
            page.section(
                    "objections",
                    "Objections to the agreement",
                    list.append("</ul>\n").toString());
        }
        counts(page, "stages", "How far the rows came", "stage", stages());
        counts(page, "outcome", "By outcome", "outcome", outcomes());
        page.section(
                "provision",
                "By provision: what stood in the way first",
                BarChart.of("Chart: refused rows by their first ground; the table below holds its numbers", grounds())
                        + groundsTable().html());
        if (!totals.notIdentified().isEmpty()) {
            counts(
                    page,
                    "identity",
                    "Looked up and not identified, by the rule that decided",
                    "rule",
                    totals.notIdentified());
        }
        breakdowns.forEach(breakdown -> page.section(breakdown.id(), breakdown.title(), breakdown.html()));
        page.section("proof", "Proof", proof());
        return page.end(Disclaimer.TEXT);
    }

    /** With its answers, for the one never stands without the other. */
    private static String told(Objection objection) {
        StringBuilder words = new StringBuilder(objection.paper().by())
                .append(" objected to version ")
                .append(objection.review().version())
                .append(" at ")
                .append(objection.paper().at())
                .append(": ")
                .append(objection.review().reasons());
        objection.answers().forEach(answer -> words.append(" Answered by ")
                .append(answer.paper().by())
                .append(": ")
                .append(answer.act().answer()));
        return words.append(objection.isUnresolved() ? " Unresolved." : "").toString();
    }

    private static void counts(Page page, String id, String title, String of, Map<String, Long> counts) {
        List<List<String>> rows = new ArrayList<>();
        counts.forEach((label, count) -> rows.add(List.of(label, Html.number(count))));
        page.section(
                id,
                title,
                BarChart.of("Chart: " + title + "; the table below holds its numbers", counts)
                        + new Table(title, List.of(of, "rows"), 1, rows).html());
    }

    private String opening() {
        String agreement = record.opened().agreement().id();
        return config.custodian() + ", request " + record.law().requestId() + ", decided "
                + record.opened().at() + " under " + record.opened().pack().id()
                + (agreement.isEmpty() ? ", without an agreement" : " and agreement " + agreement)
                + (record.opened().parent() < 0
                        ? ""
                        : "; held rows of run " + record.opened().parent())
                + (record.closed().isPresent() ? "." : "; NOT COMPLETE: rows decided so far.");
    }

    private Map<String, Long> stages() {
        Map<String, Long> stages = new LinkedHashMap<>();
        stages.put("asked", totals.rows());
        stages.put("admissible to the records", totals.admissible());
        stages.put("identified", totals.identified());
        stages.put("disclosed or confirmed", totals.of(Outcome.DISCLOSE) + totals.of(Outcome.CONFIRM));
        stages.put("of these, resting on attestation alone", totals.attested());
        totals.attestedBy().forEach((element, rows) -> stages.put("on attestation alone for " + element, rows));
        if (totals.wider() > 0) {
            stages.put("of those disclosed or confirmed, under a reading wider than the strictest", totals.wider());
            totals.widerBy().forEach((reading, rows) -> stages.put("under the wider reading " + reading, rows));
        }
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

    private Table groundsTable() {
        List<List<String>> rows = new ArrayList<>();
        totals.grounds()
                .forEach((ground, count) -> rows.add(List.of(
                        ground.citation(),
                        ground.element(),
                        ground.outcome().name(),
                        ground.layer().name().toLowerCase(java.util.Locale.ROOT),
                        Html.number(count))));
        return new Table(
                "Refused rows by their first ground: every refusal names its provision",
                List.of("provision", "element", "outcome", "refused on", "rows"),
                4,
                rows);
    }

    private String proof() {
        return "<dl>\n" + entry("register entry of the run", String.valueOf(record.run()))
                + entry("rows in the decisions log", Html.number(record.decided()))
                + entry("pack, SHA-256", record.opened().pack().sha256())
                + entry("pack", adoption.map(Adoption::words).orElse("DRAFT: no counsel had adopted it"))
                + entry("agreement, SHA-256", record.opened().agreement().sha256())
                + record.opened()
                        .secondLock()
                        .map(sha256 -> entry("second lock, SHA-256", sha256))
                        .orElse("")
                + entry("reference tables, SHA-256", record.opened().tables())
                + entry("witnesses", log.words())
                + "</dl>\n<p>Check it: <code>narrowgate verify</code>; one row: <code>narrowgate explain "
                + record.run() + " '#1'</code>.</p>\n";
    }

    private static String entry(String term, String value) {
        return "<dt>" + term + "</dt><dd>" + Html.text(value) + "</dd>\n";
    }
}
