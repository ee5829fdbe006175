package org.narrowgate.engine.parallel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Work done on all cores whose results are taken up in the order in which it was submitted, with so few pieces in
 * flight that memory stays constant.
 *
 * @param <R> result of one piece
 */
public final class OrderedWork<R> implements AutoCloseable {
    private final ExecutorService workers;
    private final Deque<Future<R>> inFlight = new ArrayDeque<>();
    private final int limit;
    private final Sink<R> sink;

    /** Takes up one result; always called by the submitting thread. */
    public interface Sink<R> {
        void accept(R result) throws IOException;
    }

    /** Enough pieces to keep all cores busy. */
    public OrderedWork(Sink<R> sink) {
        this(Runtime.getRuntime().availableProcessors() + 1, sink);
    }

    /** At most so many pieces, which may be large, beside the submitting thread. */
    public OrderedWork(int limit, Sink<R> sink) {
        this.workers = Executors.newFixedThreadPool(
                Math.min(limit, Runtime.getRuntime().availableProcessors()));
        this.limit = limit;
        this.sink = sink;
    }

    public void submit(Callable<R> piece) throws IOException {
        inFlight.add(workers.submit(piece));
        while (inFlight.size() > limit) {
            takeUp();
        }
    }

    public void finish() throws IOException {
        while (!inFlight.isEmpty()) {
            takeUp();
        }
    }

    private void takeUp() throws IOException {
        try {
            sink.accept(result(inFlight.remove()));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a piece of work failed", failed.getCause());
        }
    }

    /** What the piece came to, or what it failed with; another checked exception is still wrapped. */
    static <R> R result(Future<R> piece) throws IOException, ExecutionException {
        try {
            return piece.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted; start it again to go on", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            if (failed.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            if (failed.getCause() instanceof Error machine) {
                throw machine;
            }
            throw failed;
        }
    }

    /** Stops what is under way and waits for it: afterwards no piece touches what its owner is about to close. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
