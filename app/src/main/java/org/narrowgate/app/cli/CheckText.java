package org.narrowgate.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.narrowgate.app.request.Caseload;
import org.narrowgate.app.request.CheckReport;
import org.narrowgate.app.request.CheckRules;
import org.narrowgate.app.request.CheckTotals;
import org.narrowgate.app.request.RowFindings;
import org.narrowgate.app.request.Verdict;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.intake.RequestPackage;

/** A check for a person: what holds for all rows once, the first rows that fall, and totals with their cures. */
final class CheckText implements CheckReport {
    private static final int BUSIEST = 5;

    private final RequestPackage request;
    private final CheckRules rules;
    private final int atMost;
    private final PrintWriter out;
    private long shown;

    /** @param atMost rows that are shown one by one */
    CheckText(RequestPackage request, CheckRules rules, int atMost, PrintWriter out) {
        this.request = request;
        this.rules = rules;
        this.atMost = atMost;
        this.out = out;
    }

    @Override
    public void begin() {
        RequestHeader header = request.header();
        out.printf(
                Locale.ROOT,
                "request %s: %,d rows under %s and %s%n",
                header.id(),
                header.rows().count(),
                header.authority(),
                rules.agreement().isEmpty() ? "no agreement given" : "agreement " + rules.agreement());
        section("would be refused as a whole", rules.refusals());
        section("not understood, so not stated", rules.misspelt());
        section("taken as given, and not verified here", rules.given());
        findings("only the custodian can say", rules.unverified(), false);
        findings("not met by the header, so by no row", rules.faults(), true);
    }

    @Override
    public void row(RowFindings row) {
        if (row.faults().isEmpty() || shown >= atMost) {
            return;
        }
        if (shown == 0) {
            out.println();
            out.println("the first rows with faults of their own");
        }
        shown++;
        out.println("  #" + row.row() + ", line " + row.line());
        row.problem()
                .ifPresent(p -> out.println("    " + (p.field().isEmpty() ? "" : "column `" + p.field() + "`: ")
                        + p.message() + "; " + p.remedy()));
        if (row.problem().isEmpty()) {
            row.faults().forEach(f -> finding(f, true));
        }
    }

    @Override
    public void end(CheckTotals totals) {
        for (CheckTotals.ElementCount element : totals.elements()) {
            out.println();
            out.printf(
                    Locale.ROOT,
                    "%,d %s: %s, %s%n",
                    element.rows(),
                    element.rows() == 1 ? "row" : "rows",
                    element.element().id(),
                    element.element().citation());
            for (CheckTotals.BranchCount branch : element.branches()) {
                Finding finding = branch.finding();
                out.printf(Locale.ROOT, "  %,10d  %-9s %s%n", branch.rows(), finding.status(), finding.text());
                cure(finding, " ".repeat(24));
            }
        }
        caseloads(totals);
        out.println();
        line("asked", totals.rows());
        line("without a fault of their own", totals.faultless());
        line("lines that are no row", totals.malformed());
        line("would be held for a person", totals.of(Verdict.HOLD));
        line("would be refused", totals.of(Verdict.WITHHOLD));
        line("admissible, as far as can be said here", totals.admissible());
        out.println();
        out.println(
                "Admissible is not granted: whether the person is found, and what may go, is decided on the records.");
        out.flush();
    }

    private void caseloads(CheckTotals totals) {
        List<Caseload> busiest = totals.caseloads().stream().limit(BUSIEST).toList();
        if (busiest.isEmpty()) {
            return;
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "caseload: the busiest of %,d officials named%n  %-12s %-10s %10s %14s%n",
                totals.caseloads().size(),
                "official",
                "kind",
                "rows",
                "attests of");
        busiest.forEach(one -> out.printf(
                Locale.ROOT,
                "  %-12s %-10s %,10d %14s%n",
                one.official().id(),
                Printed.word(one.official().kind()),
                one.rows(),
                one.attested()
                        .map(rows -> String.format(Locale.ROOT, "%,d", rows))
                        .orElse("")));
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }

    private void findings(String title, List<Finding> findings, boolean cures) {
        if (!findings.isEmpty()) {
            out.println();
            out.println(title);
            findings.forEach(f -> finding(f, cures));
        }
    }

    private void finding(Finding finding, boolean cures) {
        out.printf(
                Locale.ROOT,
                "    %-9s %-8s %s  (%s)%n",
                cures ? finding.status() : "",
                finding.element().id(),
                finding.text(),
                finding.citation());
        if (cures) {
            cure(finding, " ".repeat(23));
        }
    }

    private void cure(Finding finding, String indent) {
        finding.question().map(Question::text).ifPresent(text -> out.println(indent + "question: " + text));
        if (!finding.cure().isEmpty()) {
            out.println(indent + "cure: " + finding.cure());
        }
    }

    private void line(String what, long rows) {
        out.printf(Locale.ROOT, "%-42s %,10d%n", what, rows);
    }
}
