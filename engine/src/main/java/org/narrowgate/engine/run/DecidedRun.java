package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.registry.EvidenceErased;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.ledger.DecisionsReader;

/** A run whose every row is decided and logged, read back from register and evidence: what a release is made from. */
public final class DecidedRun {
    private final OpenWorkspace open;
    private final long run;
    private final RunOpened opened;
    private final RunClosed closed;
    private final RunRules.Law law;
    private final RequestPackage request;

    private DecidedRun(
            OpenWorkspace open,
            long run,
            RunOpened opened,
            RunClosed closed,
            RunRules.Law law,
            RequestPackage request) {
        this.open = open;
        this.run = run;
        this.opened = opened;
        this.closed = closed;
        this.law = law;
        this.request = request;
    }

    /**
     * Reads a run by its register sequence number.
     *
     * @throws RefusedException if there is no such run, it is not closed, or its request is no longer the one decided
     */
    public static DecidedRun of(OpenWorkspace open, long run) throws IOException, DocumentException, RefusedException {
        DecidedRun decided = begin(open, run);
        decided.requireRows();
        return decided;
    }

    /** The same, with its request's rows file still to be held against the header: {@link #requireRows}. */
    public static DecidedRun begin(OpenWorkspace open, long run)
            throws IOException, DocumentException, RefusedException {
        Registry registry = open.register().read();
        RunOpened opened = registry.run(run)
                .orElseThrow(() -> new RefusedException(
                        "run",
                        "run " + run + " is not in the register; runs there: " + registry.runs()
                                + " (`narrowgate status`)"));
        RunClosed closed = registry.closed(run)
                .orElseThrow(() -> new RefusedException(
                        "open",
                        "run " + run + " is not complete: nothing of it may go; decide its request again, which goes on"
                                + " where it was cut off"));
        refuseErased(registry, run);
        RunRules.Law law = RunRules.Law.decode(open.openings().open(opened.law()));
        RequestPackage request =
                RequestPackage.readAgainWithoutRows(open.workspace().requests().resolve(law.requestId()));
        if (!Arrays.equals(open.openings().open(opened.request()), Reception.value(request))) {
            throw new RefusedException(
                    "request",
                    request.directory() + ": the request is not the one that run " + run
                            + " decided; restore the workspace's copy");
        }
        return new DecidedRun(open, run, opened, closed, law, request);
    }

    /** Of a run whose rows cannot all be answered nothing more is answered, and nothing is decided again. */
    static void refuseErased(Registry registry, long run) throws RefusedException {
        Optional<EvidenceErased> erased = registry.erased(run);
        if (erased.isPresent()) {
            throw new RefusedException(
                    "erased",
                    "run " + run + ": evidence of rows of its request was erased by the order `"
                            + erased.get().order() + "`, so that nothing of the request is released or decided any"
                            + " more; for the other rows let a new request be made");
        }
    }

    /** Refuses a rows file that is no longer the one that was decided. */
    public void requireRows() throws IOException, DocumentException {
        request.requireRows();
    }

    /** Its register sequence number. */
    public long run() {
        return run;
    }

    public RunOpened opened() {
        return opened;
    }

    public RunClosed closed() {
        return closed;
    }

    public RunRules.Law law() {
        return law;
    }

    public RequestPackage request() {
        return request;
    }

    /** The rules it was decided by, as they stand at a later instant; {@code packs} is the folder of the statute packs. */
    public LaterRules rules(Path packs, Instant at) throws IOException, DocumentException, RefusedException {
        return LaterRules.of(open.workspace(), packs, opened, law, request.header(), at);
    }

    /** The findings that count of those that office holders signed about it, or about the runs that it came from. */
    public Judgments judgments() throws IOException, DocumentException {
        return Judgments.of(SignedAnswers.of(
                        open.workspace(), open.openings(), open.register().read(), run, Long.MAX_VALUE)
                .counting(law.questions()));
    }

    /** Of which of its rows the requester is told. */
    public RowsToAnswer answered() throws IOException, RefusedException {
        return RowsToAnswer.of(open, open.register().read(), run);
    }

    /** The log in which its entries stand. */
    public Shard shard() throws IOException {
        return open.shards().of(opened);
    }

    /** Where its entries stand in that log. */
    public RunEntries entries(DecisionsReader log) throws IOException {
        return RunEntries.of(opened, log.log());
    }

    /**
     * Its decisions in row order, each proved against the log as it is read; {@code next} may throw
     * UncheckedIOException, and ProofException where evidence and log differ.
     */
    public LoggedRows decisions(DecisionsReader log, RunEntries entries) throws IOException {
        EvidenceStore evidence = new EvidenceStore(open.workspace().evidence(), opened.runId(), open.key());
        return new LoggedRows(opened.runId(), evidence, entries, log);
    }
}
