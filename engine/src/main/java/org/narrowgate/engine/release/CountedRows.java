package org.narrowgate.engine.release;

import java.util.Iterator;
import org.narrowgate.engine.run.Progress;

/** Tells how many rows have gone by. */
final class CountedRows<T> implements Iterator<T> {
    private final Iterator<T> rows;
    private final Progress progress;
    private long done;

    CountedRows(Iterator<T> rows, Progress progress) {
        this.rows = rows;
        this.progress = progress;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public T next() {
        T next = rows.next();
        progress.done(++done);
        return next;
    }
}
