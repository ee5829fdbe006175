package org.narrowgate.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads a stream in a thread of its own, a few chunks ahead, so that unpacking and parsing go on side by side. */
final class ReadAhead extends InputStream {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int CHUNKS_AHEAD = 8;

    private final InputStream source;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Thread thread;
    private Chunk current = new Chunk(new byte[0], 0, null);
    private int at;

    /** {@code length} is negative at the end, which a failure is as well. */
    private static final class Chunk {
        private final byte[] bytes;
        private final int length;
        private final @Nullable Throwable failure;

        Chunk(byte[] bytes, int length, @Nullable Throwable failure) {
            this.bytes = bytes;
            this.length = length;
            this.failure = failure;
        }
    }

    private ReadAhead(InputStream source) {
        this.source = source;
        this.thread = new Thread(this::readOn, "rows-unpacking");
        thread.setDaemon(true);
    }

    static ReadAhead of(InputStream source) {
        ReadAhead ahead = new ReadAhead(source);
        ahead.thread.start();
        return ahead;
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
        while (at == current.length) {
            current = take();
            at = 0;
        }
        if (current.length < 0) {
            fail(current.failure);
            return -1;
        }
        int given = Math.min(length, current.length - at);
        System.arraycopy(current.bytes, at, into, offset, given);
        at += given;
        return given;
    }

    /** Returns once the thread has left the source alone. */
    @Override
    public void close() throws IOException {
        boolean interrupted = false;
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }

    private void readOn() {
        try {
            Chunk chunk = chunk();
            while (chunk.length >= 0) {
                chunks.put(chunk);
                chunk = chunk();
            }
            chunks.put(chunk);
        } catch (InterruptedException closed) {
            // Nobody waits for more.
            Thread.currentThread().interrupt();
        }
    }

    private Chunk chunk() {
        byte[] bytes = new byte[CHUNK_BYTES];
        try {
            return new Chunk(bytes, source.read(bytes), null);
        } catch (IOException | RuntimeException | Error failure) {
            return new Chunk(bytes, -1, failure);
        }
    }

    private Chunk take() throws IOException {
        try {
            return chunks.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while rows were read", stopped);
        }
    }

    private static void fail(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException broken) {
            throw broken;
        }
        if (failure instanceof Error fatal) {
            throw fatal;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
    }
}
