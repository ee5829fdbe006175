package org.narrowgate.app.identity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.app.trials.Contradiction;
import org.narrowgate.app.trials.Stratum;
import org.narrowgate.core.identity.IdentityRule;
import org.narrowgate.engine.document.Json;

/** The evidence as a document: every count, and the bounds on those that matter. */
public final class EvidenceJson {
    private EvidenceJson() {}

    public static Json of(Evidence evidence) {
        return Json.object()
                .put("synthetic", true)
                .put("headline", evidence.headline())
                .put("shortfall", evidence.shortfall())
                .put("holds", evidence.holds())
                .put("shows", evidence.shows())
                .put("seed", evidence.plan().seed())
                .put("people", evidence.plan().people())
                .put("trials", evidence.plan().trials())
                .put("true_rows", evidence.plan().trueRows())
                .put("tables_sha256", evidence.tables())
                .put(
                        "strata",
                        evidence.strata().entrySet().stream()
                                .map(entry -> stratum(entry.getKey(), entry.getValue()))
                                .toList())
                .put(
                        "true_persons",
                        evidence.noises().entrySet().stream()
                                .map(entry -> found(entry.getKey().words(), entry.getValue()))
                                .toList())
                .put("ordinary", found("ordinary noise", evidence.ordinary()));
    }

    private static Json stratum(Stratum stratum, Tally tally) {
        Map<String, Long> reached = new LinkedHashMap<>();
        Map<String, Long> alone = new LinkedHashMap<>();
        for (Check check : Check.values()) {
            reached.put(check.words(), tally.reached(check));
            alone.put(check.words(), tally.alone(check));
        }
        List<Json> baselines = Arrays.stream(Baseline.values())
                .map(baseline -> Json.object()
                        .put("rule", baseline.id())
                        .put("wrong", tally.baselineWrong(baseline))
                        .put(
                                "wrong_per_million",
                                Bounds.perMillion(new Bounds(tally.baselineWrong(baseline), tally.trials()).share())))
                .toList();
        return Json.object()
                .put("stratum", stratum.id())
                .put("words", stratum.words())
                .put("claimed", stratum.isClaimed())
                .put("trials", tally.trials())
                .put("met_a_record", tally.met())
                .put("false", tally.falsely())
                .put(
                        "false_per_million",
                        Bounds.perMillion(Evidence.falsely(tally).share()))
                .put(
                        "at_most_per_million",
                        Bounds.perMillion(Evidence.falsely(tally).atMost()))
                .put("contradicting_nothing", tally.untold())
                .put("with_nicknames", withNicknames(tally.withNicknames()))
                .put("reached", reached)
                .put("stood_alone", alone)
                .put("decided_by", decided(tally))
                .put("baselines", baselines);
    }

    private static Json withNicknames(Disclosed disclosed) {
        return Json.object()
                .put("false", disclosed.wrong(Contradiction.SEEN))
                .put("by_form_of_name", disclosed.wrong(Contradiction.FORM_OF_NAME))
                .put("contradicting_nothing", disclosed.wrong(Contradiction.NONE));
    }

    private static Json found(String words, Tally tally) {
        Bounds found = Evidence.found(tally);
        return Json.object()
                .put("noise", words)
                .put("rows", tally.trials())
                .put("found", found.count())
                .put("found_with_nicknames", tally.withNicknames().right())
                .put("somebody_else", tally.falsely())
                .put("share", Bounds.perCent(found.share()))
                .put("interval", found.interval())
                .put("decided_by", decided(tally));
    }

    private static Map<String, Long> decided(Tally tally) {
        Map<String, Long> decided = new LinkedHashMap<>();
        for (IdentityRule rule : IdentityRule.values()) {
            if (tally.decidedBy(rule) > 0) {
                decided.put(rule.code(), tally.decidedBy(rule));
            }
        }
        return decided;
    }
}
