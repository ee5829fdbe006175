package org.narrowgate.engine.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/**
 * Unpacks zstd (RFC 8878) as it is read: one frame or several, and nothing else before, between or behind them. An end
 * within a frame is a {@link ZipException}; the library's own stream takes it for the end of the file where the frame
 * before ended in the same piece that was read.
 */
public final class ZstdFrames extends InputStream {
    private static final int PIECE_BYTES = 1 << 17;

    private final InputStream in;
    private final ZstdDecompressCtx zstd;
    private final byte[] piece = new byte[PIECE_BYTES];
    private final ByteBuffer packed = ByteBuffer.allocateDirect(PIECE_BYTES).limit(0);
    private final ByteBuffer content = ByteBuffer.allocateDirect(PIECE_BYTES).limit(0);
    private boolean withinFrame;
    /** Whether the library may hold content that found no room. */
    private boolean holding;

    /**
     * Begins to unpack a stream, which is closed with this one.
     *
     * @throws IOException if the library cannot be loaded
     */
    public ZstdFrames(InputStream in) throws IOException {
        this.in = in;
        Zstd.load();
        this.zstd = new ZstdDecompressCtx();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!content.hasRemaining()) {
            if (!packed.hasRemaining() && !holding && !refill()) {
                return -1;
            }
            unpack();
        }
        int read = Math.min(length, content.remaining());
        content.get(into, offset, read);
        return read;
    }

    private boolean refill() throws IOException {
        int read = in.read(piece);
        if (read < 0 && withinFrame) {
            throw new ZipException("it ends in the middle");
        }
        packed.clear();
        packed.put(piece, 0, Math.max(read, 0)).flip();
        return read >= 0;
    }

    private void unpack() throws ZipException {
        content.clear();
        try {
            withinFrame = !zstd.decompressDirectByteBufferStream(content, packed);
        } catch (ZstdException notZstd) {
            throw (ZipException)
                    new ZipException("it is damaged, or something that is not zstd stands in it").initCause(notZstd);
        }
        holding = withinFrame && !content.hasRemaining();
        content.flip();
    }

    @Override
    public void close() throws IOException {
        zstd.close();
        in.close();
    }
}
