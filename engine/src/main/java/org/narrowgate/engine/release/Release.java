package org.narrowgate.engine.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.Recalls;
import org.narrowgate.engine.registry.Entrusted;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.Authorisation;
import org.narrowgate.engine.seal.Authorised;
import org.narrowgate.engine.seal.LoggedAuthorisation;
import org.narrowgate.engine.seal.PreparedRows;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.seal.SealOrder;
import org.narrowgate.engine.seal.SealedRelease;
import org.narrowgate.engine.seal.Sealer;
import org.narrowgate.engine.seal.TrustFile;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.ledger.DecisionsReader;

/**
 * Lets a decided run go: drafted, signed by a second person, checked, accounted for, logged, and only then sealed.
 *
 * <p>Each step leaves something on the disk from which the same call goes on: an accounting entry that nothing refers
 * to yet is written anew; a logged authorisation is not logged again; a staging folder is thrown away; a package that
 * lies complete without its last entry gets it. No sealed byte is written before its authorisation is published.
 */
public final class Release {
    /** What the name of a release's page ends in, where the custodian keeps it beside the package. */
    public static final String OBLIGATIONS = ".obligations.txt";

    private final OpenWorkspace open;
    private final Path packs;
    private final long partLimit;
    private final Progress progress;

    /**
     * Works in an open workspace.
     *
     * @param packs folder of the statute packs
     * @param partLimit most bytes of a sealed part, normally {@link Sealer#PART_LIMIT}
     */
    public Release(OpenWorkspace open, Path packs, long partLimit, Progress progress) {
        this.open = open;
        this.packs = packs;
        this.partLimit = partLimit;
        this.progress = progress;
    }

    /**
     * Makes the text that a releasing official signs and the page of obligations that it binds, and writes both.
     *
     * @param file of the text; the page lies beside it ({@link #page})
     * @throws RefusedException if the run is not complete, is released already, or nobody may sign or receive
     */
    public ReleaseDraft draft(long run, Path file, DraftWishes wishes)
            throws IOException, DocumentException, RefusedException, SealException {
        Instant now = open.now();
        if (!now.isBefore(wishes.expires())) {
            throw new RefusedException(
                    "expires", "the authorisation would expire before it is signed; give a later day");
        }
        settle(run);
        ReleaseCase releaseCase = ReleaseCase.of(open, packs, run, now);
        refuseReleased(open.register().read(), run, Optional.empty());
        ReleaseDraft draft = releaseCase.draft(nextName(run), wishes);
        AtomicFile.write(page(file), draft.page());
        AtomicFile.write(file, draft.authorisation().text());
        return draft;
    }

    /** Where the page of obligations of a drafted text lies. */
    public static Path page(Path file) {
        return file.resolveSibling(file.getFileName() + OBLIGATIONS);
    }

    /** As {@link #authorise(long, Path, Path, OptionalInt)}, of the stage that was begun, or of the first. */
    public ReleaseOutcome authorise(long run, Path text, Path signature)
            throws IOException, DocumentException, RefusedException, SealException {
        return authorise(run, text, signature, OptionalInt.empty());
    }

    /**
     * Releases a run under a signed text, goes on with a release that was cut off, or says that it is done. Of a release
     * in stages it seals one and stops; before the next everything is asked again, as if nothing had gone yet.
     *
     * @param text the file that was signed
     * @param signature its detached CMS
     * @param stage the stage that is to go; one that has gone is said to be done, and none is passed over
     * @throws RefusedException if an element of law is not met, or the release is another's; nothing was sealed
     * @throws SealException if the authorisation is not what it must be, with every reason
     */
    public ReleaseOutcome authorise(long run, Path text, Path signature, OptionalInt stage)
            throws IOException, DocumentException, RefusedException, SealException {
        SignedText signed = SignedText.read(text, signature);
        settle(run);
        Registry registry = open.register().read();
        BegunStages begun = BegunStages.of(registry, run, signed);
        Stage now = begun.stage(stage);
        Optional<ReleaseSealed> sealed = begun.sealed(now);
        if (sealed.isPresent()) {
            return again(
                    DecidedRun.of(open, run), sealed.get(), begun.entry(now).orElseThrow(), now);
        }
        refuseReleased(registry, run, Optional.of(signed.digest()));
        ReleaseQuorum quorum = ReleaseQuorum.of(open, run);
        ReleaseCase releaseCase = ReleaseCase.of(open, packs, run, open.now());
        refuseRecalled(registry, run);
        String name = begun.isEmpty() ? nextName(run) : signed.authorisation().release();
        Authorised authorised = releaseCase.authorised(name, now, signed);
        return release(releaseCase, quorum, authorised, signed, begun.sequence(now));
    }

    /** What is called back goes no further, and neither does what is left of it. */
    private void refuseRecalled(Registry registry, long run) throws IOException, DocumentException, RefusedException {
        Recalls recalls = Recalls.of(open.workspace());
        for (ReleaseAuthorised entry : registry.releases(run)) {
            if (recalls.of(entry.release()).filter(Recall::isOpen).isPresent()) {
                throw new RefusedException(
                        "recalled",
                        entry.release() + " is called back, and nothing more of run " + run + " goes before a person"
                                + " closes that (`release close`)");
            }
        }
    }

    private ReleaseOutcome release(
            ReleaseCase releaseCase,
            ReleaseQuorum quorum,
            Authorised authorised,
            SignedText signed,
            OptionalLong logged)
            throws IOException, DocumentException, RefusedException, SealException {
        List<Finding> findings = releaseCase.findings(authorised, true);
        if (findings.stream().anyMatch(f -> !f.met())) {
            return refuseOrHold(findings);
        }
        Policy policy = quorum.overDecisions(authorised);
        progress.stage("accounting", releaseCase.run().closed().decisions());
        try (PreparedRows rows = releaseCase.prepare(authorised, policy, progress)) {
            releaseCase.requireAnswers(rows.answered());
            long sequence = logged.isPresent() ? logged.getAsLong() : log(releaseCase, authorised, signed, rows);
            TimestampGate.pass(open, sequence, authorised.authorisation().beforeQuorum(), progress);
            ReleaseAuthorised entry =
                    (ReleaseAuthorised) open.register().read().entries().get((int) sequence);
            AccountingEntry account = accounting().read(entry.release(), entry.accounting());
            LoggedAuthorisation authorisation =
                    quorum.logged(authorised, releaseCase.run().run(), sequence);
            SealedRelease sealed = seal(releaseCase, authorisation, rows);
            logSealed(releaseCase.run().run(), authorised.release(), sealed);
            return new ReleaseOutcome.Sealed(
                    sealed,
                    authorised.stage(),
                    rows.answered(),
                    account.disclosed().size(),
                    false,
                    trust(entry),
                    Witnessed.of(open, entry));
        }
    }

    private static ReleaseOutcome refuseOrHold(List<Finding> findings) throws RefusedException {
        List<String> reasons = findings.stream()
                .filter(f -> !f.met())
                .map(ReleaseElements::reason)
                .toList();
        if (findings.stream().anyMatch(f -> !f.met() && f.status() != FindingStatus.OPEN)) {
            throw new RefusedException("element", String.join("\n", reasons) + "\nnothing was logged or sealed");
        }
        return new ReleaseOutcome.Held(reasons);
    }

    /** Writes the accounting, holds every release element against it, and logs; returns the sequence number. */
    private long log(ReleaseCase releaseCase, Authorised authorised, SignedText signed, PreparedRows rows)
            throws IOException, DocumentException, RefusedException {
        Authorisation text = authorised.authorisation();
        AccountingEntry account = releaseCase.account(authorised, signed, rows);
        Hash commitment = accounting().write(account);
        boolean written = accounting().read(authorised.release(), commitment).rows()
                == releaseCase.run().closed().decisions();
        List<Finding> findings = releaseCase.findings(authorised, written);
        if (findings.stream().anyMatch(f -> !f.met())) {
            throw new RefusedException(
                    "element",
                    String.join(
                            "\n",
                            findings.stream()
                                    .filter(f -> !f.met())
                                    .map(ReleaseElements::reason)
                                    .toList()));
        }
        releaseCase.keepSafeguards();
        return open.register()
                .append(new ReleaseAuthorised(
                        open.now(),
                        releaseCase.run().run(),
                        authorised.release(),
                        text.decisions(),
                        authorised.official().fingerprint(),
                        authorised.digest(),
                        commitment,
                        ReleaseElements.logged(findings),
                        text.page()
                                .map(page -> new Entrusted(
                                        text.recipient(), page.terms(), authorised.stage(), text.beforeQuorum()))));
    }

    private SealedRelease seal(ReleaseCase releaseCase, LoggedAuthorisation authorisation, PreparedRows rows)
            throws IOException, SealException {
        SealOrder order = new SealOrder(
                authorisation, releaseCase.obligations(), releaseCase.parties().recipient(), custodian());
        AtomicFile.write(
                open.workspace().releases().resolve(authorisation.authorised().release() + OBLIGATIONS),
                authorisation.authorised().page());
        progress.stage("sealing", rows.answered());
        return new Sealer(open.workspace().releases(), open.random(), partLimit).seal(order, rows, progress::done);
    }

    private SigningIdentity custodian() {
        return open.workspace().custodianIdentity();
    }

    private Accounting accounting() {
        return new Accounting(open.workspace().accounting(), open.key(), open.random());
    }

    private void logSealed(long run, String release, SealedRelease sealed) throws IOException {
        Hash parts = Hash.of(HexFormat.of().parseHex(sealed.digest()));
        open.register().append(new ReleaseSealed(open.now(), run, release, parts));
    }

    /**
     * What a crash between the package's rename and its last entry left: the package is complete and was authorised, so
     * only the entry is missing, whatever has become of authorisation and documents since.
     */
    private void settle(long run) throws IOException, SealException {
        Registry registry = open.register().read();
        for (ReleaseAuthorised entry : registry.releases(run)) {
            Path directory = open.workspace().releases().resolve(entry.release());
            if (Files.exists(directory) && registry.sealed(run, entry.release()).isEmpty()) {
                logSealed(run, entry.release(), SealedRelease.read(directory));
            }
        }
    }

    private ReleaseOutcome again(DecidedRun run, ReleaseSealed sealed, ReleaseAuthorised entry, Stage stage)
            throws IOException, DocumentException, RefusedException, SealException {
        Path directory = open.workspace().releases().resolve(entry.release());
        SealedRelease found = SealedRelease.read(directory);
        if (!sealed.parts().equals(Hash.of(HexFormat.of().parseHex(found.digest())))) {
            throw new RefusedException(
                    "altered", directory + ": it is not the package that the register names; restore it from a backup");
        }
        AccountingEntry account = accounting().read(entry.release(), entry.accounting());
        DecisionsReader log = run.shard().decisions();
        long rows = run.closed().decisions();
        long answered = stage.count() == 1
                ? AnsweredRows.of(run).count(log, run.entries(log))
                : stage.end(rows) - stage.begin(rows);
        return new ReleaseOutcome.Sealed(
                found, stage, answered, account.disclosed().size(), true, trust(entry), Witnessed.of(open, entry));
    }

    /** {@code under}: the text under which earlier stages may have gone. */
    private static void refuseReleased(Registry registry, long run, Optional<Hash> under) throws RefusedException {
        for (ReleaseAuthorised entry : registry.releases(run)) {
            boolean another = under.filter(entry.text()::equals).isEmpty();
            if (another && registry.sealed(run, entry.release()).isPresent()) {
                throw new RefusedException(
                        "released",
                        "run " + run + " is released already, as releases/" + entry.release()
                                + ", under another authorisation; hand that package over again if it was lost");
            }
        }
    }

    /** Every logged authorisation keeps its name and accounting entry, also one that expired before it was used. */
    private String nextName(long run) throws IOException, RefusedException {
        int before = open.register().read().releases(run).size();
        String name = "run-" + run + (before == 0 ? "" : "-" + (before + 1));
        if (Files.exists(open.workspace().releases().resolve(name))) {
            throw new RefusedException(
                    "unlogged",
                    open.workspace().releases().resolve(name)
                            + ": it is there, but no register entry authorised it; move it away and look into it");
        }
        return name;
    }

    /** Beside the package and not in it: whoever altered the one must not be able to alter the other. */
    private Path trust(ReleaseAuthorised entry) throws IOException, DocumentException {
        Path file = open.workspace().releases().resolve(entry.release() + ".trust.policy");
        Registry registry = open.register().read();
        String text = TrustFile.text(
                Shards.of(open.workspace(), registry)
                        .of(registry.run(entry.run()).orElseThrow())
                        .key(),
                List.of(custodian().certificate()),
                Witnessed.policy(open.workspace(), registry, entry).witnessLines());
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
