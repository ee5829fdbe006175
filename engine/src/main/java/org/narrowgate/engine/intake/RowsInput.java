package org.narrowgate.engine.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.RowsFormat.Packing;
import org.narrowgate.engine.zstd.ZstdFrames;

/**
 * The bytes of a rows file, unpacked, with the digest of the file as it is stored. A packed file is unpacked as it is
 * read, in a thread of its own; nothing of it is held but a few chunks.
 */
final class RowsInput extends InputStream {
    /**
     * Unpacked bytes for each packed one. Rows about people shrink to a tenth; what grows more than this was made to
     * keep a machine busy.
     */
    static final long MOST_GROWTH = 256;
    /** Up to here, growth is not looked at: a small file of the same few rows may well be denser. */
    static final long GROWTH_FREE_BYTES = 64L << 20;

    private final DigestedInput stored;
    private final InputStream content;

    private RowsInput(DigestedInput stored, InputStream content) {
        this.stored = stored;
        this.content = content;
    }

    /** A stream as it is. */
    static RowsInput of(InputStream in) {
        DigestedInput stored = new DigestedInput(in);
        return new RowsInput(stored, stored);
    }

    /**
     * Opens a file of CSV or JSON Lines.
     *
     * @throws DocumentException if its first bytes are not what its name says
     */
    static RowsInput open(String name, Path file, RowsFormat format) throws IOException, DocumentException {
        InputStream in = Files.newInputStream(file);
        try {
            return open(name, in, format);
        } catch (UnreadableInput damaged) {
            throw damaged.refused();
        }
    }

    static RowsInput open(String name, InputStream in, RowsFormat format) throws IOException {
        DigestedInput stored = new DigestedInput(in);
        InputStream open = stored;
        try {
            Beginning whole = Beginning.of(stored);
            open = whole.rest;
            whole.require(name, format, format.packing());
            if (format.packing() == Packing.NONE) {
                return new RowsInput(stored, open);
            }
            InputStream unpacking = format.packing() == Packing.GZIP ? new GzipMembers(open) : new ZstdFrames(open);
            open = ReadAhead.of(new Unpacked(name, format.packing(), stored, unpacking));
            Beginning inner = Beginning.of(open);
            inner.require(name, format, Packing.NONE);
            return new RowsInput(stored, inner.rest);
        } catch (IOException | RuntimeException unusable) {
            open.close();
            throw unusable;
        }
    }

    /** SHA-256 of the file as it is stored, hexadecimal, once its end is reached; ends the digest. */
    String sha256Hex() {
        return stored.sha256Hex();
    }

    @Override
    public int read() throws IOException {
        return content.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return content.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /** The first bytes of a stream, which show what it is not. */
    private static final class Beginning {
        private static final int BYTES = 8;

        private final byte[] head;
        private final InputStream rest;

        private Beginning(byte[] head, InputStream rest) {
            this.head = head;
            this.rest = rest;
        }

        static Beginning of(InputStream in) throws IOException {
            byte[] head = in.readNBytes(BYTES);
            return new Beginning(head, new SequenceInputStream(new ByteArrayInputStream(head), in));
        }

        /** Holds it against what the name says; text is told from other text by whoever reads it. */
        void require(String name, RowsFormat format, Packing packing) throws UnreadableInput {
            Packing found = begins(0x1F, 0x8B)
                    ? Packing.GZIP
                    : begins(0x28, 0xB5, 0x2F, 0xFD) || begins(0x50, 0x2A, 0x4D, 0x18) ? Packing.ZSTD : Packing.NONE;
            String content = format.content().word();
            if (found != packing) {
                throw packing == Packing.NONE
                        ? UnreadableInput.of(
                                name,
                                "what should be " + content + " is packed with " + found.word(),
                                format.packing() == Packing.NONE
                                        ? "let its name end in `." + format.ending()
                                                + (found == Packing.GZIP ? ".gz`" : ".zst`") + ", or unpack it"
                                        : "pack the file once only")
                        : UnreadableInput.of(
                                name,
                                "the file is not packed with " + packing.word() + ", as its name says",
                                "pack it so, or correct its name");
            }
            if (packing == Packing.NONE && begins('P', 'A', 'R', '1') && head.length > 4 && head[4] < ' ') {
                throw UnreadableInput.of(
                        name, "what should be " + content + " is Parquet", "let its name end in `.parquet`");
            }
        }

        private boolean begins(int... bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What comes out of a packed file; whatever is wrong with it is told of the file, and a bomb is stopped. */
    private static final class Unpacked extends InputStream {
        private final String name;
        private final Packing packing;
        private final DigestedInput stored;
        private final InputStream unpacking;
        private long bytes;

        Unpacked(String name, Packing packing, DigestedInput stored, InputStream unpacking) {
            this.name = name;
            this.packing = packing;
            this.stored = stored;
            this.unpacking = unpacking;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = unpacking.read(into, offset, length);
            } catch (ZipException damaged) {
                throw damaged(String.valueOf(damaged.getMessage()));
            } catch (IOException broken) {
                if (stored.hasFailed()) {
                    throw broken;
                }
                throw damaged("it is cut short");
            }
            bytes += Math.max(0, read);
            if (bytes > GROWTH_FREE_BYTES && bytes / MOST_GROWTH > stored.bytes()) {
                throw UnreadableInput.of(
                        name,
                        "the file grows to more than " + MOST_GROWTH + " times its size when it is unpacked",
                        "no rows about people do; find out what was packed, or send it unpacked");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            unpacking.close();
        }

        private UnreadableInput damaged(String how) {
            return UnreadableInput.of(
                    name,
                    "the " + packing.word() + " file cannot be unpacked: " + how,
                    "pack the rows again" + (packing == Packing.ZSTD ? " (zstd up to -19, not pzstd, no --long)" : "")
                            + ", and see that the file arrives whole");
        }
    }
}
