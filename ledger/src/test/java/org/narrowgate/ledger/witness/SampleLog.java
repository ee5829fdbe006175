package org.narrowgate.ledger.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.core.proof.TreeHasher;
import org.narrowgate.ledger.Samples;

/** A log in memory, by the definitions of RFC 9162, 2.1.1 and 2.1.4.1, that can also tell two stories. */
final class SampleLog {
    private final NoteSigner signer;
    private final List<Hash> leaves = new ArrayList<>();

    /** From entry {@code honest} on it is another log than {@link Samples}, as {@code story} has it. */
    SampleLog(NoteSigner signer, int size, int honest, int story) {
        this.signer = signer;
        for (int i = 0; i < size; i++) {
            leaves.add(Tree.leafHash(Samples.entry(i < honest ? i : i + 1000L * story)));
        }
    }

    static SampleLog honest(NoteSigner signer, int size) {
        return new SampleLog(signer, size, size, 0);
    }

    Hash root(int size) {
        return size == 0 ? Tree.EMPTY_ROOT : root(leaves.subList(0, size));
    }

    private static Hash root(List<Hash> part) {
        if (part.size() == 1) {
            return part.get(0);
        }
        int k = Integer.highestOneBit(part.size() - 1);
        return new TreeHasher().node(root(part.subList(0, k)), root(part.subList(k, part.size())));
    }

    List<Hash> proof(int from, int to) {
        return from == 0 || from == to ? List.of() : subproof(from, leaves.subList(0, to), true);
    }

    private static List<Hash> subproof(int m, List<Hash> part, boolean whole) {
        int n = part.size();
        if (m == n) {
            return whole ? List.of() : List.of(root(part));
        }
        int k = Integer.highestOneBit(n - 1);
        List<Hash> proof = new ArrayList<>();
        if (m <= k) {
            proof.addAll(subproof(m, part.subList(0, k), whole));
            proof.add(root(part.subList(k, n)));
        } else {
            proof.addAll(subproof(m - k, part.subList(k, n), false));
            proof.add(root(part.subList(0, k)));
        }
        return proof;
    }

    String text(int size) {
        return new Checkpoint(signer.verifier().name(), size, root(size)).text();
    }

    SignedNote note(int size) {
        return signer.sign(text(size));
    }

    /** Written out by hand, so that the program's own writer is held against it. */
    String request(int old, int size) {
        return request(Integer.toString(old), proof(Math.min(old, size), size), note(size));
    }

    static String request(String old, List<Hash> proof, SignedNote note) {
        StringBuilder lines = new StringBuilder();
        proof.forEach(hash -> lines.append(hash.base64()).append('\n'));
        return "old " + old + "\n" + lines + "\n" + note.format();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
