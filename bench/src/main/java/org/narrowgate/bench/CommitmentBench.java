package org.narrowgate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.core.proof.RowSeeds;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Roots of rows a second, on one thread; a value has 24 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class CommitmentBench {
    private static final int VALUE_BYTES = 24;

    @Param({"16", "48"})
    private int slots;

    private final RowCommitments commitments = new RowCommitments();
    private final byte[] seed = new byte[RowSeeds.BYTES];
    private List<byte[]> values;

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(7);
        random.nextBytes(seed);
        values = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            byte[] value = new byte[VALUE_BYTES];
            random.nextBytes(value);
            values.add(value);
        }
    }

    @Benchmark
    public Hash root() {
        return commitments.root(seed, values);
    }
}
