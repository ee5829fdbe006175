package org.narrowgate.engine.erasure;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.order.PersonList;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.release.Accounting;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.workspace.Workspace;

/** Finds the rows that an order to erase reaches. Runs under way cannot be looked into, so none may be. */
public final class ReachFinder {
    private final Workspace workspace;
    private final WorkspaceKey key;
    private final Openings openings;
    private final Registry registry;
    private final Instant now;

    public ReachFinder(Workspace workspace, WorkspaceKey key, Openings openings, Registry registry, Instant now) {
        this.workspace = workspace;
        this.key = key;
        this.openings = openings;
        this.registry = registry;
        this.now = now;
    }

    /** The rows, without those that were erased before; refused while a run that could hold some is under way. */
    public ErasureReach find(ErasureOrder order) throws IOException, DocumentException, RefusedException {
        ErasureReach reach;
        if (order.scope() instanceof ErasureOrder.Rows rows) {
            reach = named(rows);
        } else if (order.scope() instanceof ErasureOrder.Persons persons) {
            reach = concerning(PersonList.parse("the list of the order " + order.id(), openings.open(persons.list())));
        } else {
            reach = overdue();
        }
        if (reach.isEmpty()) {
            throw new RefusedException(
                    "erase-nothing",
                    "the order `" + order.id() + "` reaches no row that is kept: there is nothing to erase");
        }
        return reach;
    }

    private ErasureReach named(ErasureOrder.Rows rows) throws IOException, RefusedException {
        if (registry.run(rows.run()).isEmpty()) {
            throw new RefusedException(
                    "erase-nothing", "run " + rows.run() + " is not in the register; `status` names those that are");
        }
        long origin = registry.origin(rows.run());
        SortedSet<Long> kept = kept(origin);
        kept.retainAll(new TreeSet<>(rows.numbers()));
        return new ErasureReach(Map.of(origin, kept));
    }

    private ErasureReach concerning(PersonList persons) throws IOException, RefusedException {
        Map<Long, SortedSet<Long>> rows = new TreeMap<>();
        for (long run : registry.runs()) {
            SortedSet<Long> found = rows.computeIfAbsent(registry.origin(run), origin -> new TreeSet<>());
            record(run).forEachRow(row -> {
                if (persons.names(row)) {
                    found.add(row.row());
                }
            });
        }
        return new ErasureReach(rows);
    }

    private ErasureReach overdue() throws IOException, DocumentException, RefusedException {
        Map<Long, SortedSet<Long>> rows = new TreeMap<>();
        for (long run : registry.runs()) {
            if (registry.origin(run) == run && isOverdue(run)) {
                SortedSet<Long> undisclosed = kept(run);
                undisclosed.removeAll(disclosed(run));
                rows.put(run, undisclosed);
            }
        }
        return new ErasureReach(rows);
    }

    /** Without an agreement nothing says how long, so that nothing of it is over. */
    private boolean isOverdue(long origin) throws IOException, DocumentException {
        Optional<Path> text = AgreementTexts.in(workspace.agreements())
                .file(registry.run(origin)
                        .map(RunOpened::agreement)
                        .orElseThrow()
                        .sha256());
        Optional<Instant> last = Optional.empty();
        for (long run : registry.family(origin)) {
            last = registry.closed(run).map(RunClosed::at);
        }
        return text.isPresent()
                && last.isPresent()
                && last.get().plus(retentionDays(text.get()), ChronoUnit.DAYS).isBefore(now);
    }

    private static long retentionDays(Path agreement) throws IOException, DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(agreement, problems);
        problems.throwIfAny();
        long days = Section.of("the agreement", node.orElseThrow(), problems).number("retention_days");
        problems.throwIfAny();
        return days;
    }

    private SortedSet<Long> disclosed(long origin) throws IOException {
        Accounting accounting = new Accounting(workspace.accounting(), key, new SecureRandom());
        SortedSet<Long> disclosed = new TreeSet<>();
        for (long run : registry.family(origin)) {
            for (ReleaseAuthorised release : registry.releases(run)) {
                accounting
                        .read(release.release(), release.accounting())
                        .disclosed()
                        .forEach(row -> disclosed.add(row.row()));
            }
        }
        return disclosed;
    }

    private SortedSet<Long> kept(long origin) throws IOException, RefusedException {
        SortedSet<Long> kept = new TreeSet<>();
        for (long run : registry.family(origin)) {
            record(run).forEachRow(row -> kept.add(row.row()));
        }
        return kept;
    }

    private RunRecord record(long run) throws IOException, RefusedException {
        if (registry.closed(run).isEmpty()) {
            throw new RefusedException(
                    "erase-unsettled",
                    "run " + run
                            + " is not complete, and what it still decides cannot be looked into; `status` says how"
                            + " to go on with it first");
        }
        return RunRecord.open(workspace, key, openings, run);
    }
}
