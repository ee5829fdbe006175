package org.narrowgate.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.InclusionProof;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;

/**
 * A published log as it stood under one checkpoint, read without a lock, also while its writer goes on. What it reads
 * it does not re-hash: proofs that are taken from it are verified against the checkpoint by whoever uses them.
 */
public final class LogReader {
    private final NoteVerifier verifier;
    private final SignedNote note;
    private final Checkpoint checkpoint;
    private final TileFiles files;
    private final TileTrees trees;

    private LogReader(Path directory, NoteVerifier verifier, SignedNote note) {
        this.verifier = verifier;
        this.note = note;
        this.checkpoint = verifier.checkpoint(note);
        this.files = new TileFiles(directory);
        this.trees = new TileTrees(files);
    }

    /** Whether no log was ever begun there; false also where that cannot be looked at. */
    public static boolean isNew(Path directory) {
        return Files.notExists(directory.resolve(LogFiles.CHECKPOINT))
                && Files.notExists(directory.resolve(Journal.NAME))
                && Files.notExists(directory.resolve("tile"));
    }

    /** Reads under the newest checkpoint, which this key must have signed. */
    public static LogReader open(Path directory, NoteVerifier verifier) throws LedgerException {
        return new LogReader(directory, verifier, LogFiles.checkpoint(directory, verifier));
    }

    /** Trusts the key that lies beside the checkpoint: enough for the log's owner, not for anybody else. */
    public static LogReader open(Path directory) throws LedgerException {
        return open(directory, LogFiles.vkey(directory));
    }

    /** The key under which it reads. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** The signed checkpoint under which it reads. */
    public SignedNote note() {
        return note;
    }

    /** What that checkpoint says. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** How many entries stand under the checkpoint. */
    public long size() {
        return checkpoint.size();
    }

    /** Entry {@code index}, counted from 0; as it lies on disk, so prove it with {@link #inclusion}. */
    public byte[] entry(long index) throws LedgerException {
        checkRange(index, index + 1);
        long bundle = index / TilePath.FULL;
        return bundle(bundle).get((int) (index - bundle * TilePath.FULL));
    }

    /** The entries from {@code from} up to but not including {@code to}; {@code next} may throw UncheckedIOException. */
    public Iterator<byte[]> entries(long from, long to) {
        checkRange(from, to);
        return new EntryCursor(from, to, this::bundle);
    }

    /** The tree of a full tile of leaves, hashed from what lies on disk: 256 hashes, 128, and so on to two. */
    List<List<Hash>> fullTile(long tile) throws LedgerException {
        return trees.full(tile);
    }

    /** The leaf hashes of a tile that is not full, as they lie on disk. */
    List<Hash> leaves(long tile) throws LedgerException {
        byte[] bytes = files.hashes(0, tile, TilePath.width(size(), 0, tile));
        List<Hash> leaves = new ArrayList<>(TilePath.FULL);
        for (int at = 0; at < bytes.length; at += Hash.BYTES) {
            leaves.add(Hash.of(bytes, at));
        }
        return leaves;
    }

    /** Proof that an entry is in the tree of {@code size} entries, which may be any size up to {@link #size}. */
    public InclusionProof inclusion(long index, long size) throws LedgerException {
        checkRange(index, size);
        return InclusionProof.of(trees.at(size), index, size);
    }

    /** Proof that the tree of {@code first} entries is the beginning of that of {@code second}. */
    public ConsistencyProof consistency(long first, long second) throws LedgerException {
        checkRange(first, second);
        return ConsistencyProof.of(trees.at(second), first, second);
    }

    private List<byte[]> bundle(long bundle) throws LedgerException {
        return files.entries(bundle, TilePath.width(size(), TilePath.ENTRIES, bundle));
    }

    private void checkRange(long from, long to) {
        if (from < 0 || from > to || to > size()) {
            throw new ProofException(
                    "the checkpoint covers " + size() + " entries: " + from + " to " + to + " are not among them");
        }
    }
}
