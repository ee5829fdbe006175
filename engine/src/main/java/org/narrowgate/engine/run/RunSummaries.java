package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RefusalTagger;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.state.Totals;
import org.narrowgate.engine.workspace.KitScope;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/** Summaries of a run's rows: from the projection where it is whole, else made again from evidence. */
public final class RunSummaries {
    private final Workspace workspace;
    private final WorkspaceKey key;
    private final Openings openings;
    private final Registry registry;

    RunSummaries(Workspace workspace, WorkspaceKey key, Openings openings, Registry registry) {
        this.workspace = workspace;
        this.key = key;
        this.openings = openings;
        this.registry = registry;
    }

    /** The logged rows of a run, in their order; of a run still under way those that are published. */
    public static List<RowSummary> of(Workspace workspace, WorkspaceKey key, Openings openings, long run)
            throws IOException {
        RunSummaries summaries = new RunSummaries(workspace, key, openings, Registry.read(workspace.register()));
        if (summaries.registry.closed(run).isEmpty()) {
            // Its writer may be at work on the table.
            return summaries.logged(run);
        }
        try (Projection projection = Projection.open(workspace.state())) {
            summaries.project(run, projection);
            return projection.rows(run);
        }
    }

    /** What the logged rows of a run came to; of a run still under way those that are published. */
    public static Totals totals(Workspace workspace, WorkspaceKey key, Openings openings, long run) throws IOException {
        RunSummaries summaries = new RunSummaries(workspace, key, openings, Registry.read(workspace.register()));
        if (summaries.registry.closed(run).isEmpty()) {
            Totals totals = new Totals();
            summaries.logged(run).forEach(totals::add);
            return totals;
        }
        try (Projection projection = Projection.open(workspace.state())) {
            summaries.project(run, projection);
            return projection.totals(run);
        }
    }

    /** Sees to it that every run closed before this one is in the projection. */
    void projectBefore(long run, Projection projection) throws IOException {
        for (long earlier : registry.runs()) {
            if (earlier < run && registry.closed(earlier).isPresent()) {
                project(earlier, projection);
            }
        }
    }

    /** The same for a projection that is only read: what it lacks is an error that says how to have it. */
    void requireBefore(long run, Projection projection) throws IOException {
        for (long earlier : registry.runs()) {
            if (earlier < run && registry.closed(earlier).isPresent() && !projection.isComplete(earlier)) {
                throw new IOException(workspace.state() + ": it does not hold all rows of run " + earlier
                        + "; run `narrowgate rebuild`");
            }
        }
    }

    /** Sees to it that a closed run is in the projection. */
    void project(long run, Projection projection) throws IOException {
        if (!projection.isComplete(run)) {
            projection.begin(run);
            addTo(projection, run, registry.closed(run).orElseThrow().decisions());
            projection.complete(run);
        }
    }

    /** Adds the rows whose place among the run's entries is below {@code end}. */
    void addTo(Projection projection, long run, long end) throws IOException {
        forEachBlock(run, end, entries -> projection.add(run, entries));
    }

    private List<RowSummary> logged(long run) throws IOException {
        RunOpened opened = registry.run(run).orElseThrow();
        LogReader log = Shards.of(workspace, registry).of(opened).reader();
        long first = opened.firstDecision();
        long end = RunEntries.find(opened.runId(), first, log.entries(Math.min(first, log.size()), log.size()))
                .count();
        List<RowSummary> rows = new ArrayList<>();
        forEachBlock(run, end, entries -> entries.forEach(entry -> rows.add(entry.row())));
        return rows;
    }

    private interface Taking {
        void of(List<Projection.Entry> entries) throws IOException;
    }

    private void forEachBlock(long run, long end, Taking taking) throws IOException {
        RunOpened opened = registry.run(run).orElseThrow();
        RunRules.Law law = RunRules.Law.decode(openings.open(opened.law()));
        RefusalTagger tagger = new RefusalTagger(key);
        EvidenceStore evidence = new EvidenceStore(workspace.evidence(), opened.runId(), key);
        boolean whole = KitScope.of(workspace.root()).isEmpty();
        evidence.forEach(end, whole, block -> {
            List<Projection.Entry> entries = new ArrayList<>();
            for (EvidenceRow row : block.rows()) {
                row.kept().ifPresent(kept -> entries.add(law.summary(kept, tagger)));
            }
            taking.of(entries);
        });
    }
}
