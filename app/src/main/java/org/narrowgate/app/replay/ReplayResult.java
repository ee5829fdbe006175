package org.narrowgate.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.replay.Alarm;
import org.narrowgate.engine.replay.Change;
import org.narrowgate.engine.replay.ReplayCounts;
import org.narrowgate.engine.replay.Supposition;
import org.narrowgate.engine.run.PastRun;

/**
 * What a replay came to; counts, and numbers of rows in alarms, but nothing of any person.
 *
 * @param how by which rules and which core
 */
public record ReplayResult(PastRun past, Supposition how, ReplayCounts counts) {
    /** Whether evidence, log and rules agree. */
    public boolean isSound() {
        return counts.alarmed() == 0;
    }

    /** The number of a class in a form that programs read. */
    static String code(Change change) {
        return change.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One document. */
    public Json json() {
        Json classes = Json.object();
        for (Change change : Change.values()) {
            classes.put(code(change), count(counts.of(change)));
        }
        List<Json> provisions = new ArrayList<>();
        counts.provisions()
                .forEach((by, count) -> provisions.add(count(count)
                        .put("class", code(by.change()))
                        .put("element", by.element())
                        .put("citation", by.citation())
                        .put("ground", by.ground())));
        List<Json> fields = new ArrayList<>();
        counts.fields()
                .forEach((field, count) -> fields.add(
                        count(count).put("class", code(field.change())).put("field", field.name())));
        Json json = Json.object()
                .put("run", past.run())
                .put("decided_at", past.opened().at().toString())
                .put("pack", named(past.opened().pack()))
                .put("agreement", named(past.opened().agreement()))
                .put("second_lock", past.opened().secondLock().orElse(""))
                .put("engine", how.engine())
                .put("under", how.words())
                .put("rows", counts.rows())
                .put("erased", counts.erased())
                .put("rows_not_held", counts.notHeld())
                .put("rows_of_other_bytes", counts.otherBytes())
                .put("alarms", counts.alarmed())
                .put(
                        "alarmed",
                        counts.alarms().stream().map(ReplayResult::alarm).toList());
        if (how.isOther()) {
            json.put("classes", classes).put("provisions", provisions).put("fields", fields);
        }
        return json.put("demo", past.workspace().config().demo()).put("claim", Disclaimer.TEXT);
    }

    private static Json count(ReplayCounts.Count count) {
        return Json.object().put("rows", count.rows()).put("released", count.released());
    }

    private static Json alarm(Alarm alarm) {
        return Json.object().put("row", alarm.row()).put("slot", alarm.slot());
    }

    private static Json named(Named named) {
        return Json.object().put("id", named.id()).put("sha256", named.sha256());
    }

    /** For people at a terminal. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add("run " + past.run() + ", decided " + past.opened().at() + " under "
                + past.opened().pack().id()
                + (past.opened().agreement().id().isEmpty()
                        ? ", no agreement"
                        : " and agreement " + past.opened().agreement().id()));
        lines.add("by " + how.engine());
        lines.add(String.format(
                Locale.ROOT,
                "%,d rows decided again from evidence; no record was opened",
                counts.rows()
                        - counts.erased().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()));
        counts.erased()
                .forEach((order, rows) ->
                        lines.add(String.format(Locale.ROOT, "%,d rows were erased by the order %s", rows, order)));
        if (counts.notHeld() > 0) {
            lines.add(String.format(
                    Locale.ROOT, "%,d rows of the run are not in this kit; nothing is said of them", counts.notHeld()));
        }
        counts.alarms().stream().limit(20).forEach(alarm -> lines.add("ALARM " + alarm));
        if (counts.alarmed() > 0) {
            lines.add(counts.alarmed() + " alarms: evidence, log, rules or program are not what they were; run"
                    + " `narrowgate verify`, and trust nothing of the run before it is explained");
        } else if (!how.isOther()) {
            lines.add("every byte of every slot is the same, and every row is the one that was logged"
                    + (counts.notHeld() > 0 ? ", of the rows that are here" : ""));
        }
        if (how.isOther()) {
            under(lines);
        }
        return lines;
    }

    private void under(List<String> lines) {
        lines.add("");
        lines.add(how.words());
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-28s %10s %16s", "", "rows", "of them released"));
        for (Change change : Change.values()) {
            lines.add(line(change.words(), counts.of(change)));
        }
        if (!counts.provisions().isEmpty()) {
            lines.add("");
            lines.add("on what it turns");
            for (Map.Entry<ReplayCounts.Provision, ReplayCounts.Count> by :
                    counts.provisions().entrySet()) {
                ReplayCounts.Provision provision = by.getKey();
                lines.add(line(
                        provision.change() == Change.NOW_DUE
                                ? "no longer refused by"
                                : provision.change() == Change.NEEDS_LOOK_UP ? "not known" : "now refused by",
                        by.getValue()));
                lines.add("    " + (provision.element() + " " + provision.citation()).strip()
                        + (provision.element().isEmpty() ? "" : ": ") + provision.ground());
            }
        }
        if (!counts.fields().isEmpty()) {
            lines.add("");
            lines.add("fields affected");
            counts.fields()
                    .forEach((field, count) -> lines.add(line(
                            (field.change() == Change.NOW_DUE ? "would go: " : "would not go: ") + field.name(),
                            count)));
        }
    }

    private static String line(String words, ReplayCounts.Count count) {
        return String.format(Locale.ROOT, "%-28s %,10d %,16d", words, count.rows(), count.released());
    }
}
