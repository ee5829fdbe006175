package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.narrowgate.core.proof.CompactRange;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Tree;

/** Entries that follow from their index alone, so that a log can be checked without a second copy of it. */
public final class Samples {
    public static final String ORIGIN = "log.example/decisions";

    private Samples() {}

    /** 49 bytes for most, now and then another length, the empty entry among them. */
    public static byte[] entry(long index) {
        SplittableRandom random = new SplittableRandom(index);
        byte[] entry = new byte[index % 37 == 5 ? (int) (index % 300) : index % 911 == 7 ? 0 : 49];
        random.nextBytes(entry);
        if (entry.length >= Long.BYTES) {
            ByteBuffer.wrap(entry).putLong(index);
        }
        return entry;
    }

    public static List<byte[]> entries(long from, long to) {
        List<byte[]> entries = new ArrayList<>();
        for (long i = from; i < to; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    public static Hash root(long size) {
        CompactRange range = new CompactRange();
        for (long i = 0; i < size; i++) {
            range.append(Tree.leafHash(entry(i)));
        }
        return range.root();
    }

    public static NoteSigner signer() {
        return log(ORIGIN);
    }

    /** A new key each time. */
    public static NoteSigner log(String origin) {
        try {
            return NoteSigner.log(
                    origin, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static NoteSigner witness(String name) {
        try {
            return NoteSigner.witness(
                    name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Every file below a directory but the lock, with its bytes. */
    public static TreeMap<String, String> contents(Path directory) throws IOException {
        TreeMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(LogLock.NAME)) {
                    byte[] bytes = Files.readAllBytes(file);
                    contents.put(
                            directory.relativize(file).toString(),
                            bytes.length + " bytes " + Tree.leafHash(bytes).hex());
                }
            }
        }
        return contents;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
