package org.narrowgate.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes as characters, strictly by one encoding: a byte that has none in it is never replaced by a mark that would pass
 * for a name. The digest of all bytes read is kept, so that what was parsed is what was signed.
 */
final class StrictChars implements Closeable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final InputStream in;
    private final MessageDigest digest;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES).flip();
    private boolean ended;
    private boolean misencoded;

    StrictChars(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.digest = sha256();
    }

    /** Characters added at {@code offset}; 0 at the end, or where a byte follows that the encoding does not have. */
    int read(char[] into, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(into, offset, length).slice();
        while (chars.position() == 0 && !misencoded) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            misencoded = result.isError();
            if (result.isOverflow() || misencoded || (ended && !bytes.hasRemaining())) {
                break;
            }
            if (chars.position() == 0) {
                refill();
            }
        }
        return chars.position();
    }

    /** Whether reading stopped at a byte that the encoding does not have. */
    boolean isMisencoded() {
        return misencoded;
    }

    /** SHA-256 of everything read, hexadecimal; ends the digest. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void refill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            digest.update(bytes.array(), bytes.position(), read);
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        }
    }
}
