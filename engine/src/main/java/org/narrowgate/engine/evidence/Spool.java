package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.narrowgate.engine.zstd.Zstd;

/**
 * Protected content that one piece of work sets aside and takes up again, in chunks: encrypted with AES-256-GCM under a
 * key that is drawn for it and never leaves memory. The file loses its name as soon as it is open, so
 * that the operating system frees it however the program ends; a name that a crash left before that is removed.
 *
 * <p>A chunk's number is its nonce (NIST SP 800-38D, section 8.2.1: each number is used once under the one key), so a
 * chunk that was altered or stands in another's place is refused. Chunks are added by one thread, and read by any.
 */
public final class Spool implements AutoCloseable {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final FileChannel channel;
    private final SecretKeySpec key;
    private final List<Place> places = new ArrayList<>();
    private long end;

    /** Where a chunk lies, how long it is there, how much of it is packed, and how long that is unpacked; in bytes. */
    private record Place(long offset, int bytes, int packed, int unpacked) {}

    /**
     * What is set aside together.
     *
     * @param packed was packed
     * @param plain was not: hashes do not grow shorter
     */
    @SuppressWarnings("ArrayRecordComponent") // taken up once, never compared
    public record Chunk(byte[] packed, byte[] plain) {
        @Override
        public String toString() {
            return "Chunk[" + packed.length + ", " + plain.length + "]";
        }
    }

    private Spool(Path file, FileChannel channel, SecretKeySpec key) {
        this.file = file;
        this.channel = channel;
        this.key = key;
    }

    /** A new one in a folder, which is made if need be; {@code name} is the file's as long as it has one. */
    public static Spool in(Path folder, String name, SecureRandom random) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, only("rwx------"));
        }
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        byte[] key = new byte[WorkspaceKey.KEY_BYTES];
        random.nextBytes(key);
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    only("rw-------"));
        } catch (IOException failure) {
            throw AtomicFile.named(file, failure);
        }
        try {
            Files.delete(file);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
        return new Spool(file, channel, new SecretKeySpec(key, "AES"));
    }

    private static FileAttribute<?> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** Sets a chunk aside, behind those before it: what is packed, and what need not be. */
    public void add(ProtectedFile.Packed packed, byte[] plain) throws IOException {
        byte[] zstd = packed.zstd();
        byte[] chunk = Arrays.copyOf(zstd, zstd.length + plain.length);
        System.arraycopy(plain, 0, chunk, zstd.length, plain.length);
        ByteBuffer sealed = ByteBuffer.wrap(sealed(chunk, places.size()));
        places.add(new Place(end, sealed.remaining(), zstd.length, packed.length()));
        try {
            while (sealed.hasRemaining()) {
                end += channel.write(sealed, end);
            }
        } catch (IOException failure) {
            throw AtomicFile.named(file, failure);
        }
    }

    /** How many chunks there are. */
    public int size() {
        return places.size();
    }

    /** A chunk, counted from 0, or a refusal of one that is not what was set aside. */
    public Chunk read(int chunk) throws IOException {
        Place place = places.get(chunk);
        ByteBuffer sealed = ByteBuffer.allocate(place.bytes());
        while (sealed.hasRemaining()) {
            if (channel.read(sealed, place.offset() + sealed.position()) < 0) {
                throw damaged(null);
            }
        }
        try {
            byte[] whole = cipher(Cipher.DECRYPT_MODE, chunk).doFinal(sealed.array());
            byte[] unpacked = new byte[place.unpacked()];
            Zstd.unpack(Arrays.copyOf(whole, place.packed()), 0, unpacked);
            return new Chunk(unpacked, Arrays.copyOfRange(whole, place.packed(), whole.length));
        } catch (GeneralSecurityException | ZipException altered) {
            throw damaged(altered);
        }
    }

    private byte[] sealed(byte[] plain, int chunk) throws EvidenceException {
        try {
            return cipher(Cipher.ENCRYPT_MODE, chunk).doFinal(plain);
        } catch (GeneralSecurityException missing) {
            throw new EvidenceException("AES-256-GCM is not to be had on this Java platform", missing);
        }
    }

    private Cipher cipher(int mode, int chunk) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(chunk).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private EvidenceException damaged(@Nullable Throwable cause) {
        String message = file + ": what was set aside there was altered; give the same command again";
        return cause == null ? new EvidenceException(message) : new EvidenceException(message, cause);
    }

    /** Frees the room on the disk. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
