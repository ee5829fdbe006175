package org.narrowgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.Log;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Entries a second made durable and published, in groups of 65,536 on a real disk, where one group is one synced
 * journal record, its tiles and one signed checkpoint. {@code -Dnarrowgate.bench.dir} names a folder on the disk that
 * is meant; a memory file system would measure nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 4, time = 5)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class LedgerBench {
    private static final int GROUP = 65_536;
    /** As long as the entry of a decision: tag, run, row and root. */
    private static final int ENTRY_BYTES = 49;

    private final List<byte[]> group = new ArrayList<>();
    private Path folder;
    private Log log;

    /** A new log for each iteration, so that its size stays the same whatever the time allowed. */
    @Setup(Level.Iteration)
    public void open() throws IOException, LedgerException, GeneralSecurityException {
        SplittableRandom random = new SplittableRandom(7);
        group.clear();
        for (int i = 0; i < GROUP; i++) {
            byte[] entry = new byte[ENTRY_BYTES];
            random.nextBytes(entry);
            group.add(entry);
        }
        String chosen = System.getProperty("narrowgate.bench.dir", "bench/target");
        folder = Files.createTempDirectory(Files.createDirectories(Path.of(chosen)), "ledger");
        log = Log.open(
                folder,
                NoteSigner.log(
                        "bench.example/decisions",
                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
    }

    @Benchmark
    @OperationsPerInvocation(GROUP)
    public SignedNote appendAndPublish() throws LedgerException {
        log.append(group);
        return log.publish();
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException, LedgerException {
        log.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
