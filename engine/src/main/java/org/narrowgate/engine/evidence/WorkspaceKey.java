package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.WholeFile;

/**
 * The AES-256 key that wraps every data key of a workspace. It lies outside the workspace, in a file that only its
 * owner may read: whoever has the workspace without it has ciphertext.
 */
public final class WorkspaceKey {
    static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int SLICE_BYTES = 1 << 14;
    private static final int TAG_BITS = 128;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final byte[] key;
    private final SecureRandom random;
    /** One a thread: to make one costs more than a tag does, and every row has three. */
    private WorkspaceKey(byte[] key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** Makes a new key in a new file of mode 0600. */
    public static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        writeSecret(file, HexFormat.of().formatHex(key) + "\n");
    }

    /** Writes a secret into a new file that only its owner may read; durable before anything is encrypted under it. */
    public static void writeSecret(Path file, String content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        DurableFile.makeFolder(folder);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        // It gets its name last: whoever finds a key uses it, also after a crash, and must find the whole of it.
        Path temporary = AtomicFile.temporary(file);
        Files.deleteIfExists(temporary);
        try (FileChannel out = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer buffer = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        } catch (IOException failure) {
            Files.deleteIfExists(temporary);
            throw AtomicFile.named(file, failure);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(folder);
    }

    /** Reads the key; refuses one that others may read, or that lies in the workspace that it protects. */
    public static WorkspaceKey read(Path file, Path workspace, SecureRandom random) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        if (!Files.isReadable(real)) {
            throw new EvidenceException(file + ": the workspace key cannot be read; give the path and permission");
        }
        if (real.startsWith(workspace.toRealPath())) {
            throw new EvidenceException(file + ": the workspace key lies inside the workspace; keep it elsewhere");
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(real))) {
            throw new EvidenceException(file + ": others may use the workspace key; run `chmod 600` on it");
        }
        String text = new String(WholeFile.read(real), StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[0-9a-f]{64}")) {
            throw new EvidenceException(file + ": this is no workspace key (64 hexadecimal digits); restore it");
        }
        return new WorkspaceKey(HexFormat.of().parseHex(text), random);
    }

    /** Encrypts under a fresh data key, which is wrapped by this one; both are bound to {@code context}. */
    byte[] protect(byte[] plain, byte[] context) throws EvidenceException {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        byte[] wrapped = encrypt(key, dataKey, context);
        byte[] body = encrypt(dataKey, plain, context);
        byte[] whole = new byte[wrapped.length + body.length];
        System.arraycopy(wrapped, 0, whole, 0, wrapped.length);
        System.arraycopy(body, 0, whole, wrapped.length, body.length);
        return whole;
    }

    /** Undoes {@link #protect}; {@code name} is the file that an error names. */
    byte[] unprotect(byte[] whole, byte[] context, String name) throws EvidenceException {
        int wrapped = IV_BYTES + KEY_BYTES + TAG_BITS / 8;
        if (whole.length < wrapped + IV_BYTES + TAG_BITS / 8) {
            throw damaged(name, null);
        }
        try {
            byte[] dataKey = decrypt(key, whole, 0, wrapped, context);
            return decrypt(dataKey, whole, wrapped, whole.length - wrapped, context);
        } catch (GeneralSecurityException forged) {
            throw damaged(name, forged);
        }
    }

    /** A keyed digest, for finding equal things again without keeping them. */
    public byte[] tag(String purpose, byte[] value) {
        Mac mac = mac();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no HMAC-SHA-256", missing);
        }
    }

    private static EvidenceException damaged(String name, @Nullable Throwable cause) {
        String message = name + ": it was altered, moved from its place, or written under another workspace key;"
                + " restore it from a backup";
        return cause == null ? new EvidenceException(message) : new EvidenceException(message, cause);
    }

    private byte[] encrypt(byte[] under, byte[] plain, byte[] context) throws EvidenceException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(under, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context);
            byte[] out = new byte[IV_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(iv, 0, out, 0, IV_BYTES);
            int at = 0;
            int written = IV_BYTES;
            // In slices: the platform's fast code is reached by many calls, not by one long one.
            for (; plain.length - at > SLICE_BYTES; at += SLICE_BYTES) {
                written += cipher.update(plain, at, SLICE_BYTES, out, written);
            }
            cipher.doFinal(plain, at, plain.length - at, out, written);
            return out;
        } catch (GeneralSecurityException missing) {
            throw new EvidenceException("AES-256-GCM is not to be had on this Java platform", missing);
        }
    }

    private static byte[] decrypt(byte[] under, byte[] bytes, int offset, int length, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(under, "AES"),
                new GCMParameterSpec(TAG_BITS, bytes, offset, IV_BYTES));
        cipher.updateAAD(context);
        return cipher.doFinal(bytes, offset + IV_BYTES, length - IV_BYTES);
    }

    @Override
    public String toString() {
        return "WorkspaceKey";
    }
}
