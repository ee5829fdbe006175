package org.narrowgate.app.hold;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.due.AnswerTime;
import org.narrowgate.app.due.Duties;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Question;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.run.SignedAnswers;
import org.narrowgate.engine.state.RowSummary;

/**
 * What waits for a person, a question and a run at a time. A row that a later run decided again waits there, if it still
 * waits, and its age counts from the run that first held it.
 */
public final class WorkList {
    private final Custody custody;
    private final Registry registry;
    /** By the run over the whole request: its questions share one. */
    private final Map<Long, AnswerTime> times = new HashMap<>();

    private WorkList(Custody custody) {
        this.custody = custody;
        this.registry = custody.registry();
    }

    /** A row that is held, by the run that decided it last. */
    private record Held(long row, long run, Instant since, List<String> questions) {}

    /** Of all runs, what is due first. */
    public static List<Waiting> of(Custody custody) throws IOException, DocumentException {
        WorkList list = new WorkList(custody);
        List<Waiting> waiting = new ArrayList<>();
        for (long run : list.registry.runs()) {
            if (list.registry.run(run).orElseThrow().parent() < 0) {
                List<Long> closed = list.registry.family(run).stream()
                        .filter(each -> list.registry.closed(each).isPresent())
                        .toList();
                if (list.holdsAny(closed)) {
                    waiting.addAll(list.waiting(list.held(closed)));
                }
            }
        }
        waiting.sort(Comparator.comparing((Waiting each) -> each.time().day().orElse(LocalDate.MAX))
                .thenComparing(Waiting::since)
                .thenComparing(Waiting::run));
        return List.copyOf(waiting);
    }

    /** The rows that one run holds, whatever was decided since, in the order in which its rows ask. */
    public static List<Waiting> of(Custody custody, long run) throws IOException, DocumentException {
        WorkList list = new WorkList(custody);
        List<Long> until = list.registry.family(list.registry.origin(run)).stream()
                .filter(each -> each <= run)
                .toList();
        Map<Long, Held> held = list.held(until);
        held.values().removeIf(row -> row.run() != run);
        return list.waiting(held);
    }

    /** A child holds no row that its parent did not hold, unless an order had stopped the parent. */
    private boolean holdsAny(List<Long> runs) throws IOException {
        for (long run : runs) {
            if (RunSummaries.totals(custody.workspace(), custody.key(), custody.openings(), run)
                            .of(Outcome.HOLD)
                    > 0) {
                return true;
            }
        }
        return false;
    }

    private Map<Long, Held> held(List<Long> runs) throws IOException {
        Map<Long, Held> held = new TreeMap<>();
        for (long run : runs) {
            Instant opened = registry.run(run).orElseThrow().at();
            for (RowSummary row : RunSummaries.of(custody.workspace(), custody.key(), custody.openings(), run)) {
                if (row.outcome() == Outcome.HOLD) {
                    Held before = held.get(row.row());
                    held.put(
                            row.row(),
                            new Held(row.row(), run, before == null ? opened : before.since(), row.questions()));
                } else {
                    held.remove(row.row());
                }
            }
        }
        return held;
    }

    private record Asked(long run, String question) {}

    private List<Waiting> waiting(Map<Long, Held> held) throws IOException, DocumentException {
        Map<Asked, List<Held>> asked = new LinkedHashMap<>();
        for (Held each : held.values()) {
            each.questions().stream().distinct().forEach(question -> asked.computeIfAbsent(
                            new Asked(each.run(), question), a -> new ArrayList<>())
                    .add(each));
        }
        List<Waiting> waiting = new ArrayList<>();
        for (Map.Entry<Asked, List<Held>> each : asked.entrySet()) {
            Instant since = each.getValue().stream()
                    .map(Held::since)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            waiting.add(waiting(
                    each.getKey(), each.getValue().stream().map(Held::row).toList(), since));
        }
        return waiting;
    }

    private Waiting waiting(Asked asked, List<Long> rows, Instant since) throws IOException, DocumentException {
        RunOpened opened = registry.run(asked.run()).orElseThrow();
        RunRules.Law law = RunRules.Law.decode(custody.openings().open(opened.law()));
        Map<String, Question> questions = law.questions();
        Question question = questions.getOrDefault(asked.question(), new Question(asked.question(), "", false));
        long origin = registry.origin(asked.run());
        AnswerTime known = times.get(origin);
        AnswerTime time = known == null ? Duties.time(custody, origin) : known;
        times.put(origin, time);
        List<String> signed = SignedAnswers.of(
                        custody.workspace(), custody.openings(), registry, asked.run(), Long.MAX_VALUE)
                .wanting(question.id(), questions);
        return new Waiting(
                asked.run(),
                law.requestId(),
                question,
                opened.pack().id(),
                law.askedUnder().getOrDefault(question.id(), ""),
                rows,
                since,
                time,
                signed);
    }
}
