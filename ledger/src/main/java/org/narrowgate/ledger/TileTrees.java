package org.narrowgate.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.HashReader;
import org.narrowgate.core.proof.TreeHasher;

/**
 * Hashes of any complete subtree, from tiles. The levels between those that tiles store are hashed once a tile and kept
 * for the tiles used last, since proofs for neighbouring entries walk through the same tiles.
 */
final class TileTrees {
    private static final int KEPT = 256;

    private record Key(int level, long index, int width) {}

    private final TileSource source;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<Key, List<List<Hash>>> kept = new LinkedHashMap<>(16, 0.75f, true);

    TileTrees(TileSource source) {
        this.source = source;
    }

    /** Reads the tree of {@code size} entries. */
    HashReader<LedgerException> at(long size) {
        return (level, index) -> hash(size, level, index);
    }

    /** The tree of a full tile of leaves, from its 256 leaves to the two hashes below its root. */
    synchronized List<List<Hash>> full(long tile) throws LedgerException {
        return tree(new Key(0, tile, TilePath.FULL));
    }

    private synchronized Hash hash(long size, int level, long index) throws LedgerException {
        int tileLevel = level / TilePath.HEIGHT;
        int inner = level % TilePath.HEIGHT;
        long tile = (index << inner) / TilePath.FULL;
        int width = TilePath.width(size, tileLevel, tile);
        long first = (tile * TilePath.FULL) >>> inner;
        return tree(new Key(tileLevel, tile, width)).get(inner).get((int) (index - first));
    }

    private List<List<Hash>> tree(Key key) throws LedgerException {
        List<List<Hash>> tree = kept.get(key);
        if (tree == null) {
            tree = grow(source.hashes(key.level(), key.index(), key.width()));
            kept.put(key, tree);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return tree;
    }

    private List<List<Hash>> grow(byte[] bytes) {
        List<Hash> row = new ArrayList<>(bytes.length / Hash.BYTES);
        for (int at = 0; at < bytes.length; at += Hash.BYTES) {
            row.add(Hash.of(bytes, at));
        }
        List<List<Hash>> tree = new ArrayList<>();
        for (int inner = 0; inner < TilePath.HEIGHT; inner++) {
            tree.add(row);
            List<Hash> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i + 1 < row.size(); i += 2) {
                above.add(hasher.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return tree;
    }
}
