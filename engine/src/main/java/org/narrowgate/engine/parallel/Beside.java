package org.narrowgate.engine.parallel;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One piece of work done beside what its owner does in the meantime.
 *
 * @param <R> its result
 * @param <X> what it may throw besides IOException
 */
public final class Beside<R, X extends Exception> implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Future<R> begun;

    private Beside(Piece<R, X> piece) {
        this.begun = worker.submit(piece::make);
    }

    /** What is to be done. */
    public interface Piece<R, X extends Exception> {
        R make() throws IOException, X;
    }

    public static <R, X extends Exception> Beside<R, X> begin(Piece<R, X> piece) {
        return new Beside<>(piece);
    }

    /** The result, waited for if need be; throws what the piece threw. */
    @SuppressWarnings("unchecked") // a piece can throw no other checked exception
    public R result() throws IOException, X {
        try {
            return OrderedWork.result(begun);
        } catch (ExecutionException checked) {
            throw (X) checked.getCause();
        }
    }

    /** Stops it where nobody waits for it any more. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
