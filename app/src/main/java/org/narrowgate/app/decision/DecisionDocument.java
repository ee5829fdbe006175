package org.narrowgate.app.decision;

import java.util.List;
import java.util.Map;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.WiderReading;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RunRecord;

/** One decision as a document: element by element, with its place in the log. */
public final class DecisionDocument {
    private DecisionDocument() {}

    /** All of it, which is protected data. */
    public static Json of(RunRecord record, RunRecord.Found found, boolean witnessed) {
        DecidedRow decided = found.row();
        Json stated = Json.object();
        decided.stated().forEach(stated::put);
        return head(record, decided)
                .put("problem", decided.problem())
                .put("stated", stated)
                .put("findings", findings(decided, true))
                .put("identification", object(decided.identification()))
                .put("fields", object(decided.fields()))
                .put("entry", found.opening().index())
                .put("checkpoint", found.logged().note().checkpoint().text())
                .put("witnessed", witnessed)
                .put("claim", Disclaimer.TEXT);
    }

    /** What was decided and why, without anything of the person: neither what was stated nor what went. */
    public static Json withoutPerson(RunRecord record, RunRecord.Found found, boolean witnessed) {
        DecidedRow decided = found.row();
        return head(record, decided)
                .put("findings", findings(decided, false))
                .put("identification_rule", decided.identification().getOrDefault("rule", ""))
                .put("field_names", List.copyOf(decided.fields().keySet()))
                .put("entry", found.opening().index())
                .put("checkpoint", found.logged().note().checkpoint().text())
                .put("witnessed", witnessed)
                .put("claim", Disclaimer.TEXT);
    }

    private static Json head(RunRecord record, DecidedRow decided) {
        return Json.object()
                .put("run", record.run())
                .put("row", decided.row())
                .put("row_id", decided.rowId())
                .put("outcome", decided.outcome().name())
                .put("decided_at", record.opened().at().toString())
                .put("grounds", decided.grounds())
                .put("resent_after_refusal", decided.resent())
                .put("wider_readings", decided.wider())
                .put("emergency", record.law().isEmergency());
    }

    private static List<Json> findings(DecidedRow decided, boolean detailed) {
        return decided.findings().stream().map(f -> json(f, detailed)).toList();
    }

    private static Json object(Map<String, String> values) {
        Json object = Json.object();
        values.forEach(object::put);
        return object;
    }

    private static Json json(FindingView finding, boolean detailed) {
        List<Json> parts =
                finding.parts().stream().map(part -> branch(part, detailed)).toList();
        return branch(finding, detailed)
                .put("element", finding.element())
                .put("layer", finding.layer().name())
                .put("parts", parts);
    }

    private static Json branch(FindingView branch, boolean detailed) {
        Json json = Json.object()
                .put("status", branch.status().name())
                .put("citation", branch.citation())
                .put("text", branch.text())
                .put("wider_reading", WiderReading.of(branch.text()).orElse(""))
                .put("branch", branch.branch())
                .put("basis", branch.basis().toString())
                .put("facts", branch.facts());
        if (detailed) {
            json.put("detail", branch.detail());
        }
        return json.put("question", branch.question().map(Question::text).orElse(""))
                .put("cure", branch.cure());
    }
}
