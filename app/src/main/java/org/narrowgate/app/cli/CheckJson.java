package org.narrowgate.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.app.request.Caseload;
import org.narrowgate.app.request.CheckReport;
import org.narrowgate.app.request.CheckRules;
import org.narrowgate.app.request.CheckTotals;
import org.narrowgate.app.request.RowFindings;
import org.narrowgate.app.request.Verdict;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowProblem;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.intake.RequestPackage;

/** A check as JSON Lines: one of kind `request`, one of kind `row` for each row, one of kind `totals`. */
final class CheckJson implements CheckReport {
    private final RequestPackage request;
    private final CheckRules rules;
    private final PrintWriter out;

    CheckJson(RequestPackage request, CheckRules rules, PrintWriter out) {
        this.request = request;
        this.rules = rules;
        this.out = out;
    }

    @Override
    public void begin() {
        RequestHeader header = request.header();
        print(Json.object()
                .put("kind", "request")
                .put("request_id", header.id())
                .put("sha256", request.digest())
                .put("rows", header.rows().count())
                .put("authority", header.authority())
                .put("agreement", rules.agreement())
                .put("refusals", rules.refusals())
                .put("findings", findings(rules.faults()))
                .put("not_verified", findings(rules.unverified()))
                .put("taken_as_given", rules.given())
                .put("not_understood", rules.misspelt()));
    }

    @Override
    public void row(RowFindings row) {
        print(Json.object()
                .put("kind", "row")
                .put("row", row.row())
                .put("line", row.line())
                .put("row_id", row.rowId())
                .put("admissible", row.isAdmissible() && rules.refusals().isEmpty())
                .put("verdict", row.verdict().name())
                .put("problem", row.problem().map(RowProblem::toString).orElse(""))
                .put("findings", findings(row.faults())));
    }

    @Override
    public void end(CheckTotals totals) {
        totals.caseloads().forEach(this::caseload);
        List<Json> elements = new ArrayList<>();
        for (CheckTotals.ElementCount element : totals.elements()) {
            List<Json> branches = new ArrayList<>();
            element.branches().forEach(b -> branches.add(json(b.finding()).put("rows", b.rows())));
            elements.add(Json.object()
                    .put("element", element.element().id())
                    .put("citation", element.element().citation().text())
                    .put("text", element.element().text())
                    .put("rows", element.rows())
                    .put("branches", branches));
        }
        print(Json.object()
                .put("kind", "totals")
                .put("rows", totals.rows())
                .put("admissible", totals.admissible())
                .put("without_fault_of_their_own", totals.faultless())
                .put("hold", totals.of(Verdict.HOLD))
                .put("withhold", totals.of(Verdict.WITHHOLD))
                .put("malformed", totals.malformed())
                .put("elements", elements));
        out.flush();
    }

    private void caseload(Caseload caseload) {
        Json line = Json.object()
                .put("kind", "caseload")
                .put("official", caseload.official().id())
                .put("official_kind", Printed.word(caseload.official().kind()))
                .put("employer", caseload.official().employer())
                .put("column", caseload.column())
                .put("rows", caseload.rows());
        caseload.attested().ifPresent(rows -> line.put("rows_attested", rows));
        print(line);
    }

    private static List<Json> findings(List<Finding> findings) {
        return findings.stream().map(CheckJson::json).toList();
    }

    private static Json json(Finding finding) {
        return Json.object()
                .put("element", finding.element().id())
                .put("status", finding.status().name())
                .put("layer", finding.element().layer().name())
                .put("citation", finding.citation().text())
                .put("text", finding.text())
                .put("branch", finding.branch())
                .put("basis", finding.basis().toString())
                .put("facts", finding.facts())
                .put("detail", finding.detail())
                .put("question", finding.question().map(Question::text).orElse(""))
                .put("cure", finding.cure());
    }

    private void print(Json document) {
        out.println(Printed.compact(document));
    }
}
