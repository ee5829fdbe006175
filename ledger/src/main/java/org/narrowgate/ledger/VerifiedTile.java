package org.narrowgate.ledger;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.InclusionProof;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.TreeHasher;

/**
 * The leaves of one tile, all proved to stand under the log's checkpoint. For a full tile one proof does: its 256 leaves
 * are a complete subtree, and whole subtrees stand in the tree above them as leaves do (RFC 9162, section 2.1.1), so the
 * upper part of a leaf's inclusion proof leads from their root to the checkpoint's.
 */
final class VerifiedTile {
    private final long first;
    private final List<Hash> leaves;

    private VerifiedTile(long first, List<Hash> leaves) {
        this.first = first;
        this.leaves = leaves;
    }

    /** Refuses a tile of which any leaf is not under the checkpoint. */
    static VerifiedTile of(LogReader log, long tile) throws LedgerException {
        long first = tile * TilePath.FULL;
        List<Hash> leaves = log.leaves(tile);
        Hash root = log.checkpoint().root();
        if (leaves.size() < TilePath.FULL) {
            for (int i = 0; i < leaves.size(); i++) {
                log.inclusion(first + i, log.size()).verify(leaves.get(i), root);
            }
            return new VerifiedTile(first, leaves);
        }
        InclusionProof whole = log.inclusion(first, log.size());
        if (whole.path().size() < TilePath.HEIGHT) {
            throw new ProofException("a tile of " + TilePath.FULL + " leaves lies deeper in its tree than that");
        }
        Hash subtree = root(leaves);
        new InclusionProof(
                        tile,
                        (log.size() - 1) / TilePath.FULL + 1,
                        whole.path().subList(TilePath.HEIGHT, whole.path().size()))
                .verify(subtree, root);
        return new VerifiedTile(first, leaves);
    }

    private static Hash root(List<Hash> leaves) {
        TreeHasher hasher = new TreeHasher();
        List<Hash> row = leaves;
        while (row.size() > 1) {
            List<Hash> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(hasher.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.get(0);
    }

    boolean holds(long index) {
        return index >= first && index < first + leaves.size();
    }

    Hash leaf(long index) {
        return leaves.get((int) (index - first));
    }
}
