package org.narrowgate.engine.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DecisionsReader;
import org.narrowgate.ledger.LogReader;

/**
 * One of a workspace's logs of decisions.
 *
 * @param folder of the log
 * @param keyFile of the key that signs it, outside the workspace
 * @param origin its name to everybody else, a schema-less URL
 * @param opened the entry that opened it; empty for the first, which came with the workspace
 */
public record Shard(Path folder, Path keyFile, String origin, Optional<ShardOpened> opened) {
    static Shard first(Workspace workspace) {
        return new Shard(
                workspace.decisions(),
                workspace.decisionsKey(),
                workspace.config().decisions(),
                Optional.empty());
    }

    static Shard of(Workspace workspace, ShardOpened opened) {
        Shard named = named(workspace, opened.name());
        return new Shard(named.folder, named.keyFile, opened.origin(), Optional.of(opened));
    }

    /** Where one of this name lies, or is to lie, and what its origin is to be. */
    public static Shard named(Workspace workspace, String name) {
        return new Shard(
                workspace.decisions(name),
                workspace.decisionsKey(name),
                workspace.config().decisions() + "/" + name,
                Optional.empty());
    }

    /** Name of its folder, which is what it is called in the workspace. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /** Its key: as the register has it, for the first the one that lies beside it. */
    public NoteVerifier key() throws IOException {
        return opened.isPresent() ? opened.get().key() : LogReader.open(folder).verifier();
    }

    /** What is published of it. */
    public LogReader reader() throws IOException {
        return opened.isPresent() ? LogReader.open(folder, opened.get().key()) : LogReader.open(folder);
    }

    /** The same, for what openings are held against. */
    public DecisionsReader decisions() throws IOException {
        return DecisionsReader.open(folder, key());
    }
}
