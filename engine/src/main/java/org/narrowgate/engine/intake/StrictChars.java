package org.narrowgate.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.narrowgate.engine.document.DocumentException;

/**
 * Bytes as characters, strictly by one encoding: a byte that has none in it is never replaced by a mark that would pass
 * for a name.
 */
final class StrictChars implements Closeable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final RowsInput in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES).flip();
    private boolean ended;
    private boolean misencoded;

    StrictChars(RowsInput in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Characters added at {@code offset}; 0 at the end, or where a byte follows that the encoding does not have. */
    int read(char[] into, int offset, int length) throws IOException, DocumentException {
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

    /** SHA-256 of the file as it is stored, hexadecimal; ends the digest. */
    String sha256Hex() {
        return in.sha256Hex();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void refill() throws IOException, DocumentException {
        bytes.compact();
        int read;
        try {
            read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (UnreadableInput damaged) {
            throw damaged.refused();
        }
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }
}
