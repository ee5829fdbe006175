package org.narrowgate.engine.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.registry.RegisterEntry.RecordsIndexed;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LogReader;

/** What the register says, as a fold of its published entries; an entry's sequence number is its index in the log. */
public final class Registry {
    private final List<RegisterEntry> entries;

    private Registry(List<RegisterEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads the register of a workspace; an empty one if nothing was logged yet.
     *
     * @throws LedgerException also if it is lost or out of reach: what cannot be looked at is not empty
     */
    public static Registry read(Path register) throws IOException {
        requireNotLost(register);
        if (LogReader.isNew(register)) {
            return new Registry(List.of());
        }
        LogReader log = LogReader.open(register);
        return of(log.entries(0, log.size()));
    }

    /** Refuses a register that is missing beside a log of decisions, which says that there was one. */
    static void requireNotLost(Path register) throws LedgerException {
        if (LogReader.isNew(register) && !LogReader.isNew(register.resolveSibling("decisions"))) {
            throw new LedgerException(
                    register,
                    "the register is missing, and the log of decisions beside it is not",
                    "Restore the folder from a copy; nothing was changed");
        }
    }

    static Registry of(Iterator<byte[]> encoded) {
        List<RegisterEntry> entries = new ArrayList<>();
        encoded.forEachRemaining(e -> entries.add(RegisterEntry.decode(e)));
        return new Registry(entries);
    }

    public List<RegisterEntry> entries() {
        return entries;
    }

    /** The run that a register sequence number names; empty if that entry opened none. */
    public Optional<RunOpened> run(long sequence) {
        return sequence >= 0 && sequence < entries.size() && entries.get((int) sequence) instanceof RunOpened run
                ? Optional.of(run)
                : Optional.empty();
    }

    /** Sequence numbers of all runs, oldest first. */
    public List<Long> runs() {
        return sequences(RunOpened.class, run -> true);
    }

    public Optional<RunClosed> closed(long run) {
        return last(RunClosed.class, c -> c.run() == run);
    }

    public Optional<ReleaseAuthorised> authorised(long run, String release) {
        return last(ReleaseAuthorised.class, a -> a.run() == run && a.release().equals(release));
    }

    public Optional<ReleaseSealed> sealed(long run, String release) {
        return last(ReleaseSealed.class, s -> s.run() == run && s.release().equals(release));
    }

    /** That the quorum cosigned the authorisation of a release and what it lets go; empty while it did not. */
    public Optional<ReleaseWitnessed> witnessed(long run, String release) {
        return last(ReleaseWitnessed.class, w -> w.run() == run && w.release().equals(release));
    }

    /** Releases that left, in an emergency, before the quorum had cosigned them, whatever became of it since. */
    public List<ReleaseAuthorised> beforeQuorum() {
        return all(
                ReleaseAuthorised.class,
                a -> a.entrusted().filter(Entrusted::beforeQuorum).isPresent() && leftFirst(a));
    }

    private boolean leftFirst(ReleaseAuthorised entry) {
        Optional<ReleaseSealed> sealed = sealed(entry.run(), entry.release());
        Optional<ReleaseWitnessed> witnessed = witnessed(entry.run(), entry.release());
        return sealed.isPresent()
                && (witnessed.isEmpty() || entries.indexOf(witnessed.get()) > entries.indexOf(sealed.get()));
    }

    /** Whether a package of a run was sealed before a sequence number. */
    public boolean isReleased(long run, long before) {
        return sequences(ReleaseSealed.class, s -> s.run() == run).stream().anyMatch(sequence -> sequence < before);
    }

    /** When the records were last indexed, and what the register says of it; empty if they never were. */
    public Optional<RecordsIndexed> indexed() {
        return last(RecordsIndexed.class, i -> true);
    }

    public List<ReleaseAuthorised> releases(long run) {
        return all(ReleaseAuthorised.class, a -> a.run() == run);
    }

    /** By which order, first, evidence of a run was erased; empty if none was. */
    public Optional<EvidenceErased> erased(long run) {
        return all(EvidenceErased.class, e -> e.runs().contains(run)).stream().findFirst();
    }

    /** The last package of each release in stages that stopped before its last stage, and was not gone on with. */
    public List<ReleaseAuthorised> stopped() {
        return all(ReleaseAuthorised.class, this::isStopped);
    }

    private boolean isStopped(ReleaseAuthorised entry) {
        Optional<Stage> stage = entry.entrusted().map(Entrusted::stage).filter(s -> !s.isLast());
        return stage.isPresent()
                && authorisations(entry.run(), entry.text()).size()
                        == stage.get().number()
                && sealed(entry.run(), entry.release()).isPresent();
    }

    /** Sequence numbers of the entries that a signed text of this digest authorised, one for each stage begun. */
    public List<Long> authorisations(long run, Hash text) {
        return sequences(
                ReleaseAuthorised.class, a -> a.run() == run && a.text().equals(text));
    }

    /** Sequence numbers of the runs that decided held rows of this one again. */
    public List<Long> children(long run) {
        return sequences(RunOpened.class, child -> child.parent() == run);
    }

    /** A run, and those that it came from up to the one over a whole request. */
    public List<Long> line(long run) {
        List<Long> line = new ArrayList<>();
        for (long each = run; each >= 0; each = run(each).map(RunOpened::parent).orElse(-1L)) {
            line.add(each);
        }
        return List.copyOf(line);
    }

    /** The run over a whole request that a run came from; itself, if it is one. */
    public long origin(long run) {
        long origin = run;
        for (long parent = origin;
                parent >= 0;
                parent = run(origin).orElseThrow().parent()) {
            origin = parent;
        }
        return origin;
    }

    /** Sequence numbers of a run and of all that came from it, in the order in which they were opened. */
    public List<Long> family(long run) {
        Set<Long> family = new LinkedHashSet<>(List.of(run));
        for (long later : runs()) {
            if (run(later).map(RunOpened::parent).filter(family::contains).isPresent()) {
                family.add(later);
            }
        }
        return List.copyOf(family);
    }

    public <E extends RegisterEntry> List<E> all(Class<E> type, Predicate<E> which) {
        return entries.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .toList();
    }

    private <E extends RegisterEntry> Optional<E> last(Class<E> type, Predicate<E> which) {
        List<E> all = all(type, which);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private <E extends RegisterEntry> List<Long> sequences(Class<E> type, Predicate<E> which) {
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RegisterEntry entry = entries.get(i);
            if (type.isInstance(entry) && which.test(type.cast(entry))) {
                sequences.add((long) i);
            }
        }
        return sequences;
    }
}
