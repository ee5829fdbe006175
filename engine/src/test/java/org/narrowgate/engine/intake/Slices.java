package org.narrowgate.engine.intake;

import java.io.ByteArrayInputStream;
import java.util.SplittableRandom;

/** Bytes that come in slices of any length, as they do from a pipe or a slow disk. */
final class Slices extends ByteArrayInputStream {
    private final SplittableRandom random;
    private final int longest;

    Slices(byte[] bytes, SplittableRandom random, int longest) {
        super(bytes);
        this.random = random;
        this.longest = longest;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, length == 0 ? 0 : 1 + random.nextInt(Math.min(length, longest)));
    }
}
