package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DecisionsLog;

/**
 * A workspace opened for writing: its keys read, the register and the log of decisions that is written now locked, so that
 * there is one writer. Logs of decisions that have ended are opened when they are asked for, to be cosigned.
 */
public final class OpenWorkspace implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<String> ONE_FOR_EACH = Set.of("evidence", "requests", "releases", "index", "scratch");

    private final Workspace workspace;
    private final WorkspaceKey key;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Register register;
    private final DecisionsLog decisions;
    private final Map<String, DecisionsLog> ended = new HashMap<>();
    private final Openings openings;
    private final Supplier<RunLot> lots;

    private OpenWorkspace(
            Workspace workspace,
            WorkspaceKey key,
            SecureRandom random,
            InstantSource clock,
            Register register,
            DecisionsLog decisions,
            Supplier<RunLot> lots) {
        this.workspace = workspace;
        this.key = key;
        this.random = random;
        this.clock = clock;
        this.register = register;
        this.decisions = decisions;
        this.lots = lots;
        this.openings = new Openings(workspace.evidence(), key, random);
    }

    /** Opens it; another process that has it open, or a key that cannot be read, is an error that says so. */
    public static OpenWorkspace open(Workspace workspace, SecureRandom random, InstantSource clock) throws IOException {
        return open(workspace, random, clock, () -> RunLot.draw(random));
    }

    static OpenWorkspace open(Workspace workspace, SecureRandom random, InstantSource clock, Supplier<RunLot> lots)
            throws IOException {
        if (Files.exists(workspace.root().resolve(Workspace.RESTORED))) {
            throw new IOException(workspace.root().resolve(Workspace.RESTORED)
                    + ": the workspace was restored from a backup, and what was logged after that is not here; nothing is"
                    + " written until somebody says so: `narrowgate restore --accept-loss`");
        }
        WorkspaceKey key = WorkspaceKey.read(workspace.workspaceKey(), workspace.root(), random);
        Register register = Register.open(
                workspace.register(),
                signer(workspace.registerKey(), workspace.config().register()));
        try {
            Registry registry = register.read();
            DecisionsLog decisions =
                    log(workspace, registry, Shards.of(workspace, registry).newest());
            try {
                decisions.publish();
                settle(workspace.root());
                return new OpenWorkspace(workspace, key, random, clock, register, decisions, lots);
            } catch (IOException | RuntimeException failed) {
                decisions.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            register.close();
            throw failed;
        }
    }

    private static DecisionsLog log(Workspace workspace, Registry registry, Shard shard) throws IOException {
        Shards.of(workspace, registry).requireWhole(shard, registry);
        return DecisionsLog.open(shard.folder(), signer(shard.keyFile(), shard.origin()));
    }

    /**
     * Names that a killed process left unsynced count from now on, so they are made durable first. Below folders of
     * which there is one for each run or request no name counts that was not synced before it was logged.
     */
    private static void settle(Path root) throws IOException {
        for (Path folder : folders(root)) {
            AtomicFile.syncFolder(folder);
            if (!ONE_FOR_EACH.contains(folder.getFileName().toString())) {
                for (Path below : folders(folder)) {
                    AtomicFile.syncFolder(below);
                }
            }
        }
    }

    private static List<Path> folders(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    /** Reads the key of a log; one that others may use, or that is another log's, is an error that says so. */
    public static NoteSigner signer(Path file, String origin) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file
                    + ": the log's key cannot be read; give the path in `keys` of narrowgate.yaml, and permission");
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + ": others may use the log's key; run `chmod 600` on it");
        }
        NoteSigner signer;
        try {
            signer = Workspace.signer(file);
        } catch (ProofException broken) {
            throw new IOException(file + ": this is no key of a log; restore it (" + broken.getMessage() + ")", broken);
        }
        if (!signer.verifier().name().equals(origin)) {
            throw new IOException(
                    file + ": the key is that of the log " + signer.verifier().name()
                            + ", but narrowgate.yaml, `log`, or the register names " + origin
                            + "; put back which of them was changed");
        }
        return signer;
    }

    public Workspace workspace() {
        return workspace;
    }

    public WorkspaceKey key() {
        return key;
    }

    public SecureRandom random() {
        return random;
    }

    /** Id and secret of the run that is opened next. */
    RunLot lot() {
        return lots.get();
    }

    /** What the clock says now, to the second: finer time tells nobody anything. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public Register register() {
        return register;
    }

    /** The log of decisions in which runs are opened now. */
    public DecisionsLog decisions() {
        return decisions;
    }

    /** Any of them, also one that has ended. */
    public DecisionsLog decisions(Shard shard) throws IOException {
        if (shard.origin().equals(decisions.log().verifier().name())) {
            return decisions;
        }
        DecisionsLog open = ended.get(shard.origin());
        if (open == null) {
            open = log(workspace, register.read(), shard);
            ended.put(shard.origin(), open);
        }
        return open;
    }

    public Shards shards() throws IOException {
        return Shards.of(workspace, register.read());
    }

    public Openings openings() {
        return openings;
    }

    @Override
    public void close() throws IOException {
        try (register;
                decisions) {
            for (DecisionsLog log : ended.values()) {
                log.close();
            }
        }
    }
}
