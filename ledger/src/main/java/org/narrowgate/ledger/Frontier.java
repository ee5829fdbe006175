package org.narrowgate.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.core.proof.TreeHasher;

/**
 * The right edge of a growing log: of every level the tile that is not full yet, and the entries of the last bundle.
 * Everything left of it is on disk; the root follows from it alone.
 */
final class Frontier {
    /** Takes what has become full, or is asked for as partial. */
    interface Sink {
        void accept(TilePath path, byte[] content);
    }

    private static final int TILE_BYTES = TilePath.FULL * Hash.BYTES;

    private static final class Edge {
        private final byte[] hashes = new byte[TILE_BYTES];
        private int width;
    }

    private final TreeHasher hasher = new TreeHasher();
    private final List<Edge> edges = new ArrayList<>();
    private final byte[] node = new byte[TILE_BYTES];
    private byte[] bundle = new byte[TilePath.FULL * 64];
    private final int[] starts = new int[TilePath.FULL + 1];
    private long size;

    /** The edge of a published log, from its files. */
    static Frontier load(TileFiles files, long size) throws LedgerException {
        Frontier frontier = new Frontier();
        int entries = TilePath.width(size, 0, size / TilePath.FULL);
        if (entries > 0) {
            for (byte[] entry : files.entries(size / TilePath.FULL, entries)) {
                frontier.keep(entry, frontier.edge(0).width++);
            }
        }
        frontier.size = size;
        for (int level = 0; size >>> (level * TilePath.HEIGHT) > 0; level++) {
            Edge edge = frontier.edge(level);
            long tile = frontier.tileOf(level);
            edge.width = TilePath.width(size, level, tile);
            if (edge.width > 0) {
                byte[] hashes = files.hashes(level, tile, edge.width);
                System.arraycopy(hashes, 0, edge.hashes, 0, hashes.length);
            }
        }
        return frontier;
    }

    void append(byte[] entry, Sink sink) {
        Edge leaves = edge(0);
        keep(entry, leaves.width);
        size++;
        push(0, hasher.leaf(entry), sink);
    }

    private void keep(byte[] entry, int at) {
        int start = starts[at];
        int end = start + Bundle.PREFIX + entry.length;
        if (end > bundle.length) {
            bundle = Arrays.copyOf(bundle, Math.max(end, bundle.length * 2));
        }
        starts[at + 1] = Bundle.put(bundle, start, entry);
    }

    private void push(int level, Hash hash, Sink sink) {
        Edge edge = edge(level);
        hash.write(edge.hashes, edge.width * Hash.BYTES);
        edge.width++;
        if (edge.width < TilePath.FULL) {
            return;
        }
        // The size counts this tile already: the full one lies before the tile that the size points to.
        long tile = tileOf(level) - 1;
        sink.accept(new TilePath(level, tile, TilePath.FULL), edge.hashes.clone());
        if (level == 0) {
            sink.accept(
                    new TilePath(TilePath.ENTRIES, tile, TilePath.FULL), Arrays.copyOf(bundle, starts[TilePath.FULL]));
        }
        Hash root = tileRoot(edge.hashes);
        edge.width = 0;
        push(level + 1, root, sink);
    }

    private Hash tileRoot(byte[] hashes) {
        System.arraycopy(hashes, 0, node, 0, TILE_BYTES);
        for (int count = TilePath.FULL; count > 1; count /= 2) {
            for (int i = 0; i < count; i += 2) {
                Hash parent = hasher.node(Hash.of(node, i * Hash.BYTES), Hash.of(node, (i + 1) * Hash.BYTES));
                parent.write(node, i / 2 * Hash.BYTES);
            }
        }
        return Hash.of(node, 0);
    }

    /** Gives every tile, and the bundle, that is not full. */
    void partials(Sink sink) {
        for (int level = 0; level < edges.size(); level++) {
            Edge edge = edges.get(level);
            if (edge.width > 0) {
                byte[] hashes = Arrays.copyOf(edge.hashes, edge.width * Hash.BYTES);
                sink.accept(new TilePath(level, tileOf(level), edge.width), hashes);
            }
        }
        int entries = width(0);
        if (entries > 0) {
            byte[] content = Arrays.copyOf(bundle, starts[entries]);
            sink.accept(new TilePath(TilePath.ENTRIES, tileOf(0), entries), content);
        }
    }

    /** The root of all entries so far (RFC 9162, section 2.1.1): the edges are complete subtrees, the largest first. */
    Hash root() {
        List<Hash> peaks = new ArrayList<>();
        for (int level = edges.size() - 1; level >= 0; level--) {
            Edge edge = edges.get(level);
            int from = 0;
            for (int part = TilePath.FULL / 2; part > 0; part /= 2) {
                if ((edge.width & part) != 0) {
                    peaks.add(subtree(edge.hashes, from, part));
                    from += part;
                }
            }
        }
        if (peaks.isEmpty()) {
            return Tree.EMPTY_ROOT;
        }
        Hash root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = hasher.node(peaks.get(i), root);
        }
        return root;
    }

    private Hash subtree(byte[] hashes, int from, int count) {
        if (count == 1) {
            return Hash.of(hashes, from * Hash.BYTES);
        }
        int half = count / 2;
        return hasher.node(subtree(hashes, from, half), subtree(hashes, from + half, half));
    }

    /** Whether the entries kept for the last bundle hash to the leaves of the last tile. */
    boolean bundleMatchesTile() {
        for (int i = 0; i < width(0); i++) {
            Hash leaf = hasher.leaf(entry(i));
            if (!leaf.equals(Hash.of(edges.get(0).hashes, i * Hash.BYTES))) {
                return false;
            }
        }
        return true;
    }

    /** An entry of the last bundle, counted from its first. */
    byte[] entry(int inBundle) {
        return Arrays.copyOfRange(bundle, starts[inBundle] + Bundle.PREFIX, starts[inBundle + 1]);
    }

    /** The first hashes of the tile that is not full at this level. */
    byte[] hashes(int level, int width) {
        return Arrays.copyOf(edges.get(level).hashes, width * Hash.BYTES);
    }

    int width(int level) {
        return level < edges.size() ? edges.get(level).width : 0;
    }

    long size() {
        return size;
    }

    /** The index of the tile that is not full at this level. */
    long tileOf(int level) {
        return size >>> (level * TilePath.HEIGHT + TilePath.HEIGHT);
    }

    private Edge edge(int level) {
        while (edges.size() <= level) {
            edges.add(new Edge());
        }
        return edges.get(level);
    }
}
