package org.narrowgate.core.proof;

/**
 * Merkle Tree Hashes over a log of entries (RFC 9162, section 2.1.1): the tree over n entries splits at k, the largest
 * power of two smaller than n, so every left part is complete and can be read as one hash.
 */
public final class Tree {
    /** The root of the tree without entries: SHA-256 of nothing (RFC 9162, section 2.1.1). */
    public static final Hash EMPTY_ROOT = Hash.of(Sha256.create().digest());

    private Tree() {}

    /** SHA-256(0x00 || entry). */
    public static Hash leafHash(byte[] entry) {
        return new TreeHasher().leaf(entry);
    }

    /** SHA-256(0x01 || left || right). */
    public static Hash nodeHash(Hash left, Hash right) {
        return new TreeHasher().node(left, right);
    }

    /** The root of the first {@code size} entries. */
    public static <X extends Exception> Hash root(HashReader<X> reader, long size) throws X {
        if (size < 0) {
            throw new ProofException("a tree has no negative size: " + size);
        }
        return size == 0 ? EMPTY_ROOT : range(reader, new TreeHasher(), 0, size);
    }

    /** MTH(D[from:to]) where {@code from} is a multiple of the smallest power of two that is not below the length. */
    static <X extends Exception> Hash range(HashReader<X> reader, TreeHasher hasher, long from, long to) throws X {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return reader.read(level, from >>> level);
        }
        long middle = from + split(length);
        return hasher.node(range(reader, hasher, from, middle), range(reader, hasher, middle, to));
    }

    /** k of RFC 9162, section 2.1.1: the largest power of two smaller than {@code length}, which is at least 2. */
    static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
