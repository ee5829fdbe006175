package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.RunSecretFile;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.records.RecordSource;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

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
            DecidedRun.refuseErased(registry, before.get());
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
        return new NewRun(rules, received.request(), HeldRows.everyRow(), -1, now).register(open, packs);
    }

    /**
     * A run that decides again what another one holds, with the findings that count by now; and, where a bar was lifted,
     * the rows that it stood before.
     *
     * @param bars a file of the bars as they now stand; those of the last such run, as they count today, if empty
     * @throws RefusedException if nothing is held, or the file adds a bar, which rows decided already would escape
     */
    OpenRun child(long parent, Optional<Path> bars, Instant now)
            throws IOException, DocumentException, RefusedException {
        Registry registry = open.register().read();
        RunOpened opened = complete(registry, parent);
        long last = lastOf(registry, parent);
        RequestPackage request = request(opened);
        if (registry.closed(last).isEmpty()) {
            refuseOtherBars(last, registry.run(last).orElseThrow(), bars);
            return resume(registry, last, request);
        }
        RunBars barring = barring(registry, last, bars, now, request);
        boolean stopped = registry.family(parent).stream().anyMatch(run -> barring.stopped(registry, run));
        RunOpened before = registry.run(last).orElseThrow();
        boolean lifted = barring.known().lifts(runBars(last, before, request).known());
        // No answer came to count since and nothing was lifted: then there is nothing to decide again.
        if (last != parent && !isAnsweredSince(registry, parent, last) && !lifted && !stopped) {
            return resume(registry, last, request);
        }
        RunRules rules = rules(request, barring);
        HeldRows held = held(registry, rules, parent, request, barring, List.of());
        requireAny(held, parent);
        return new NewRun(rules, request, held, parent, barring.at()).register(open, packs);
    }

    /**
     * The run that {@link #child} would open if some answers counted beside those that do: it stands in no register, and
     * whoever decides it keeps nothing.
     */
    OpenRun supposed(long parent, Optional<Path> bars, Instant now, List<Judgment> answers)
            throws IOException, DocumentException, RefusedException {
        Registry registry = open.register().read();
        RunOpened opened = complete(registry, parent);
        long last = lastOf(registry, parent);
        if (registry.closed(last).isEmpty()) {
            throw new RefusedException(
                    "run", "run " + last + " is not complete; `hold resolve " + parent + "` goes on with it first");
        }
        RequestPackage request = request(opened);
        RunBars barring = barring(registry, last, bars, now, request);
        RunRules rules = rules(request, barring, reception(barring.at()).keepingNothing());
        HeldRows held = held(registry, rules, parent, request, barring, answers);
        requireAny(held, parent);
        return new NewRun(rules, request, held, parent, barring.at()).suppose(open);
    }

    private RunOpened complete(Registry registry, long parent) throws RefusedException {
        RunOpened opened = registry.run(parent)
                .orElseThrow(() -> new RefusedException("run", "run " + parent + " is not in the register"));
        if (registry.closed(parent).isEmpty()) {
            throw new RefusedException("run", "run " + parent + " is not complete; `decide` its request again first");
        }
        DecidedRun.refuseErased(registry, parent);
        return opened;
    }

    private static long lastOf(Registry registry, long parent) {
        List<Long> children = registry.children(parent);
        return children.isEmpty() ? parent : children.get(children.size() - 1);
    }

    private static void requireAny(HeldRows held, long parent) throws RefusedException {
        if (held.isEmpty()) {
            throw new RefusedException(
                    "held", "run " + parent + " holds no row, and no bar that was lifted stood before one");
        }
    }

    /** What bars the rows now, never less than the last run of them knew. */
    private RunBars barring(Registry registry, long last, Optional<Path> bars, Instant now, RequestPackage request)
            throws IOException, DocumentException, RefusedException {
        RunOpened before = registry.run(last).orElseThrow();
        Instant at = now.isBefore(before.at()) ? before.at() : now;
        BarsReader.Known stated = bars.isPresent() ? BarsReader.read(bars.get(), day(at)) : bars(before, at);
        if (bars.isPresent() && stated.adds(bars(before, before.at()))) {
            throw new RefusedException(
                    "bars",
                    bars.get() + ": it adds a bar, and rows that run " + last
                            + " decided would escape it; ask for a new request and decide that");
        }
        return RunBars.of(stated, open, request.header(), at, Long.MAX_VALUE);
    }

    /** Whether an answer counts that did not when the last child was opened, or the other way round. */
    private boolean isAnsweredSince(Registry registry, long parent, long last) throws IOException, DocumentException {
        Map<String, Question> questions = RunRules.Law.decode(
                        open.openings().open(registry.run(last).orElseThrow().law()))
                .questions();
        List<Judgment> then = answers(registry, parent, last).counting(questions);
        List<Judgment> now = answers(registry, parent, Long.MAX_VALUE).counting(questions);
        return !Set.copyOf(then).equals(Set.copyOf(now));
    }

    private SignedAnswers answers(Registry registry, long run, long before) throws IOException, DocumentException {
        return SignedAnswers.of(open.workspace(), open.openings(), registry, run, before);
    }

    private HeldRows held(
            Registry registry,
            RunRules rules,
            long parent,
            RequestPackage request,
            RunBars now,
            List<Judgment> supposed)
            throws IOException, DocumentException {
        Set<String> lifted = lifts(registry, parent, request, now) ? rules.elementsOnBars() : Set.of();
        List<Judgment> counting = new ArrayList<>(
                answers(registry, parent, now.before()).counting(rules.catalog().questions()));
        counting.addAll(supposed);
        return HeldRows.of(
                open,
                registry,
                parent,
                lifted,
                run -> now.stopped(registry, run),
                now.before(),
                Judgments.of(counting));
    }

    /** Whether something bars no more that barred the run, or one of those that decided it again. */
    private boolean lifts(Registry registry, long parent, RequestPackage request, RunBars now)
            throws IOException, DocumentException {
        for (long run : registry.family(parent)) {
            if (run < now.before()
                    && now.known()
                            .lifts(runBars(run, registry.run(run).orElseThrow(), request)
                                    .known())) {
                return true;
            }
        }
        return false;
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
                && !Arrays.equals(WholeFile.read(bars.get()), open.openings().open(opened.bars()))) {
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
        HeldRows held = opened.parent() < 0
                ? HeldRows.everyRow()
                : held(registry, rules, opened.parent(), request, bars, List.of());
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
        return rules(request, bars, reception(bars.at()));
    }

    private RunRules rules(RequestPackage request, RunBars bars, Reception reception)
            throws IOException, DocumentException, RefusedException {
        Reception.Received received = reception.receive(request);
        return RunRules.of(
                open.workspace(), packs, received.request().header(), received.verified(), bars.known(), bars.at());
    }

    private RequestPackage request(RunOpened opened) throws IOException, DocumentException {
        String id = RunRules.Law.decode(open.openings().open(opened.law())).requestId();
        return RequestPackage.readAgain(open.workspace().requests().resolve(id));
    }

    private void requireUnchanged(long run, RunOpened opened, RunRules rules) throws IOException, RefusedException {
        if (!opened.pack().equals(rules.packName())) {
            throw changed(run, "the pack");
        }
        if (!opened.agreement().equals(rules.agreementName())) {
            throw changed(run, "the agreement");
        }
        if (!opened.secondLock().equals(rules.lockName())) {
            throw changed(run, "the second lock (narrowgate.yaml, `second_lock`)");
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
            return records.sourceOrClose(false);
        }
        boolean same = Arrays.equals(then, records.commitment(rules, true));
        if (same && records.isIndexed()) {
            return records.sourceOrClose(true);
        }
        records.close();
        throw same
                ? new RefusedException(
                        "records-index",
                        "run " + run + " was opened over indexed records, and their index is missing or was made by"
                                + " another version of the program; run `narrowgate records index` and start again")
                : changed(run, "the records (the bytes of a file, or its time, which `cp -p` keeps)");
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
        Optional<RunSecretFile> last = Optional.empty();
        for (long run : registry.runs()) {
            if (registry.closed(run).isPresent()) {
                RunId id = registry.run(run).orElseThrow().runId();
                last = Optional.of(new RunSecretFile(open.workspace().evidence(), id, open.key()));
                last.get().destroy();
            }
        }
        // Whoever opens a run comes by here first, so that of earlier ones it was done then.
        if (last.isPresent()) {
            last.get().settle();
        }
    }

    static byte[] sha256(byte[] content) {
        return Sha256.create().digest(content);
    }
}
