package org.narrowgate.ledger;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Entries that one caller of {@link Log#append} waits for; they become durable together with those of others. */
final class Waiting {
    private final List<byte[]> entries;
    private final long bytes;
    private final Semaphore news = new Semaphore(0);
    private volatile long first = -1;
    private volatile @Nullable LedgerException failure;

    Waiting(List<byte[]> entries) {
        this.entries = List.copyOf(entries);
        this.bytes = Journal.bytes(entries);
    }

    List<byte[]> entries() {
        return entries;
    }

    /** As they will lie in the journal. */
    long bytes() {
        return bytes;
    }

    void durable(long from) {
        first = from;
        wake();
    }

    /** All of a group fail alike, and none of them twice. */
    void failed(LedgerException why) {
        if (!settled()) {
            failure = why;
            wake();
        }
    }

    /** Until somebody says that it is settled, or that this caller is the next to write. */
    void sleep() {
        news.acquireUninterruptibly();
    }

    void wake() {
        news.release();
    }

    boolean settled() {
        return first >= 0 || failure != null;
    }

    /** The index of the first entry; throws in the caller's own thread what befell the group. */
    long first() throws LedgerException {
        LedgerException why = failure;
        if (why != null) {
            throw new LedgerException(why.file(), why.what(), why.remedy(), why);
        }
        return first;
    }
}
