package org.narrowgate.core.proof;

import java.security.MessageDigest;

/**
 * The two hashes of a Merkle tree (RFC 9162, section 2.1.1; RFC 6962, section 2.1): a leaf is SHA-256(0x00 || entry), a
 * node SHA-256(0x01 || left || right). One instance serves one thread and reuses its digest and buffers.
 */
public final class TreeHasher {
    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private final MessageDigest sha256 = Sha256.create();
    private final byte[] node = new byte[1 + 2 * Hash.BYTES];
    private final byte[] out = new byte[Hash.BYTES];

    public TreeHasher() {
        node[0] = NODE;
    }

    /** SHA-256(0x00 || entry). */
    public Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** The same of an entry that lies within a buffer. */
    public Hash leaf(byte[] buffer, int offset, int length) {
        sha256.update(LEAF);
        sha256.update(buffer, offset, length);
        return finish();
    }

    /** SHA-256(0x01 || left || right). */
    public Hash node(Hash left, Hash right) {
        left.write(node, 1);
        right.write(node, 1 + Hash.BYTES);
        sha256.update(node);
        return finish();
    }

    private Hash finish() {
        Sha256.finish(sha256, out, 0);
        return Hash.of(out, 0);
    }
}
