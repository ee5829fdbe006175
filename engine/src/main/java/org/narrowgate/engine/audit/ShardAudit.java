package org.narrowgate.engine.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.ShardOpened;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/**
 * The logs of decisions against the register: one that has ended has exactly the entries that it ended with, every run
 * stands in the log that was open when it was opened, and no entry belongs to none.
 */
final class ShardAudit {
    private final Registry registry;
    private final Shards shards;
    private final Map<String, LogReader> readers = new HashMap<>();
    private final Map<String, Long> accounted = new HashMap<>();

    private ShardAudit(Registry registry, Shards shards) {
        this.registry = registry;
        this.shards = shards;
    }

    /** Reads logs that were found to be sound each in itself. */
    static ShardAudit of(Workspace workspace, Registry registry) throws IOException {
        ShardAudit audit = new ShardAudit(registry, Shards.of(workspace, registry));
        for (Shard shard : audit.shards.all()) {
            audit.readers.put(shard.origin(), shard.reader());
        }
        return audit;
    }

    /**
     * A log and the key under which it is to be verified; without one, that beside it.
     *
     * @param key the one that somebody holds, else the one that the register has
     */
    record Keyed(Shard shard, Optional<NoteVerifier> key) {}

    /** All logs of decisions; where the register cannot be read, which is told elsewhere, the first. */
    static List<Keyed> keyed(Workspace workspace, List<NoteVerifier> trusted) {
        List<NoteVerifier> others = new ArrayList<>(trusted);
        List<Keyed> keyed = new ArrayList<>();
        for (Shard shard : Shards.readable(workspace).all()) {
            Optional<NoteVerifier> mine = trusted.stream()
                    .filter(key -> key.name().equals(shard.origin()))
                    .findFirst();
            mine.ifPresent(others::remove);
            keyed.add(new Keyed(shard, mine.or(() -> shard.opened().map(ShardOpened::key))));
        }
        // Somebody holds a key of a log that is not here: what is here was not signed by it, and that is damage.
        for (NoteVerifier other : others) {
            keyed.set(0, new Keyed(keyed.get(0).shard(), Optional.of(other)));
        }
        return keyed;
    }

    void check(List<String> damages) {
        Set<String> names = new HashSet<>(List.of(shards.all().get(0).origin()));
        for (int i = 1; i < shards.all().size(); i++) {
            Shard shard = shards.all().get(i);
            ShardOpened opened = shard.opened().orElseThrow();
            boolean so = shard.origin().endsWith("/" + opened.name())
                    && opened.key().name().equals(shard.origin());
            if (!names.add(shard.origin()) || !so) {
                damages.add("register entry " + sequence(opened) + ": it opens the log " + shard.origin()
                        + ", which is there already or is not called so");
            }
            ended(shards.all().get(i - 1), opened, damages);
        }
        for (long run : registry.runs()) {
            run(run, damages);
        }
    }

    private void ended(Shard shard, ShardOpened next, List<String> damages) {
        LogReader log = reader(shard);
        try {
            Checkpoint end = log.verifier().checkpoint(next.ended());
            if (!end.equals(log.checkpoint())) {
                damages.add(shard.folder() + ": register entry " + sequence(next) + " ended the log with "
                        + end.size() + " entries, and it has " + log.size()
                        + (end.size() == log.size() ? " others" : "")
                        + ": it was written after its end, or set back; keep it as evidence, restore it");
            }
        } catch (ProofException another) {
            damages.add("register entry " + sequence(next) + ": the end of the log " + shard.origin()
                    + " that it holds is not one: " + another.getMessage());
        }
    }

    /** In the log that was open, and complete before it ended. */
    private void run(long run, List<String> damages) {
        RunOpened opened = registry.run(run).orElseThrow();
        String own = opened.log().orElse(shards.all().get(0).origin());
        String then = shards.all().get(0).origin();
        for (Shard shard : shards.all()) {
            if (shard.opened().isPresent() && sequence(shard.opened().get()) < run) {
                then = shard.origin();
            }
        }
        if (!own.equals(then)) {
            damages.add(
                    "run " + run + ": it names the log " + own + ", and when it was opened " + then + " was written");
        }
        Optional<RunClosed> closed = registry.closed(run);
        for (ShardOpened later : registry.all(ShardOpened.class, any -> true)) {
            boolean before = closed.isPresent() && registry.entries().indexOf(closed.get()) < sequence(later);
            if (sequence(later) > run && !before) {
                damages.add("run " + run + ": it was not complete when register entry " + sequence(later)
                        + " ended its log");
                break;
            }
        }
    }

    private long sequence(ShardOpened opened) {
        return registry.entries().indexOf(opened);
    }

    private LogReader reader(Shard shard) {
        LogReader reader = readers.get(shard.origin());
        if (reader == null) {
            throw new IllegalStateException("every shard was opened");
        }
        return reader;
    }

    /** The log in which a run's entries stand. */
    LogReader reader(long run) throws IOException {
        return reader(shards.of(registry.run(run).orElseThrow()));
    }

    /** That so many entries of its log belong to a run. */
    void account(long run, long entries) throws IOException {
        accounted.merge(shards.of(registry.run(run).orElseThrow()).origin(), entries, Long::sum);
    }

    /** Logs with entries that belong to no run, in words. */
    List<String> unaccounted() {
        List<String> words = new ArrayList<>();
        for (Shard shard : shards.all()) {
            long rest = reader(shard).size() - accounted.getOrDefault(shard.origin(), 0L);
            if (rest != 0) {
                words.add(shard.folder() + ": " + rest + " entries belong to no run of the register");
            }
        }
        return words;
    }
}
