package org.narrowgate.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.narrowgate.core.proof.Sha256;

/** Bytes as they are stored, with the digest of all that were read: what was parsed is what was signed. */
final class DigestedInput extends InputStream {
    private final InputStream in;
    private final MessageDigest digest = Sha256.create();
    private long bytes;
    private boolean failed;

    DigestedInput(InputStream in) {
        this.in = in;
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
            read = in.read(into, offset, length);
        } catch (IOException broken) {
            failed = true;
            throw broken;
        }
        if (read > 0) {
            digest.update(into, offset, read);
            bytes += read;
        }
        return read;
    }

    /** Bytes read so far. */
    long bytes() {
        return bytes;
    }

    /** Whether the disk, and not what lies on it, kept it from being read. */
    boolean hasFailed() {
        return failed;
    }

    /** SHA-256 of everything read, hexadecimal; ends the digest. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
