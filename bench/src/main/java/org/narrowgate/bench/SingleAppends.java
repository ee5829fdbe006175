package org.narrowgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.ledger.Log;

/**
 * How long one durable entry takes when 1, 8 and 64 threads append one each time, with group commit and without, in one
 * run on one disk: {@code SingleAppends FOLDER SECONDS}. A memory file system would measure nothing.
 */
public final class SingleAppends {
    private static final int ENTRY_BYTES = 49;
    private static final int BATCH = 65_536;

    private SingleAppends() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long seconds = Long.parseLong(args[1]);
        System.out.println("in batches of " + BATCH + ", published each: " + batches(folder, seconds) + " entries/s");
        System.out.println("threads  group commit  entries/s   p50 ms   p99 ms");
        for (boolean warm : new boolean[] {true, false}) {
            for (int threads : new int[] {1, 8, 64}) {
                for (boolean together : new boolean[] {false, true}) {
                    String line = measure(folder, warm ? 1 : seconds, threads, together);
                    if (!warm) {
                        System.out.println(line);
                    }
                }
            }
        }
    }

    private static long batches(Path below, long seconds) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(below), "batches");
        List<byte[]> batch = Collections.nCopies(BATCH, new byte[ENTRY_BYTES]);
        try (Log log = log(folder)) {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds)) {
                log.append(batch);
                var unused = log.publish();
            }
            return log.size() * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
        } finally {
            delete(folder);
        }
    }

    private static String measure(Path below, long seconds, int threads, boolean together) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(below), "single");
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Log log = log(folder)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(appends(log, end, together)));
            }
            return line(threads, together, times(running), seconds);
        } finally {
            pool.shutdown();
            delete(folder);
        }
    }

    private static Log log(Path folder) throws IOException, GeneralSecurityException {
        return Log.open(
                folder,
                NoteSigner.log(
                        "bench.example/decisions",
                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
    }

    /** Without group commit one thread after the other waits for a sync of its own. */
    private static Callable<long[]> appends(Log log, long end, boolean together) {
        return () -> {
            List<byte[]> one = List.of(new byte[ENTRY_BYTES]);
            List<Long> nanos = new ArrayList<>();
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                if (together) {
                    var unused = log.append(one);
                } else {
                    synchronized (log) {
                        var unused = log.append(one);
                    }
                }
                nanos.add(System.nanoTime() - begun);
            }
            return nanos.stream().mapToLong(Long::longValue).toArray();
        };
    }

    private static long[] times(List<Future<long[]>> running) throws InterruptedException, ExecutionException {
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> thread : running) {
            all.add(thread.get());
        }
        return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static String line(int threads, boolean together, long[] sorted, long seconds) {
        return String.format(
                Locale.ROOT,
                "%7d  %-12s  %9d  %7.2f  %7.2f",
                threads,
                together ? "yes" : "no",
                sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
