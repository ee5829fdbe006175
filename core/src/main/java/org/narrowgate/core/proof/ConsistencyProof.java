package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.List;

/** That a tree of {@code first} entries is the beginning of a tree of {@code second} (RFC 9162, section 2.1.4). */
public record ConsistencyProof(long first, long second, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Makes the proof (RFC 9162, section 2.1.4.1); empty when one tree is empty or the two are one. */
    public static <X extends Exception> ConsistencyProof of(HashReader<X> reader, long first, long second) throws X {
        if (first < 0 || first > second) {
            throw new ProofException("a tree of " + first + " entries is not the beginning of one of " + second);
        }
        List<Hash> downwards = new ArrayList<>();
        if (first > 0 && first < second) {
            collect(reader, first, second, downwards);
        }
        List<Hash> path = new ArrayList<>(downwards.size());
        for (int i = downwards.size() - 1; i >= 0; i--) {
            path.add(downwards.get(i));
        }
        return new ConsistencyProof(first, second, path);
    }

    private static <X extends Exception> void collect(HashReader<X> reader, long first, long second, List<Hash> out)
            throws X {
        TreeHasher hasher = new TreeHasher();
        long from = 0;
        long to = second;
        while (first != to) {
            long middle = from + Tree.split(to - from);
            if (first <= middle) {
                out.add(Tree.range(reader, hasher, middle, to));
                to = middle;
            } else {
                out.add(Tree.range(reader, hasher, from, middle));
                from = middle;
            }
        }
        // SUBPROOF with b true: a first tree that is this very subtree is known to the verifier and is left out.
        if (from > 0) {
            out.add(Tree.range(reader, hasher, from, to));
        }
    }

    /** Refuses unless the first tree is the beginning of the second; steps of RFC 9162, section 2.1.4.2. */
    public void verify(Hash firstRoot, Hash secondRoot) {
        if (first < 0 || first > second) {
            throw new ProofException("a tree of " + first + " entries is not the beginning of one of " + second);
        }
        if (first == 0 || first == second) {
            verifyTrivial(firstRoot, secondRoot);
            return;
        }
        // 1.
        if (path.isEmpty()) {
            throw new ProofException("the consistency proof is empty");
        }
        // 2.
        List<Hash> steps = new ArrayList<>(path.size() + 1);
        if (Long.bitCount(first) == 1) {
            steps.add(firstRoot);
        }
        steps.addAll(path);
        // 3. and 4.
        long fn = first - 1;
        long sn = second - 1;
        int shift = Long.numberOfTrailingZeros(~fn);
        climb(steps, fn >>> shift, sn >>> shift, firstRoot, secondRoot);
    }

    private static void climb(List<Hash> steps, long fn, long sn, Hash firstRoot, Hash secondRoot) {
        TreeHasher hasher = new TreeHasher();
        // 5.
        Hash fr = steps.get(0);
        Hash sr = steps.get(0);
        // 6.
        for (Hash c : steps.subList(1, steps.size())) {
            // a.
            if (sn == 0) {
                throw new ProofException("the consistency proof has more hashes than the two trees need");
            }
            // b.
            if ((fn & 1) == 1 || fn == sn) {
                fr = hasher.node(c, fr);
                sr = hasher.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = hasher.node(sr, c);
            }
            // c.
            fn >>>= 1;
            sn >>>= 1;
        }
        // 7.
        if (sn != 0) {
            throw new ProofException("the consistency proof has fewer hashes than the two trees need");
        }
        if (!fr.equals(firstRoot) || !sr.equals(secondRoot)) {
            throw new ProofException("the two checkpoints are not consistent: the log was forked or rewritten");
        }
    }

    /** RFC 9162 defines proofs for 0 < first < second; outside, nothing has to be proven and nothing may be given. */
    private void verifyTrivial(Hash firstRoot, Hash secondRoot) {
        if (!path.isEmpty()) {
            throw new ProofException("the consistency proof has more hashes than the two trees need");
        }
        if (first == 0 && !firstRoot.equals(Tree.EMPTY_ROOT)) {
            throw new ProofException("the checkpoint of size 0 does not carry the root of the empty tree");
        }
        if (first == second && !firstRoot.equals(secondRoot)) {
            throw new ProofException("two roots for one size: the log was forked or rewritten");
        }
    }
}
