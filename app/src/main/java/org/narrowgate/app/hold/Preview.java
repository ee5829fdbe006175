package org.narrowgate.app.hold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.state.RowSummary;

/**
 * What an answer, or other bars, would do to the rows of a run that wait: decided by the code of the run itself, over the
 * same records, and forgotten.
 *
 * @param changes every row that would be decided again, in their order
 */
public record Preview(List<Change> changes) {
    public Preview {
        changes = List.copyOf(changes);
    }

    /** A row as it stands and as it would. */
    public record Change(RowSummary before, RowSummary after) {
        public Json json() {
            return Json.object()
                    .put("row", after.row())
                    .put("before", before.outcome().name())
                    .put("after", after.outcome().name())
                    .put("element", after.element())
                    .put("citation", after.citation())
                    .put("questions", after.questions());
        }
    }

    /** Rows that would come to the same, by the same first ground. */
    public record Group(Outcome before, Outcome after, String element, String citation, List<String> questions) {}

    /**
     * Decides.
     *
     * @param answers that would count beside those that do
     * @param bars as they would stand; those of the last run of these rows if empty
     */
    public static Preview of(
            OpenWorkspace open, Path packs, long run, List<Judgment> answers, Optional<Path> bars, Progress progress)
            throws IOException, DocumentException, RefusedException {
        List<RowSummary> after =
                DisclosureRun.preview(open, packs, run, bars, answers, DisclosureRun.Sizes.STANDARD, progress);
        Map<Long, RowSummary> before = new HashMap<>();
        Registry registry = open.register().read();
        for (long each : registry.family(run)) {
            for (RowSummary row : RunSummaries.of(open.workspace(), open.key(), open.openings(), each)) {
                before.put(row.row(), row);
            }
        }
        List<Change> changes = new ArrayList<>();
        for (RowSummary row : after) {
            RowSummary stands = before.get(row.row());
            if (stands == null) {
                throw new IllegalStateException("run " + run + " did not decide row #" + row.row());
            }
            changes.add(new Change(stands, row));
        }
        changes.sort(Comparator.comparingLong(change -> change.after().row()));
        return new Preview(changes);
    }

    /** How many rows stand so now. */
    public Map<Outcome, Long> before() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        changes.forEach(change -> counts.merge(change.before().outcome(), 1L, Long::sum));
        return counts;
    }

    /** How many would stand so then. */
    public Map<Outcome, Long> after() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        changes.forEach(change -> counts.merge(change.after().outcome(), 1L, Long::sum));
        return counts;
    }

    /** The rows by what would become of them: what goes first, then what is refused, then what is still held. */
    public Map<Group, List<Long>> groups() {
        Map<Group, List<Long>> groups = new TreeMap<>(Comparator.comparing(Group::before)
                .thenComparing(Group::after)
                .thenComparing(Group::element)
                .thenComparing(Group::citation)
                .thenComparing(group -> String.join(" ", group.questions())));
        for (Change change : changes) {
            RowSummary row = change.after();
            Group group = new Group(
                    change.before().outcome(),
                    row.outcome(),
                    row.element(),
                    row.citation(),
                    row.questions().stream().distinct().toList());
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(row.row());
        }
        return groups;
    }
}
