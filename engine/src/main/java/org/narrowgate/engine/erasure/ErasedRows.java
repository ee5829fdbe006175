package org.narrowgate.engine.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.EvidenceErased;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.workspace.Workspace;

/** Which rows the register says are erased, and by which orders. */
public final class ErasedRows {
    private final Registry registry;
    private final List<Entry> entries;

    private ErasedRows(Registry registry, List<Entry> entries) {
        this.registry = registry;
        this.entries = List.copyOf(entries);
    }

    private record Entry(EvidenceErased logged, ErasureReach reach) {
        SortedSet<Long> of(long origin) {
            return reach.rows().getOrDefault(origin, new TreeSet<>());
        }
    }

    /** Reads every entry with what opens it. */
    public static ErasedRows of(Registry registry, Openings openings) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (EvidenceErased logged : registry.all(EvidenceErased.class, e -> true)) {
            entries.add(new Entry(logged, ErasureReach.decode(openings.open(logged.rows()))));
        }
        return new ErasedRows(registry, entries);
    }

    /**
     * Orders whose erasure was begun and did not come to its end: in the evidence of every run, and in the table of
     * decisions, which a reader may have made again from evidence that was still there.
     */
    public List<String> unfinished(Workspace workspace, WorkspaceKey key) throws IOException {
        List<String> orders = new ArrayList<>();
        for (Entry entry : entries) {
            for (long run : entry.logged().runs()) {
                EvidenceStore evidence = new EvidenceStore(
                        workspace.evidence(), registry.run(run).orElseThrow().runId(), key);
                SortedSet<Long> rows = entry.of(registry.origin(run));
                if (!orders.contains(entry.logged().order())
                        && (!evidence.isErased(rows) || mayList(workspace.state(), run, rows))) {
                    orders.add(entry.logged().order());
                }
            }
        }
        return List.copyOf(orders);
    }

    /** A table that cannot be read may hold anything; carrying the order out once more makes it anew. */
    private static boolean mayList(Path state, long run, SortedSet<Long> rows) {
        if (!Files.exists(state)) {
            return false;
        }
        try (Projection projection = Projection.read(state)) {
            return projection.lists(run, rows);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Orders by which evidence of a run was erased. */
    public List<EvidenceErased> of(long run) {
        return entries.stream()
                .map(Entry::logged)
                .filter(logged -> logged.runs().contains(run))
                .toList();
    }

    /** Numbers of the rows of a run that one of its orders erased, or all of them together where it is empty. */
    public Set<Long> rows(long run, String order) {
        SortedSet<Long> rows = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.logged().runs().contains(run)
                    && (order.isEmpty() || entry.logged().order().equals(order))) {
                rows.addAll(entry.of(registry.origin(run)));
            }
        }
        return rows;
    }
}
