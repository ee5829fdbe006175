package org.narrowgate.app.identity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.app.identity.RateChart.Bar;
import org.narrowgate.app.report.BarChart;
import org.narrowgate.app.report.Html;
import org.narrowgate.app.report.Page;
import org.narrowgate.app.report.Table;
import org.narrowgate.core.proof.Disclaimer;

/** The evidence as one page that needs nothing beside it, with charts, each with the table that holds its numbers. */
public final class EvidencePage {
    /** All but the first, which finds whom the others are about. */
    private static final List<Check> LATER = List.copyOf(EnumSet.complementOf(EnumSet.of(Check.RECORD)));

    private final Evidence evidence;

    private EvidencePage(Evidence evidence) {
        this.evidence = evidence;
    }

    public static String of(Evidence evidence) {
        return new EvidencePage(evidence).html();
    }

    private String html() {
        Page page = new Page("Evidence of identification, " + Evidence.MARK);
        page.mark("SYNTHETIC. Invented people and invented requests: every figure here is a figure " + Evidence.MARK
                + ", not of any agency's records.");
        page.paragraph(evidence.headline());
        if (!evidence.shortfall().isEmpty()) {
            page.paragraph(evidence.shortfall());
        }
        page.paragraph("A null trial is a row whose person is not in the register, or whose number is another's: any"
                + " disclosure there is of the wrong person. The generator knows who is who; the identifier is the one"
                + " that runs decide by, over rows and records read as a run reads them.");
        page.section("strata", "False disclosures by stratum, " + Evidence.MARK, strata());
        page.section("untold", "What the rule cannot tell, " + Evidence.MARK, untold());
        page.section("nicknames", "What permitting nicknames costs and buys, " + Evidence.MARK, nicknames());
        page.section("checks", "How far the trials came, " + Evidence.MARK, checks());
        page.section("baselines", "Plainer rules over the same rows, " + Evidence.MARK, baselines());
        page.section("found", "True persons who are found, " + Evidence.MARK, found());
        page.section("again", "How to make these figures again", again());
        return page.end(Disclaimer.TEXT);
    }

    private String strata() {
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        evidence.strata().forEach((stratum, tally) -> {
            Bounds falsely = Evidence.falsely(tally);
            if (stratum.isClaimed()) {
                bars.add(new Bar(stratum.id(), falsely.count() == 0 ? "c1" : "c3", falsely.atMost()));
                rows.add(List.of(
                        stratum.id(),
                        stratum.words(),
                        Html.number(tally.trials()),
                        Html.number(falsely.count()),
                        Bounds.perMillion(falsely.share()),
                        Bounds.perMillion(falsely.atMost())));
            }
        });
        return RateChart.of(
                        "Chart: the most that the true rate of false disclosures can be, in a million, by stratum; the"
                                + " table below holds its numbers",
                        bars)
                + new Table(
                                "False: of a record that the row contradicts. At most: one-sided 95 % bound (Clopper and"
                                        + " Pearson, 1934), " + Evidence.MARK,
                                List.of("stratum", "the rows state", "trials", "false", "in a million", "at most"),
                                2,
                                rows)
                        .html();
    }

    private String untold() {
        List<List<String>> rows = new ArrayList<>();
        evidence.strata().forEach((stratum, tally) -> {
            if (!stratum.isClaimed() || tally.untold() > 0) {
                rows.add(List.of(
                        stratum.id() + (stratum.isClaimed() ? "" : " (not claimed)"),
                        Html.number(tally.trials()),
                        perMillion(tally, tally.untold())));
            }
        });
        return "<p>A stolen number with all true particulars is, to any rule, its owner.</p>\n"
                + new Table(
                                "Disclosures in a million of somebody else's record which the row contradicts in nothing, "
                                        + Evidence.MARK,
                                List.of("stratum", "trials", "contradicting nothing"),
                                1,
                                rows)
                        .html();
    }

    private String nicknames() {
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        evidence.strata().forEach((stratum, tally) -> {
            Bounds more = new Bounds(tally.byNicknames(), tally.trials());
            if (stratum.isClaimed() && more.count() > 0) {
                bars.add(new Bar(stratum.id(), "c3", more.share()));
                rows.add(List.of(
                        stratum.id(),
                        Html.number(tally.trials()),
                        Html.number(more.count()),
                        Bounds.perMillion(more.share())));
            }
        });
        Bounds without = Evidence.found(evidence.ordinary());
        Bounds with = Evidence.foundWithNicknames(evidence.ordinary());
        return "<p>Only equal given names agree, unless the agreement permits the public table of nicknames. Permitting it"
                + " finds " + Bounds.perCent(with.share()) + " of true persons with ordinary noise in the place of "
                + Bounds.perCent(without.share()) + ", and takes twins called Jon and Jonathan for each other.</p>\n"
                + RateChart.of(
                        "Chart: how many more records of the wrong person are disclosed, in a million, where nicknames are"
                                + " permitted; the table below holds its numbers",
                        bars)
                + new Table(
                                "Further disclosures of the wrong person, " + Evidence.MARK,
                                List.of("stratum", "trials", "further", "in a million"),
                                1,
                                rows)
                        .html();
    }

    private String checks() {
        Map<String, Long> alone = new LinkedHashMap<>();
        List<String> heads = new ArrayList<>(List.of("stratum", "a record is found"));
        for (Check check : LATER) {
            alone.put(
                    check.words(),
                    evidence.strata().values().stream()
                            .mapToLong(t -> t.alone(check))
                            .sum());
            heads.add(check.words());
        }
        List<List<String>> reached = new ArrayList<>();
        List<List<String>> stood = new ArrayList<>();
        evidence.strata().forEach((stratum, tally) -> {
            List<String> row = new ArrayList<>(List.of(stratum.id(), Html.number(tally.met())));
            List<String> by = new ArrayList<>(List.of(stratum.id()));
            for (Check check : LATER) {
                row.add(Html.number(tally.reached(check)));
                by.add(Html.number(tally.alone(check)));
            }
            reached.add(row);
            stood.add(by);
        });
        List<String> aloneHeads = new ArrayList<>(heads);
        aloneHeads.remove(1);
        return BarChart.of(
                        "Chart: trials in which one check alone stood between the row and a disclosure; the second table"
                                + " holds its numbers by stratum",
                        alone)
                + new Table("Trials that came as far as each check, in the order asked", heads, 1, reached).html()
                + new Table(
                                "Trials in which this check alone stood between the row and a disclosure (number route,"
                                        + " and one near record on the address route)",
                                aloneHeads,
                                1,
                                stood)
                        .html();
    }

    private String baselines() {
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar(
                "this rule, at most",
                "c1",
                Evidence.falsely(evidence.worst().getValue()).atMost()));
        List<String> heads = new ArrayList<>(List.of("stratum", "this rule"));
        for (Baseline baseline : Baseline.values()) {
            heads.add(baseline.words());
            bars.add(new Bar(
                    baseline.id(),
                    "c4",
                    evidence.strata().entrySet().stream()
                            .filter(entry -> entry.getKey().isClaimed())
                            .mapToDouble(entry -> share(entry.getValue(), baseline))
                            .max()
                            .orElse(0)));
        }
        List<List<String>> rows = new ArrayList<>();
        evidence.strata().forEach((stratum, tally) -> {
            List<String> row = new ArrayList<>(List.of(stratum.id(), perMillion(tally, tally.falsely())));
            for (Baseline baseline : Baseline.values()) {
                row.add(Bounds.perMillion(share(tally, baseline)));
            }
            rows.add(row);
        });
        return RateChart.of(
                        "Chart: wrong disclosures in a million in the worst claimed stratum of each rule; the table below"
                                + " holds its numbers",
                        bars)
                + new Table(
                                "Disclosures of the wrong person in a million trials, " + Evidence.MARK
                                        + "; those of this rule that the row contradicts",
                                heads,
                                1,
                                rows)
                        .html();
    }

    private String found() {
        Map<String, Long> bars = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        evidence.noises().forEach((noise, tally) -> found(noise.words(), tally, bars, rows));
        found("ordinary noise", evidence.ordinary(), bars, rows);
        return BarChart.of(
                        "Chart: true persons who are found, of "
                                + Html.number(evidence.plan().trueRows()) + " rows of each kind; the table below holds"
                                + " its numbers",
                        bars)
                + new Table(
                                "Share of true persons of the register who are identified, " + Evidence.MARK
                                        + "; interval: two-sided, 95 %",
                                List.of("noise", "rows", "found", "interval", "somebody else", "with nicknames"),
                                1,
                                rows)
                        .html();
    }

    private static void found(String words, Tally tally, Map<String, Long> bars, List<List<String>> rows) {
        Bounds found = Evidence.found(tally);
        bars.put(words, found.count());
        rows.add(List.of(
                words,
                Html.number(tally.trials()),
                Bounds.perCent(found.share()),
                found.interval(),
                Html.number(tally.falsely()),
                Bounds.perCent(Evidence.foundWithNicknames(tally).share())));
    }

    private String again() {
        EvidenceRun.Plan plan = evidence.plan();
        return "<p><code>narrowgate identity evidence --seed " + plan.seed() + " --people " + plan.people()
                + " --trials " + plan.trials() + " --true-rows " + plan.trueRows()
                + "</code> gives the same figures on any machine, with any number of threads.</p>\n<dl>\n<dt>seed</dt><dd>"
                + plan.seed() + "</dd>\n<dt>people</dt><dd>" + Html.number(plan.people())
                + ", four in five of them in the register</dd>\n<dt>reference tables, SHA-256</dt><dd>"
                + evidence.tables() + "</dd>\n</dl>\n";
    }

    private static double share(Tally tally, Baseline baseline) {
        return new Bounds(tally.baselineWrong(baseline), tally.trials()).share();
    }

    private static String perMillion(Tally tally, long count) {
        return Bounds.perMillion(new Bounds(count, tally.trials()).share());
    }
}
