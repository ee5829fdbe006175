package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.app.metrics.RunMetrics;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;

/** A run with what it cost, written beside its report or where the user says. */
final class MeasuredRun {
    private final OpenWorkspace open;
    private final Optional<Path> file;
    private final PrintWriter err;

    /** {@code file} is where the measurements go; {@code reports/run-RUN.metrics.json} if empty. */
    MeasuredRun(OpenWorkspace open, Optional<Path> file, PrintWriter err) {
        this.open = open;
        this.file = file;
        this.err = err;
    }

    /**
     * What was decided.
     *
     * @param metrics where the measurements are; empty if nothing was decided now, or they could not be written
     */
    record Measured(DisclosureRun.Done done, Optional<Path> metrics) {}

    Measured decide(Path packs, Path request, Optional<Path> bars, Progress progress)
            throws IOException, DocumentException, RefusedException {
        RunMetrics metrics = RunMetrics.begin(open.workspace(), progress);
        DisclosureRun.Done done =
                DisclosureRun.decide(open, packs, request, bars, DisclosureRun.Sizes.STANDARD, metrics);
        return new Measured(done, done.closedBefore() ? Optional.empty() : written(done, metrics));
    }

    /** What was decided stands, whether or not its cost can be written down. */
    private Optional<Path> written(DisclosureRun.Done done, RunMetrics metrics) {
        Path to = file.orElseGet(() -> open.workspace().reports().resolve("run-" + done.run() + ".metrics.json"));
        try {
            AtomicFile.write(
                    to,
                    metrics.finish(done, open.decisions().log().journalWritten())
                            .pretty());
            return Optional.of(to);
        } catch (IOException unwritten) {
            err.println("narrowgate: the run is decided, but its metrics could not be written: "
                    + Failure.of(unwritten).message());
            err.flush();
            return Optional.empty();
        }
    }
}
