package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes and syncs tiles and bundles beside the thread that appends, some at once, because a sync waits for the disk
 * and not for the processor. The first failure is kept and ends all writing: the journal still holds what is missing.
 */
final class TileWriter implements AutoCloseable {
    /**
     * Several, for they wait: one commit of the disk's journal makes all durable that wait for it. Not many, for on a busy
     * machine they wait for one another by turning in circles.
     */
    private static final int THREADS = 6;
    /** Bounds the memory of waiting tiles: of 8 KiB hashes or a bundle each. */
    private static final int WAITING = 512;

    private final Path log;
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, TileWriter::thread);
    private final Semaphore places = new Semaphore(WAITING);
    private final Set<Path> known = ConcurrentHashMap.newKeySet();
    private final Set<Path> unsynced = ConcurrentHashMap.newKeySet();
    private final AtomicReference<LedgerException> failure = new AtomicReference<>();

    TileWriter(Path log) {
        this.log = log;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "narrowgate-tiles");
        thread.setDaemon(true);
        return thread;
    }

    /** Never throws: after a failure nothing is written, and the next {@link #check} or {@link #await} says so. */
    void write(TilePath path, byte[] content) {
        places.acquireUninterruptibly();
        pool.execute(() -> {
            try {
                writeNow(path.in(log), content);
            } finally {
                places.release();
            }
        });
    }

    private void writeNow(Path file, byte[] content) {
        if (failure.get() != null) {
            return;
        }
        try {
            makeDirectories(DurableFile.parent(file));
            DurableFile.write(file, content);
        } catch (IOException e) {
            fail(new LedgerException(
                    file, "could not be written (" + DurableFile.reason(e) + ")", DurableFile.REMEDY_SPACE, e));
        } catch (RuntimeException | Error e) {
            fail(new LedgerException(file, "could not be written", DurableFile.REMEDY_SPACE, e));
            throw e;
        }
    }

    private void fail(LedgerException failed) {
        failure.compareAndSet(null, failed);
    }

    /** A new directory is durable when its parent is synced, so the parents are remembered as well. */
    private void makeDirectories(Path directory) throws IOException {
        if (!known.contains(directory)) {
            Files.createDirectories(directory);
            known.add(directory);
            for (Path d = directory; !d.equals(log); d = DurableFile.parent(d)) {
                unsynced.add(d);
            }
            unsynced.add(log);
        }
        unsynced.add(directory);
    }

    /** Returns when all that was given is on disk under its name. */
    void await() throws LedgerException {
        places.acquireUninterruptibly(WAITING);
        places.release(WAITING);
        check();
    }

    /** To be called after {@link #await}: makes the names durable too. */
    void syncDirectories() throws LedgerException {
        for (Path directory : Set.copyOf(unsynced)) {
            try {
                DurableFile.syncDirectory(directory);
            } catch (IOException e) {
                throw new LedgerException(
                        directory, "could not be synced (" + DurableFile.reason(e) + ")", DurableFile.REMEDY_SPACE, e);
            }
            unsynced.remove(directory);
        }
    }

    /** A directory that was deleted must be made anew when it is needed again. */
    void forget(Path directory) {
        known.remove(directory);
        unsynced.remove(directory);
    }

    /** Refuses once a tile could not be written. */
    void check() throws LedgerException {
        LedgerException failed = failure.get();
        if (failed != null) {
            throw new LedgerException(failed.file(), failed.what() + " a moment ago", failed.remedy(), failed);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        boolean ended = false;
        boolean interrupted = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
