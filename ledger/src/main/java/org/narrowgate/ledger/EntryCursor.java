package org.narrowgate.ledger;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Walks entries bundle by bundle, so that a log larger than memory can be read from end to end. */
final class EntryCursor implements Iterator<byte[]> {
    /** Gives the entries of a bundle, as far as they exist. */
    interface Bundles {
        List<byte[]> bundle(long index) throws LedgerException;
    }

    private final Bundles bundles;
    private final long to;
    private long next;
    private List<byte[]> current = List.of();

    EntryCursor(long from, long to, Bundles bundles) {
        this.next = from;
        this.to = to;
        this.bundles = bundles;
    }

    @Override
    public boolean hasNext() {
        return next < to;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the entries asked for end here");
        }
        int inBundle = (int) (next % TilePath.FULL);
        if (inBundle == 0 || current.isEmpty()) {
            try {
                current = bundles.bundle(next / TilePath.FULL);
            } catch (LedgerException e) {
                throw new UncheckedIOException(e);
            }
        }
        next++;
        return current.get(inBundle);
    }
}
