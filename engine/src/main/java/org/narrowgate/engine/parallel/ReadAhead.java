package org.narrowgate.engine.parallel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pieces of work begun before their results are asked for, a few at a time, on all cores; the results come in the order
 * of the pieces. Everything left undone is dropped when it is closed.
 *
 * @param <R> result of one piece
 * @param <X> what a piece may throw besides IOException
 */
public final class ReadAhead<R, X extends Exception> implements AutoCloseable {
    private static final int CHUNK = 1_024;

    private final Iterator<? extends Callable<R>> pieces;
    private final Deque<Future<R>> begun = new ArrayDeque<>();
    private final ExecutorService workers;
    private final int most;

    /** Takes pieces as it needs them, in the thread that asks for results. */
    public ReadAhead(Iterator<? extends Callable<R>> pieces) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.pieces = pieces;
        this.most = cores * 2;
        this.workers = Executors.newFixedThreadPool(cores, work -> {
            Thread thread = new Thread(work, "read-ahead");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Work on a thousand items at a time. */
    public static <T, R, X extends Exception> ReadAhead<R, X> chunks(Iterator<T> items, Work<List<T>, R, X> work) {
        return new ReadAhead<>(new Iterator<Callable<R>>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Callable<R> next() {
                List<T> chunk = new ArrayList<>(CHUNK);
                while (chunk.size() < CHUNK && items.hasNext()) {
                    chunk.add(items.next());
                }
                return () -> work.on(chunk);
            }
        });
    }

    /** What is to be done with an item. */
    public interface Work<T, R, X extends Exception> {
        R on(T item) throws IOException, X;
    }

    /** At the end it closes by itself. */
    public boolean hasNext() {
        boolean more = !begun.isEmpty() || pieces.hasNext();
        if (!more) {
            close();
        }
        return more;
    }

    /** The next result, waited for if need be; throws what the piece threw. */
    @SuppressWarnings("unchecked") // a piece can throw no other checked exception
    public R next() throws IOException, X {
        while (begun.size() < most && pieces.hasNext()) {
            begun.add(workers.submit(pieces.next()));
        }
        if (begun.isEmpty()) {
            throw new NoSuchElementException("there is no further piece");
        }
        try {
            return OrderedWork.result(begun.remove());
        } catch (ExecutionException checked) {
            throw (X) checked.getCause();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
