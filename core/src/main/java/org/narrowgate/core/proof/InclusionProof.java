package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * That one entry stands at {@code index} in the tree of {@code size} entries (RFC 9162, section 2.1.3); the path runs
 * from the leaf's sibling up to the root's child.
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Makes the proof (RFC 9162, section 2.1.3.1). */
    public static <X extends Exception> InclusionProof of(HashReader<X> reader, long index, long size) throws X {
        if (index < 0 || index >= size) {
            throw new ProofException("entry " + index + " is not in a tree of " + size + " entries");
        }
        TreeHasher hasher = new TreeHasher();
        List<Hash> downwards = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Tree.split(to - from);
            if (index < middle) {
                downwards.add(Tree.range(reader, hasher, middle, to));
                to = middle;
            } else {
                downwards.add(Tree.range(reader, hasher, from, middle));
                from = middle;
            }
        }
        List<Hash> path = new ArrayList<>(downwards.size());
        for (int i = downwards.size() - 1; i >= 0; i--) {
            path.add(downwards.get(i));
        }
        return new InclusionProof(index, size, path);
    }

    /** Refuses unless the leaf is where the proof says; the numbers are the steps of RFC 9162, section 2.1.3.2. */
    public void verify(Hash leaf, Hash root) {
        // 1. An index outside the tree fails before anything is hashed.
        if (index < 0 || size < 0 || index >= size) {
            throw new ProofException("entry " + index + " is not in a tree of " + size + " entries");
        }
        // 2. and 3.
        TreeHasher hasher = new TreeHasher();
        long fn = index;
        long sn = size - 1;
        Hash r = leaf;
        // 4.
        for (Hash p : path) {
            // a.
            if (sn == 0) {
                throw new ProofException("the inclusion proof has more hashes than a tree of " + size + " needs");
            }
            // b.
            if ((fn & 1) == 1 || fn == sn) {
                r = hasher.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                r = hasher.node(r, p);
            }
            // c.
            fn >>>= 1;
            sn >>>= 1;
        }
        // 5. Nothing may be left over, and the roots must be one.
        if (sn != 0) {
            throw new ProofException("the inclusion proof has fewer hashes than a tree of " + size + " needs");
        }
        if (!r.equals(root)) {
            throw new ProofException("the inclusion proof does not lead from the entry to the root of the checkpoint");
        }
    }
}
