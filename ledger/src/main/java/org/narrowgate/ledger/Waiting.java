package org.narrowgate.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries that one caller of {@link Log#append} waits for; they become durable together with those of others. */
final class Waiting {
    private final List<byte[]> entries;
    private final long bytes;
    private long first = -1;
    private @Nullable LedgerException failure;

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
    }

    /** All of a group fail alike, and none of them twice. */
    void failed(LedgerException why) {
        if (!settled()) {
            failure = why;
        }
    }

    boolean settled() {
        return first >= 0 || failure != null;
    }

    /** The index of the first entry; throws in the caller's own thread what befell the group. */
    long first() throws LedgerException {
        if (failure != null) {
            throw new LedgerException(failure.file(), failure.what(), failure.remedy(), failure);
        }
        return first;
    }
}
