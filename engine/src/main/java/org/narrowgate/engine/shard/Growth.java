package org.narrowgate.engine.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.ShardOpened;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/**
 * What a workspace has grown to, in bytes of its files.
 *
 * @param logs the register first, then the logs of decisions, the oldest first
 * @param stores what lies beside them, by the name of folder or file
 */
public record Growth(List<Grown> logs, Map<String, Long> stores) {
    /**
     * One log.
     *
     * @param name of its folder in {@code ledger/}
     * @param since when it was opened; empty for those that came with the workspace
     * @param until when it ended; empty while it is written
     * @param bytes of its folder
     * @param runs how many of them stand in it; 0 for the register
     * @param evidence bytes of the evidence of those
     */
    public record Grown(
            String name,
            String origin,
            Optional<Instant> since,
            Optional<Instant> until,
            long entries,
            long bytes,
            long runs,
            long evidence) {}

    public static Growth of(Workspace workspace) throws IOException {
        Registry registry = Registry.read(workspace.register());
        List<Shard> shards = Shards.of(workspace, registry).all();
        List<Grown> logs = new ArrayList<>();
        LogReader register = LogReader.open(workspace.register());
        logs.add(new Grown(
                "register",
                register.checkpoint().origin(),
                Optional.empty(),
                Optional.empty(),
                register.size(),
                bytes(workspace.register()),
                0,
                0));
        for (int i = 0; i < shards.size(); i++) {
            Optional<Instant> until =
                    i + 1 < shards.size() ? shards.get(i + 1).opened().map(ShardOpened::at) : Optional.empty();
            logs.add(grown(workspace, registry, shards.get(i), until));
        }
        Map<String, Long> stores = new LinkedHashMap<>();
        for (Path store : List.of(
                workspace.evidence(),
                workspace.requests(),
                workspace.releases(),
                workspace.accounting(),
                workspace.rules(),
                workspace.timestamps(),
                workspace.index(),
                workspace.reports(),
                workspace.state())) {
            stores.put(String.valueOf(store.getFileName()), bytes(store));
        }
        return new Growth(List.copyOf(logs), stores);
    }

    private static Grown grown(Workspace workspace, Registry registry, Shard shard, Optional<Instant> until)
            throws IOException {
        Optional<String> name = shard.opened().map(ShardOpened::origin);
        List<RunOpened> runs = registry.all(RunOpened.class, run -> run.log().equals(name));
        long evidence = 0;
        for (RunOpened run : runs) {
            evidence += bytes(workspace.evidence().resolve(run.runId().hex()));
        }
        return new Grown(
                shard.name(),
                shard.origin(),
                shard.opened().map(ShardOpened::at),
                until,
                shard.reader().size(),
                bytes(shard.folder()),
                runs.size(),
                evidence);
    }

    /** Of the files in a folder, or of one file; 0 where there is none. */
    public static long bytes(Path place) throws IOException {
        if (!Files.exists(place)) {
            return 0;
        }
        long size = 0;
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }
}
