package org.narrowgate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.screening.Screening;
import org.narrowgate.engine.document.DocumentException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Rows a second, on one thread, of a row that every element lets pass: conditions alone, parsing alone, the whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class ScreeningBench {
    private CleanRow row;
    private DecidedRows decided;
    private List<ElementTest> elements;
    private Facts facts;

    @Setup
    public void read() throws DocumentException, IOException {
        row = CleanRow.under(Path.of(System.getProperty("narrowgate.home", ".")));
        decided = DecidedRows.of(row);
        elements = row.rulebook().decided().stream()
                .filter(e -> e.element().stage() != Stage.RECORD)
                .toList();
        facts = row.facts();
    }

    /** Every header and row element of statute and agreement, over facts that are bound already. */
    @Benchmark
    public void conditions(Blackhole into) {
        for (ElementTest element : elements) {
            into.consume(element.on(facts));
        }
    }

    /** Cells to typed row, its address taken apart. */
    @Benchmark
    public RequestRow parsing() {
        return row.parse();
    }

    /** Rows parsed already, of each kind in turn, to decisions, slots, root, summary and tags, as a run does it. */
    @Benchmark
    @OperationsPerInvocation(DecidedRows.ROWS)
    public void rows(Blackhole into) {
        decided.decide(into::consume);
    }

    /** Cells to screening, as a run does it. */
    @Benchmark
    public Screening screening() {
        return row.screen();
    }
}
