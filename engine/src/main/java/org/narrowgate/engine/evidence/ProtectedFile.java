package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.narrowgate.engine.zstd.Zstd;
import org.narrowgate.ledger.WholeFile;

/**
 * One encrypted file: magic, version, then what {@link WorkspaceKey#protect} makes of the zstd-compressed content behind
 * its length; bound to a context that says which file it is, so that it cannot stand in for another.
 */
public final class ProtectedFile {
    private static final byte[] MAGIC = "NGEV\u0001".getBytes(StandardCharsets.ISO_8859_1);
    /** No content is larger; a length beyond it is an attack on memory. */
    private static final int LARGEST_BYTES = 1 << 30;

    private final WorkspaceKey key;

    public ProtectedFile(WorkspaceKey key) {
        this.key = key;
    }

    /**
     * A piece of content, compressed ahead of the rest so that it takes little memory while it waits.
     *
     * @param length in bytes, unpacked
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    public record Packed(int length, byte[] zstd) {
        public static Packed of(byte[] content) throws IOException {
            return of(ByteBuffer.wrap(content), new byte[Zstd.bound(content.length)]);
        }

        /** The same by way of memory that is used again; it has room for the bound of what is packed. */
        static Packed of(ByteBuffer content, byte[] room) throws IOException {
            int length = Zstd.pack(content, room);
            return new Packed(content.remaining(), Arrays.copyOf(room, length));
        }

        /** The content again. */
        public byte[] unpack() throws IOException {
            byte[] content = new byte[length];
            Zstd.unpack(zstd, 0, content);
            return content;
        }

        @Override
        public String toString() {
            return "Packed[" + length + "]";
        }
    }

    /** The encrypted form of some content, to be written whole. */
    public byte[] protect(byte[] content, String context) throws IOException {
        return protect(List.of(Packed.of(content)), context);
    }

    /** The same of content in pieces: one zstd frame after the other unpacks to the whole (RFC 8878, section 3). */
    byte[] protect(List<Packed> pieces, String context) throws EvidenceException {
        ByteBuffer packed = ByteBuffer.allocate(Integer.BYTES
                + pieces.stream().mapToInt(piece -> piece.zstd().length).sum());
        packed.putInt(pieces.stream().mapToInt(Packed::length).sum());
        pieces.forEach(piece -> packed.put(piece.zstd()));
        byte[] body = key.protect(packed.array(), context.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(MAGIC, MAGIC.length + body.length);
        System.arraycopy(body, 0, whole, MAGIC.length, body.length);
        return whole;
    }

    public void write(Path file, byte[] content, String context) throws IOException {
        AtomicFile.write(file, protect(content, context));
    }

    /** Reads the content, or refuses a file that was altered, moved, truncated or made under another key. */
    public byte[] read(Path file, String context) throws IOException {
        byte[] whole;
        try {
            whole = WholeFile.read(file);
        } catch (NoSuchFileException missing) {
            throw new EvidenceException(file + ": the file is missing; restore it from a backup", missing);
        }
        if (whole.length < MAGIC.length || !Arrays.equals(whole, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new EvidenceException(file + ": this is no evidence file; restore it from a backup");
        }
        byte[] packed = key.unprotect(
                Arrays.copyOfRange(whole, MAGIC.length, whole.length),
                context.getBytes(StandardCharsets.UTF_8),
                file.toString());
        int length = ByteBuffer.wrap(packed).getInt();
        if (length < 0 || length > LARGEST_BYTES) {
            throw new EvidenceException(file + ": its length is impossible; restore it from a backup");
        }
        byte[] content = new byte[length];
        try {
            if (Zstd.unpack(packed, Integer.BYTES, content) == length) {
                return content;
            }
        } catch (ZipException malformed) {
            throw new EvidenceException(file + ": its content cannot be unpacked; restore it", malformed);
        }
        throw new EvidenceException(file + ": its content is shorter than it says; restore it from a backup");
    }
}
