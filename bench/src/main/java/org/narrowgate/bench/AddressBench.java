package org.narrowgate.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.engine.tables.ReferenceTables;
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

/** Addresses a second, on one thread, from one free line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class AddressBench {
    @Param({
        "1418 Alder Creek Rd, Houston, TX 77002",
        "N6W23001 Bluemound Rd Apt 3, Waukesha WI 53186-1234",
        "Failed to Provide, 77002"
    })
    private String line;

    private AddressParser parser;

    @Setup
    public void load() {
        parser = new AddressParser(ReferenceTables.load().address(List.of()));
    }

    @Benchmark
    public PostalAddress parse() {
        return parser.parse(line);
    }
}
