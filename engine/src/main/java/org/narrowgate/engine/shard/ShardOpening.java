package org.narrowgate.engine.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.ShardOpened;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.ledger.Log;

/**
 * Opens the next log of decisions and ends the one before it, as C2SP logs are sharded by time. Key, then folder, then the
 * entry of the register, which alone counts: cut off in between, the same call goes on.
 */
public final class ShardOpening {
    private ShardOpening() {}

    /**
     * What came of it.
     *
     * @param shard the log that is written from now on
     * @param before the one that has ended
     * @param madeNow whether it was this call that opened it
     */
    public record Done(Shard shard, Shard before, boolean madeNow) {}

    /**
     * Opens a log of this name; the newest one of the same name is left as it is.
     *
     * @throws RefusedException if no log can be called so, an older one is, or a run is not complete
     */
    public static Done open(OpenWorkspace open, String name) throws IOException, RefusedException {
        Registry registry = open.register().read();
        List<Shard> all = open.shards().all();
        Shard newest = all.get(all.size() - 1);
        if (newest.opened().filter(opened -> opened.name().equals(name)).isPresent()) {
            return new Done(newest, all.get(all.size() - 2), false);
        }
        requireName(name, all);
        requireNoRun(registry);
        Shard next = Shard.named(open.workspace(), name);
        makeKey(next);
        try (Log log = Log.open(next.folder(), OpenWorkspace.signer(next.keyFile(), next.origin()))) {
            if (log.size() > 0) {
                throw new RefusedException(
                        "ledger-name",
                        next.folder() + ": a log with entries lies there that the register does not have; give another"
                                + " name, and look into where it comes from");
            }
            long unused = open.register()
                    .append(new ShardOpened(
                            open.now(),
                            name,
                            next.origin(),
                            log.verifier().vkey(),
                            open.decisions().log().checkpoint()));
        }
        return new Done(open.shards().newest(), newest, true);
    }

    private static void requireName(String name, List<Shard> all) throws RefusedException {
        if (!ShardOpened.isName(name)) {
            throw new RefusedException(
                    "ledger-name",
                    "--name: it has one to 32 lower-case letters, digits and, within, hyphens; give one such as 2027");
        }
        if (all.stream().anyMatch(shard -> shard.opened()
                .filter(opened -> opened.name().equals(name))
                .isPresent())) {
            throw new RefusedException(
                    "ledger-name", "--name: the log " + name + " has ended, and none opens twice; give another name");
        }
    }

    private static void requireNoRun(Registry registry) throws RefusedException {
        List<Long> open = registry.runs().stream()
                .filter(run -> registry.closed(run).isEmpty())
                .toList();
        if (!open.isEmpty()) {
            throw new RefusedException(
                    "ledger-run",
                    "runs " + open + " are not complete, and a run stands in one log as a whole; decide their requests"
                            + " again, which goes on where they were cut off, then give the command again");
        }
    }

    /** Whole or not at all, under a name of its own first. */
    private static void makeKey(Shard next) throws IOException {
        if (Files.exists(next.keyFile())) {
            return;
        }
        Path fresh = next.keyFile().resolveSibling(next.keyFile().getFileName() + ".new");
        Files.deleteIfExists(fresh);
        WorkspaceKey.writeSecret(fresh, NoteSigner.log(next.origin(), keyPair()).text());
        Files.move(fresh, next.keyFile(), StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(fresh.resolveSibling(""));
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no Ed25519", missing);
        }
    }
}
