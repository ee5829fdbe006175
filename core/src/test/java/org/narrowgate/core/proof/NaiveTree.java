package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1 written down as they stand there, recursive and slow: the oracle. */
final class NaiveTree {
    private NaiveTree() {}

    static List<byte[]> entries(int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(ByteBuffer.allocate(5).put((byte) 'e').putInt(i).array());
        }
        return entries;
    }

    static Hash root(List<byte[]> d) {
        if (d.isEmpty()) {
            return sha256();
        }
        if (d.size() == 1) {
            return sha256(new byte[] {0}, d.get(0));
        }
        int k = k(d.size());
        return sha256(
                new byte[] {1},
                root(d.subList(0, k)).bytes(),
                root(d.subList(k, d.size())).bytes());
    }

    static List<Hash> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = k(d.size());
        List<byte[]> left = d.subList(0, k);
        List<byte[]> right = d.subList(k, d.size());
        return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
    }

    static List<Hash> subproof(int m, List<byte[]> d, boolean b) {
        if (m == d.size()) {
            return b ? List.of() : List.of(root(d));
        }
        int k = k(d.size());
        List<byte[]> left = d.subList(0, k);
        List<byte[]> right = d.subList(k, d.size());
        return m <= k ? plus(subproof(m, left, b), root(right)) : plus(subproof(m - k, right, false), root(left));
    }

    /** Reads the same entries as the code under test does, through the oracle's hashes. */
    static HashReader<RuntimeException> reader(List<byte[]> d) {
        return (level, index) -> root(d.subList((int) (index << level), (int) ((index + 1) << level)));
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> plus(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    static Hash sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return Hash.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
