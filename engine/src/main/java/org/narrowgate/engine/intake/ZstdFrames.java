package org.narrowgate.engine.intake;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Unpacks zstd (RFC 8878): one frame or several, and nothing else before, between or behind them.
 *
 * <p>The library takes up to three bytes behind the last frame for nothing. So at the end it is given an empty frame
 * more: if anything stands before that, it is not read as one.
 */
final class ZstdFrames extends InputStream {
    /** RFC 8878, 3.1.1: magic number, content size in one byte, which is 0, and a last block of no bytes. */
    private static final byte[] EMPTY_FRAME = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20, 0, 1, 0, 0};

    private final Frames frames;
    private final ZstdInputStream zstd;

    ZstdFrames(InputStream in) {
        frames = new Frames(in);
        zstd = new ZstdInputStream(frames);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int read = zstd.read(into, offset, length);
            if (read < 0 && !frames.beyondEnd) {
                frames.beyondEnd = true;
                return zstd.read(into, offset, length);
            }
            return read;
        } catch (RuntimeException notZstd) {
            // How the library tells of content that it cannot read.
            throw new ZipException(
                    frames.beyondEnd
                            ? "something that is not zstd stands behind its end"
                            : "it is damaged, or more than plain zstd is needed");
        }
    }

    @Override
    public void close() throws IOException {
        zstd.close();
    }

    private static final class Frames extends InputStream {
        private final InputStream in;
        private final InputStream end = new ByteArrayInputStream(EMPTY_FRAME);
        private boolean beyondEnd;

        Frames(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return beyondEnd ? end.read() : in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return beyondEnd ? end.read(into, offset, length) : in.read(into, offset, length);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
