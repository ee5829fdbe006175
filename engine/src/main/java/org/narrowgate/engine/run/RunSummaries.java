package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.registry.RegisterEntry.RunOpened;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RefusalTags;
import org.narrowgate.engine.state.RowSummary;

/** Summaries of a run's rows: from the projection where it is whole, else made again from evidence. */
final class RunSummaries {
    private RunSummaries() {}

    static List<RowSummary> of(OpenWorkspace open, Registry registry, long run) throws IOException {
        try (Projection projection = Projection.open(open.workspace().state())) {
            project(open, registry, run, projection);
            return projection.rows(run);
        }
    }

    /** Sees to it that every run closed before this one is in the projection. */
    static void projectBefore(OpenWorkspace open, Registry registry, long run, Projection projection)
            throws IOException {
        for (long earlier : registry.runs()) {
            if (earlier < run && registry.closed(earlier).isPresent()) {
                project(open, registry, earlier, projection);
            }
        }
    }

    static void project(OpenWorkspace open, Registry registry, long run, Projection projection) throws IOException {
        if (!projection.isComplete(run)) {
            projection.begin(run);
            RunOpened opened = registry.run(run).orElseThrow();
            addFromEvidence(open, opened, run, Long.MAX_VALUE, projection);
            projection.complete(run);
        }
    }

    /** Adds the rows whose place among the run's entries is below {@code end}. */
    static void addFromEvidence(OpenWorkspace open, RunOpened opened, long run, long end, Projection projection)
            throws IOException {
        RunRules.Law law = RunRules.Law.decode(open.openings().open(opened.law()));
        EvidenceStore evidence = new EvidenceStore(open.workspace().evidence(), opened.runId(), open.key());
        for (long first : evidence.blocks()) {
            EvidenceBlock block = evidence.read(first);
            if (block.position() < end) {
                List<Projection.Entry> entries = new ArrayList<>();
                for (EvidenceRow row : block.rows()) {
                    DecidedRow decided = DecidedRow.of(row.row(), row.slots(), law.slots(), law.catalog());
                    entries.add(
                            new Projection.Entry(RowSummary.of(decided), RefusalTags.of(decided.stated(), open.key())));
                }
                projection.add(run, entries);
            }
        }
    }
}
