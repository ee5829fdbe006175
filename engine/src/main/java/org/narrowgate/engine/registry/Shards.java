package org.narrowgate.engine.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LogReader;

/** All logs of decisions of a workspace, in the order in which they were opened; the register says which there are. */
public final class Shards {
    private final List<Shard> all;

    private Shards(List<Shard> all) {
        this.all = List.copyOf(all);
    }

    public static Shards of(Workspace workspace) throws IOException {
        return of(workspace, Registry.read(workspace.register()));
    }

    /** As far as the register tells; where it cannot be read, which is for others to say, the first alone. */
    public static Shards readable(Workspace workspace) {
        try {
            return of(workspace);
        } catch (IOException | RuntimeException unreadable) {
            return new Shards(List.of(Shard.first(workspace)));
        }
    }

    /** By a register that was read already. */
    public static Shards of(Workspace workspace, Registry registry) {
        List<Shard> all = new ArrayList<>(List.of(Shard.first(workspace)));
        registry.all(ShardOpened.class, any -> true).forEach(opened -> all.add(Shard.of(workspace, opened)));
        return new Shards(all);
    }

    /** The oldest first; never empty. */
    public List<Shard> all() {
        return all;
    }

    /** The one in which runs are opened now. */
    public Shard newest() {
        return all.get(all.size() - 1);
    }

    /** Refuses a log that holds less than the register says: one that was lost or set back is never written on. */
    public void requireWhole(Shard shard, Registry registry) throws IOException {
        boolean begun = false;
        long decided = 0;
        for (long run : registry.runs()) {
            if (of(registry.run(run).orElseThrow()).equals(shard)) {
                begun = true;
                decided += registry.closed(run).map(RunClosed::decisions).orElse(0L);
            }
        }
        if (!begun) {
            return;
        }
        long there = LogReader.isNew(shard.folder()) ? -1 : shard.reader().size();
        if (there < decided) {
            throw new LedgerException(
                    shard.folder(),
                    there < 0
                            ? "the log is missing, and the register has runs in it"
                            : "the log has " + there + " decisions, and the register says that " + decided
                                    + " were made",
                    "It was lost or set back: restore its folder from a copy; nothing was changed");
        }
    }

    /** The one in which all entries of a run stand; an error if the register has opened none of that origin. */
    public Shard of(RunOpened run) throws IOException {
        if (run.log().isEmpty()) {
            return all.get(0);
        }
        String origin = run.log().get();
        return all.stream()
                .filter(shard -> shard.opened().isPresent() && shard.origin().equals(origin))
                .findFirst()
                .orElseThrow(() -> new IOException("the run " + run.runId().hex() + " names the log " + origin
                        + ", which the register does not have; the register was altered: restore it"));
    }
}
