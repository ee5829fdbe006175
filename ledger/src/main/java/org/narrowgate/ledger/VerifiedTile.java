package org.narrowgate.ledger;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.InclusionProof;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.TreeHasher;

/**
 * The leaves of one tile, all proved to stand under the log's checkpoint, and the proof of each. For a full tile one proof does: its 256 leaves
 * are a complete subtree, and whole subtrees stand in the tree above them as leaves do (RFC 9162, section 2.1.1), so the
 * upper part of a leaf's inclusion proof leads from their root to the checkpoint's.
 */
final class VerifiedTile {
    private final LogReader log;
    private final long first;
    private final List<Hash> leaves;
    /** Of a full tile: its leaves, the nodes above them, and so on to the two below its root. */
    private final List<List<Hash>> tree;
    /** Of a full tile: the path from its root to the checkpoint's. */
    private final List<Hash> above;

    private VerifiedTile(LogReader log, long tile, List<Hash> leaves, List<List<Hash>> tree, List<Hash> above) {
        this.log = log;
        this.first = tile * TilePath.FULL;
        this.leaves = leaves;
        this.tree = tree;
        this.above = above;
    }

    /** Refuses a tile of which any leaf is not under the checkpoint. */
    static VerifiedTile of(LogReader log, long tile) throws LedgerException {
        return TilePath.width(log.size(), 0, tile) == TilePath.FULL ? full(log, tile) : partial(log, tile);
    }

    private static VerifiedTile full(LogReader log, long tile) throws LedgerException {
        List<List<Hash>> tree = log.fullTile(tile);
        InclusionProof whole = log.inclusion(tile * TilePath.FULL, log.size());
        if (whole.path().size() < TilePath.HEIGHT) {
            throw new ProofException("a tile of " + TilePath.FULL + " leaves lies deeper in its tree than that");
        }
        List<Hash> above = whole.path().subList(TilePath.HEIGHT, whole.path().size());
        List<Hash> top = tree.get(TilePath.HEIGHT - 1);
        new InclusionProof(tile, (log.size() - 1) / TilePath.FULL + 1, above)
                .verify(
                        new TreeHasher().node(top.get(0), top.get(1)),
                        log.checkpoint().root());
        return new VerifiedTile(log, tile, tree.get(0), tree, above);
    }

    private static VerifiedTile partial(LogReader log, long tile) throws LedgerException {
        List<Hash> leaves = log.leaves(tile);
        for (int i = 0; i < leaves.size(); i++) {
            log.inclusion(tile * TilePath.FULL + i, log.size())
                    .verify(leaves.get(i), log.checkpoint().root());
        }
        return new VerifiedTile(log, tile, leaves, List.of(), List.of());
    }

    boolean holds(long index) {
        return index >= first && index < first + leaves.size();
    }

    Hash leaf(long index) {
        return leaves.get((int) (index - first));
    }

    /** The proof of a leaf under the checkpoint. */
    InclusionProof proof(long index) throws LedgerException {
        if (tree.isEmpty()) {
            return log.inclusion(index, log.size());
        }
        List<Hash> path = new ArrayList<>(TilePath.HEIGHT + above.size());
        int place = (int) (index - first);
        for (List<Hash> row : tree) {
            path.add(row.get(place ^ 1));
            place >>= 1;
        }
        path.addAll(above);
        return new InclusionProof(index, log.size(), path);
    }
}
