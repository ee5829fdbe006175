package org.narrowgate.engine.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.registry.EvidenceErased;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Carries an approved order to erase out. It is logged before anything goes, so that nothing is ever gone without an
 * entry; what an entry names and is still there, {@code verify} and {@code status} tell, and the same call finishes it,
 * wherever it was cut off: every step is one that can be done twice. Evidence goes last, so that where all of it is gone
 * nothing else is left.
 */
public final class Erasing {
    private final OpenWorkspace open;
    private final Workspace workspace;

    public Erasing(OpenWorkspace open) {
        this.open = open;
        this.workspace = open.workspace();
    }

    /**
     * What was done.
     *
     * @param entry in the register
     * @param rows how many rows of each run are erased by the order now
     */
    public record Done(EvidenceErased entry, Map<Long, Long> rows) {}

    /** Carries it out, or goes on with it; a {@link RefusedException} says what stands in the way. */
    public Done carry(String id) throws IOException, DocumentException, RefusedException {
        Registry registry = open.register().read();
        Erasures.Filed filed = Erasures.of(workspace)
                .named(id)
                .orElseThrow(() -> new RefusedException(
                        "erase-approval",
                        "no order `" + id + "` to erase is on file; `erase list` names those that are"));
        ErasurePaper.Approved approved = filed.approved()
                .orElseThrow(() -> new RefusedException(
                        "erase-approval",
                        "the order `" + id + "` was not approved: somebody who did not sign it signs `erase approve "
                                + id + "`"));
        ErasureReach reach = ErasureReach.decode(open.openings().open(approved.reach()));
        new PreservationGate(workspace, open.key(), open.openings(), registry, open.now()).pass(reach);
        Optional<EvidenceErased> before = registry
                .all(EvidenceErased.class, e -> e.order().equals(id))
                .stream()
                .findFirst();
        EvidenceErased entry = before.isPresent() ? before.get() : log(filed, approved, registry, reach);
        leftovers();
        if (filed.order().scope() instanceof ErasureOrder.Persons persons) {
            open.openings().destroy(persons.list());
        }
        Map<Long, Long> erased = new LinkedHashMap<>();
        for (Map.Entry<Long, SortedSet<Long>> rows : reach.rows().entrySet()) {
            copy(registry, rows.getKey());
            for (long run : registry.family(rows.getKey())) {
                erased.put(run, evidence(registry, run).erase(Set.copyOf(rows.getValue()), id));
            }
        }
        // Whoever looked at a run meanwhile had the table made again, from evidence that was still there.
        leftovers();
        for (long run : registry.runs()) {
            var unused = RunSummaries.totals(workspace, open.key(), open.openings(), run);
        }
        return new Done(entry, erased);
    }

    private EvidenceErased log(
            Erasures.Filed filed, ErasurePaper.Approved approved, Registry registry, ErasureReach reach)
            throws IOException, RefusedException {
        List<Long> runs = reach.rows().keySet().stream()
                .flatMap(origin -> registry.family(origin).stream())
                .toList();
        for (long run : runs) {
            requireSettled(registry, run);
        }
        EvidenceErased entry = new EvidenceErased(
                open.now(),
                filed.order().id(),
                filed.approval().orElseThrow().filed().id(),
                runs,
                approved.reach());
        long unused = open.register().append(entry);
        return entry;
    }

    /** What was begun is finished first: it could not be afterwards. */
    private static void requireSettled(Registry registry, long run) throws RefusedException {
        List<String> unsealed = registry.releases(run).stream()
                .map(ReleaseAuthorised::release)
                .filter(release -> registry.sealed(run, release).isEmpty())
                .toList();
        if (registry.closed(run).isEmpty() || !unsealed.isEmpty()) {
            throw new RefusedException(
                    "erase-unsettled",
                    "run " + run + " is not complete, or a release of it is authorised and not sealed " + unsealed
                            + "; `status` says how to go on with it first");
        }
    }

    private EvidenceStore evidence(Registry registry, long run) {
        RunOpened opened = registry.run(run).orElseThrow();
        return new EvidenceStore(workspace.evidence(), opened.runId(), open.key());
    }

    /** The kept copy states every row as it came; what the others of them stated is in their evidence. */
    private void copy(Registry registry, long run) throws IOException, DocumentException {
        String request = RunRules.Law.decode(
                        open.openings().open(registry.run(run).orElseThrow().law()))
                .requestId();
        AtomicFile.shred(
                RequestPackage.readAgainWithoutRows(workspace.requests().resolve(request))
                        .rowsFile());
    }

    /** The table of decisions has keyed tags of whom was refused; it can be made again from what is left. */
    private void leftovers() throws IOException {
        AtomicFile.shred(workspace.state());
        AtomicFile.shred(workspace.state().resolveSibling(workspace.state().getFileName() + "-journal"));
        if (Files.isDirectory(workspace.scratch())) {
            try (Stream<Path> files = Files.walk(workspace.scratch())) {
                for (Path file : files.toList()) {
                    AtomicFile.shred(file);
                }
            }
        }
    }
}
