package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The root of a growing tree in memory logarithmic in its size: it keeps one hash for each one-bit of the size, the
 * largest complete subtree first, and merges them as a binary counter carries.
 */
public final class CompactRange {
    private final TreeHasher hasher = new TreeHasher();
    private final List<Hash> peaks = new ArrayList<>();
    private long size;

    /** Adds the hash of the next leaf, as {@link Tree#leafHash} makes it. */
    public void append(Hash leaf) {
        Hash carried = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            carried = hasher.node(peaks.remove(peaks.size() - 1), carried);
        }
        peaks.add(carried);
        size++;
    }

    /** How many leaves were added. */
    public long size() {
        return size;
    }

    /** The root over all leaves so far; {@link Tree#EMPTY_ROOT} if there are none. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return Tree.EMPTY_ROOT;
        }
        Hash root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = hasher.node(peaks.get(i), root);
        }
        return root;
    }
}
