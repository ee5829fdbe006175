package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.RunSecretFile;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.records.RecordSource;
import org.narrowgate.engine.registry.RegisterEntry.RunOpened;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** Finds the run of a request, or opens one: time, rules, bars, records and secret are fixed here and nowhere later. */
final class RunOpening {
    private final OpenWorkspace open;
    private final Path packs;

    RunOpening(OpenWorkspace open, Path packs) {
        this.open = open;
        this.packs = packs;
    }

    /**
     * The run of the request in a folder.
     *
     * @param bars a file of bars; the dated statement of the workspace if empty
     * @throws RefusedException if the request, or its authority, cannot be decided here at all
     */
    OpenRun of(Path directory, Optional<Path> bars, Instant now)
            throws IOException, DocumentException, RefusedException {
        Registry registry = open.register().read();
        destroyLeftSecrets(registry);
        Reception reception = reception(now);
        RequestPackage request = reception.read(directory);
        Optional<Long> before = existing(registry, request);
        if (before.isPresent()) {
            return again(registry, before.get(), request, bars);
        }
        Reception.Received received = reception.receive(request);
        BarsReader.Known known = RunBars.of(
                        bars(bars, day(now)), open, received.request().header(), now, Long.MAX_VALUE)
                .known();
        RunRules rules = reception.lawFor(
                request,
                () -> RunRules.of(
                        open.workspace(), packs, received.request().header(), received.verified(), known, now));
        reception.requireDeclared(received.request(), rules);
        reception.requireColumns(received.request(), rules);
        return opened(rules, received.request(), -1, now, HeldRows.everyRow());
    }

    /**
     * A run that decides again what another one holds, with the findings signed since; and, where a bar was lifted, the
     * rows that it stood before.
     *
     * @param bars a file of the bars as they now stand; those of the last such run, as they count today, if empty
     * @throws RefusedException if nothing is held, or the file adds a bar, which rows decided already would escape
     */
    OpenRun child(long parent, Optional<Path> bars, Instant now)
            throws IOException, DocumentException, RefusedException {
        Registry registry = open.register().read();
        RunOpened opened = registry.run(parent)
                .orElseThrow(() -> new RefusedException("run", "run " + parent + " is not in the register"));
        if (registry.closed(parent).isEmpty()) {
            throw new RefusedException("run", "run " + parent + " is not complete; `decide` its request again first");
        }
        List<Long> children = registry.children(parent);
        long last = children.isEmpty() ? parent : children.get(children.size() - 1);
        RequestPackage request = request(opened);
        if (registry.closed(last).isEmpty()) {
            refuseOtherBars(last, registry.run(last).orElseThrow(), bars);
            return resume(registry, last, request);
        }
        RunOpened before = registry.run(last).orElseThrow();
        Instant at = now.isBefore(before.at()) ? before.at() : now;
        BarsReader.Known stated = bars.isPresent() ? BarsReader.read(bars.get(), day(at)) : bars(before, at);
        if (bars.isPresent() && stated.adds(bars(before, before.at()))) {
            throw new RefusedException(
                    "bars",
                    bars.get() + ": it adds a bar, and rows that run " + last
                            + " decided would escape it; ask for a new request and decide that");
        }
        RunBars barring = RunBars.of(stated, open, request.header(), at, Long.MAX_VALUE);
        boolean stopped = registry.family(parent).stream().anyMatch(run -> barring.stopped(registry, run));
        boolean lifted = barring.known().lifts(runBars(last, before, request).known());
        // Nobody answered anything since and nothing was lifted: then there is nothing to decide again.
        if (last != parent && !HeldRows.isAnsweredSince(registry, parent, last) && !lifted && !stopped) {
            return resume(registry, last, request);
        }
        RunRules rules = rules(request, barring);
        HeldRows held = held(registry, rules, parent, request, barring);
        if (held.isEmpty()) {
            throw new RefusedException(
                    "held", "run " + parent + " holds no row, and no bar that was lifted stood before one");
        }
        return opened(rules, request, parent, at, held);
    }

    private HeldRows held(Registry registry, RunRules rules, long parent, RequestPackage request, RunBars now)
            throws IOException, DocumentException {
        RunBars then = runBars(parent, registry.run(parent).orElseThrow(), request);
        Set<String> lifted = now.known().lifts(then.known()) ? rules.elementsOnBars() : Set.of();
        return HeldRows.of(open, registry, parent, lifted, run -> now.stopped(registry, run), now.before());
    }

    /** What barred a run when it was opened. */
    private RunBars runBars(long run, RunOpened opened, RequestPackage request) throws IOException, DocumentException {
        return RunBars.of(bars(opened, opened.at()), open, request.header(), opened.at(), run);
    }

    /** What a run was opened under says of bars, as it counts on a day. */
    private BarsReader.Known bars(RunOpened opened, Instant at) throws IOException, DocumentException {
        return BarsReader.read("bars of the run", open.openings().open(opened.bars()), day(at));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private Reception reception(Instant now) {
        return new Reception(open.workspace(), open.register(), open.openings(), now);
    }

    private Optional<Long> existing(Registry registry, RequestPackage request) throws IOException {
        byte[] value = Reception.value(request);
        for (long run : registry.runs()) {
            RunOpened opened = registry.run(run).orElseThrow();
            if (opened.parent() < 0 && Arrays.equals(open.openings().open(opened.request()), value)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    private OpenRun again(Registry registry, long run, RequestPackage request, Optional<Path> bars)
            throws IOException, DocumentException, RefusedException {
        refuseOtherBars(run, registry.run(run).orElseThrow(), bars);
        return resume(registry, run, request);
    }

    private void refuseOtherBars(long run, RunOpened opened, Optional<Path> bars) throws IOException, RefusedException {
        if (bars.isPresent()
                && !Arrays.equals(
                        Files.readAllBytes(bars.get()), open.openings().open(opened.bars()))) {
            throw new RefusedException(
                    "bars",
                    bars.get() + ": run " + run + " was opened under other bars, which stand; if one was lifted,"
                            + " `hold resolve " + run + " --bars` decides again what it held; if one was added, ask"
                            + " for a new request");
        }
    }

    private OpenRun resume(Registry registry, long run, RequestPackage request)
            throws IOException, DocumentException, RefusedException {
        RunOpened opened = registry.run(run).orElseThrow();
        RunBars bars = runBars(run, opened, request);
        RunRules rules = rules(request, bars);
        HeldRows held =
                opened.parent() < 0 ? HeldRows.everyRow() : held(registry, rules, opened.parent(), request, bars);
        boolean closed = registry.closed(run).isPresent();
        if (!closed) {
            requireUnchanged(run, opened, rules);
        }
        RecordSource records = closed ? new NoRecords() : sameRecords(run, opened, rules);
        return new OpenRun(
                run, opened, registry.closed(run), rules, request, held.judgments(), held::contains, records);
    }

    private RunRules rules(RequestPackage request, RunBars bars)
            throws IOException, DocumentException, RefusedException {
        Reception.Received received = reception(bars.at()).receive(request);
        return RunRules.of(
                open.workspace(), packs, received.request().header(), received.verified(), bars.known(), bars.at());
    }

    private RequestPackage request(RunOpened opened) throws IOException, DocumentException {
        String id = RunRules.Law.decode(open.openings().open(opened.law())).requestId();
        return RequestPackage.readAgain(open.workspace().requests().resolve(id));
    }

    private OpenRun opened(RunRules rules, RequestPackage request, long parent, Instant at, HeldRows held)
            throws IOException, DocumentException, RefusedException {
        Signatory decider = decider(at);
        IndexedRecords indexed = IndexedRecords.open(open, rules);
        boolean byAddress = rules.permitsAddressRoute() && indexed.isIndexed();
        RecordSource records = source(indexed, byAddress);
        RunLot lot = open.lot();
        new RunSecretFile(open.workspace().evidence(), lot.id(), open.key()).write(lot.secret());
        RunOpened entry = new RunOpened(
                at,
                lot.id(),
                rules.packName(),
                rules.agreementName(),
                rules.tablesSha256(),
                EngineVersion.current(),
                decider.fingerprint(),
                open.openings().commit(Reception.value(request)),
                Hash.of(sha256(lot.secret())),
                open.openings().commit(rules.law()),
                open.openings().commit(rules.bars().source()),
                open.openings().commit(indexed.commitment(rules, byAddress)),
                parent,
                open.decisions().log().size());
        long run = open.register().append(entry);
        return new OpenRun(run, entry, Optional.empty(), rules, request, held.judgments(), held::contains, records);
    }

    private Signatory decider(Instant at) throws IOException, DocumentException, RefusedException {
        String name = open.workspace().config().decidingOfficial();
        return Officials.of(open.workspace()).who(Mandate.of(Act.DECIDE, Side.CUSTODIAN), at).stream()
                .filter(official -> official.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "decider",
                        "narrowgate.yaml, `deciding_official`: nobody of that name, with a certificate on file, may"
                                + " `decide` today; `office who --may decide` says who may"));
    }

    private void requireUnchanged(long run, RunOpened opened, RunRules rules) throws IOException, RefusedException {
        if (!opened.pack().equals(rules.packName())) {
            throw changed(run, "the pack");
        }
        if (!opened.agreement().equals(rules.agreementName())) {
            throw changed(run, "the agreement");
        }
        if (!opened.tables().equals(rules.tablesSha256()) || !opened.engine().equals(EngineVersion.current())) {
            throw changed(run, "the program");
        }
        if (!Arrays.equals(open.openings().open(opened.law()), rules.law())) {
            throw changed(run, "narrowgate.yaml, or a document that it names,");
        }
    }

    private static RefusedException changed(long run, String what) {
        return new RefusedException(
                "changed",
                what + " changed since run " + run
                        + " was opened, and one run goes by one set of rules; put it back as it was and start again");
    }

    /** An index that was made, or lost, since the run was opened must not turn the rows that are left. */
    private RecordSource sameRecords(long run, RunOpened opened, RunRules rules)
            throws IOException, DocumentException, RefusedException {
        IndexedRecords records = IndexedRecords.open(open, rules);
        byte[] then = open.openings().open(opened.records());
        if (Arrays.equals(then, records.commitment(rules, false))) {
            return source(records, false);
        }
        boolean same = Arrays.equals(then, records.commitment(rules, true));
        if (same && records.isIndexed()) {
            return source(records, true);
        }
        records.close();
        throw same
                ? new RefusedException(
                        "records-index",
                        "run " + run + " was opened over indexed records, and their index is missing or was made by"
                                + " another version of the program; run `narrowgate records index` and start again")
                : changed(run, "the records (the bytes of a file, or its time, which `cp -p` keeps)");
    }

    private static RecordSource source(IndexedRecords records, boolean byAddress) {
        try {
            return records.source(byAddress);
        } catch (RuntimeException failed) {
            records.close();
            throw failed;
        }
    }

    private BarsReader.Known bars(Optional<Path> given, LocalDate day) throws IOException, DocumentException {
        Path statement = open.workspace().orders().resolve(Workspace.STATEMENT);
        if (given.isPresent()) {
            return BarsReader.read(given.get(), day);
        }
        return Files.isRegularFile(statement) ? BarsReader.read(statement, day) : BarsReader.Known.nothing();
    }

    /** A crash between the last row and the end of its secret leaves the secret behind. */
    private void destroyLeftSecrets(Registry registry) throws IOException {
        for (long run : registry.runs()) {
            if (registry.closed(run).isPresent()) {
                RunId id = registry.run(run).orElseThrow().runId();
                new RunSecretFile(open.workspace().evidence(), id, open.key()).destroy();
            }
        }
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform has no SHA-256", missing);
        }
    }
}
