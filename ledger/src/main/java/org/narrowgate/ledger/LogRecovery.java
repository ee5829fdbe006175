package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Tree;

/**
 * What opening a log does before anything is appended. A new log is made in the order key, checkpoint of size 0,
 * journal, so that any beginning of it that a crash leaves is continued; in a log that has entries, a file that is
 * missing or does not fit is damage, which is named and never repaired.
 */
final class LogRecovery {
    private static final String REMEDY = "Restore the log's directory from a copy; nothing was changed";

    private LogRecovery() {}

    static void prepare(Path directory) throws LedgerException {
        try {
            DurableFile.makeFolder(directory);
        } catch (IOException e) {
            throw new LedgerException(
                    directory,
                    "is not a directory and cannot be made one (" + DurableFile.reason(e) + ")",
                    "Name another directory, or make room for this one",
                    e);
        }
    }

    /** Names that a killed process left unsynced count from now on, so they are made durable first. */
    static void settle(Path directory) throws LedgerException {
        try {
            DurableFile.syncDirectory(directory);
        } catch (IOException e) {
            throw new LedgerException(
                    directory, "could not be synced (" + DurableFile.reason(e) + ")", DurableFile.REMEDY_SPACE, e);
        }
    }

    static void createIfNew(Path directory, NoteSigner signer) throws LedgerException {
        Path vkey = directory.resolve(LogFiles.VKEY);
        Path checkpoint = directory.resolve(LogFiles.CHECKPOINT);
        Path journal = directory.resolve(Journal.NAME);
        boolean begun = Files.exists(journal) || Files.exists(directory.resolve("tile"));
        if (!Files.exists(vkey)) {
            if (begun || Files.exists(checkpoint)) {
                throw new LedgerException(vkey, "the log's verifier key is missing", REMEDY);
            }
            DurableFile.replace(vkey, (signer.verifier().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (!LogFiles.vkey(directory).equals(signer.verifier())) {
            throw new LedgerException(
                    vkey, "the log has another key than the one it is opened with", "Use the key of this log");
        }
        if (!Files.exists(checkpoint)) {
            if (begun) {
                throw new LedgerException(checkpoint, "the checkpoint is missing", REMEDY);
            }
            Checkpoint empty = new Checkpoint(signer.verifier().name(), 0, Tree.EMPTY_ROOT);
            DurableFile.replace(checkpoint, signer.sign(empty.text()).bytes());
        }
        if (!Files.exists(journal)
                && LogFiles.checkpoint(directory, signer.verifier())
                                .checkpoint()
                                .size()
                        == 0) {
            Journal.create(directory, 0).close();
        }
    }

    /** The right edge from the files, which must hash to the root that was signed. */
    static Frontier edge(Path directory, TileFiles files, Checkpoint published) throws LedgerException {
        Frontier frontier = Frontier.load(files, published.size());
        if (!frontier.root().equals(published.root())) {
            throw new LedgerException(
                    directory.resolve("tile"),
                    "the tiles at the log's edge do not hash to the root of the checkpoint of size " + published.size(),
                    REMEDY);
        }
        if (!frontier.bundleMatchesTile()) {
            int width = frontier.width(0);
            throw new LedgerException(
                    new TilePath(TilePath.ENTRIES, frontier.tileOf(0), width).in(directory),
                    "the last entries do not hash to the leaves of their tile",
                    REMEDY);
        }
        return frontier;
    }

    /** Reads the journal and integrates what the checkpoint does not cover. */
    static Journal journal(Path directory, Frontier frontier, TileWriter writer) throws LedgerException {
        return Journal.recover(
                directory, new Integration(directory.resolve(Journal.NAME), frontier, writer, frontier.size()));
    }

    private record Integration(Path file, Frontier frontier, TileWriter writer, long published)
            implements Journal.Reader {
        @Override
        public void group(long first, List<byte[]> entries) throws LedgerException {
            if (first > frontier.size()) {
                throw misfit("begins at entry " + first);
            }
            // A crash between signing and dropping leaves entries that are published already.
            long covered = Math.min(frontier.size() - first, entries.size());
            for (byte[] entry : entries.subList((int) covered, entries.size())) {
                frontier.append(entry, writer::write);
            }
        }

        @Override
        public void end(long next) throws LedgerException {
            if (next != frontier.size()) {
                throw misfit("ends at entry " + next);
            }
        }

        private LedgerException misfit(String what) {
            return new LedgerException(file, what + ", but the checkpoint is of size " + published, REMEDY);
        }
    }
}
