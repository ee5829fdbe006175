package org.narrowgate.engine.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.parallel.Beside;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.registry.UseTerms;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.LaterRules;
import org.narrowgate.engine.run.LoggedRows;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.ReliedOn;
import org.narrowgate.engine.safeguard.SafeguardState;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.seal.Authorisation;
import org.narrowgate.engine.seal.Authorised;
import org.narrowgate.engine.seal.PreparationOrder;
import org.narrowgate.engine.seal.PreparedRows;
import org.narrowgate.engine.seal.ReleaseTerms;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.ledger.DecisionsReader;

/** Everything known of a run on the day somebody wants it released; reads, and changes nothing. */
final class ReleaseCase {
    private final OpenWorkspace open;
    private final DecidedRun run;
    private final LaterRules rules;
    private final ReleaseParties parties;
    private final Optional<SafeguardState> safeguards;
    private final DecisionsReader log;
    private final RunEntries entries;
    private final AnsweredRows answered;
    private final Instant now;

    private ReleaseCase(
            OpenWorkspace open,
            DecidedRun run,
            LaterRules rules,
            ReleaseParties parties,
            Optional<SafeguardState> safeguards,
            DecisionsReader log,
            RunEntries entries,
            AnsweredRows answered,
            Instant now) {
        this.open = open;
        this.run = run;
        this.rules = rules;
        this.parties = parties;
        this.safeguards = safeguards;
        this.log = log;
        this.entries = entries;
        this.answered = answered;
        this.now = now;
    }

    static ReleaseCase of(OpenWorkspace open, Path packs, long number, Instant now)
            throws IOException, DocumentException, RefusedException {
        DecidedRun run = DecidedRun.begin(open, number);
        // Reading all rows takes as long as all the rest, which looks at none of them.
        try (Beside<DecidedRun, DocumentException> rows = Beside.begin(() -> {
            run.requireRows();
            return run;
        })) {
            ReleaseCase made = of(open, packs, run, now);
            rows.result();
            return made;
        }
    }

    private static ReleaseCase of(OpenWorkspace open, Path packs, DecidedRun run, Instant now)
            throws IOException, DocumentException, RefusedException {
        OrderGate.pass(open, run, now);
        DecisionsReader log = run.shard().decisions();
        RunEntries entries = run.entries(log);
        if (entries.count() != run.closed().decisions()) {
            throw new RefusedException(
                    "entries",
                    "run " + run.run() + " was closed with " + run.closed().decisions() + " rows, but the decisions log"
                            + " holds " + entries.count() + "; verify the log");
        }
        if (entries.count() == 0) {
            throw new RefusedException("empty", "run " + run.run() + " decided no row: there is nothing to release");
        }
        LaterRules rules = run.rules(packs, now);
        return new ReleaseCase(
                open,
                run,
                rules,
                ReleaseParties.of(
                        Officials.of(open.workspace()), run, rules.pack().releasedBy(), now),
                rules.rulebook().looksAt(Rulebook.SAFEGUARDS)
                        ? Optional.of(safeguards(open, run.request().header().requester(), now))
                        : Optional.empty(),
                log,
                entries,
                AnsweredRows.of(run),
                now);
    }

    private static SafeguardState safeguards(OpenWorkspace open, String recipient, Instant now)
            throws IOException, DocumentException {
        Papers papers = Papers.of(open.workspace(), open.register().read());
        return SafeguardState.of(open.workspace(), Safeguards.of(papers), recipient, now);
    }

    DecidedRun run() {
        return run;
    }

    ReleaseParties parties() {
        return parties;
    }

    ReleaseDraft draft(String release, DraftWishes wishes) throws IOException, DocumentException, RefusedException {
        requireAnswers(answered.count(log, entries));
        if (wishes.beforeQuorum() && quorumFirst().isPresent()) {
            throw new RefusedException("before-quorum", quorumFirst().get() + "; leave out --before-quorum");
        }
        Signatory signer = parties.official(wishes.official());
        ObligationsPage page = page();
        UseTerms terms = terms(page, wishes.destroyBy());
        Authorisation text = new Authorisation(
                release,
                run.opened().runId(),
                log.checkpoint(),
                provision(),
                run.law().slots().fields(),
                Certificates.fingerprint(parties.recipient()),
                safeguardsDigest(),
                stages(wishes.stages()),
                Optional.empty(),
                wishes.beforeQuorum(),
                wishes.expires(),
                signer.name());
        List<String> reasons = elements().authorisation(true, true, true).accounting(true).findings().stream()
                .filter(f -> !f.met())
                .map(ReleaseElements::reason)
                .toList();
        return new ReleaseDraft(run.run(), page.bound(text, terms), page.page(text, terms), signer, reasons);
    }

    private int stages(int wished) throws RefusedException {
        long most = run.opened().parent() >= 0
                ? 1
                : Math.min(Stage.MOST, run.closed().decisions());
        if (wished < 1 || wished > most) {
            throw new RefusedException(
                    "stages",
                    run.opened().parent() >= 0
                            ? "a run that decides held rows again goes at once; leave out --parts"
                            : "run " + run.run() + " goes in 1 to " + most + " stages; give such a number");
        }
        return wished;
    }

    private UseTerms terms(ObligationsPage page, Optional<LocalDate> destroyBy) throws RefusedException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        UseTerms longest = page.longest(today);
        LocalDate last = destroyBy.orElse(longest.destroyBy());
        if (last.isAfter(longest.destroyBy()) || !last.isAfter(today)) {
            throw new RefusedException(
                    "destroy-by",
                    "what is released today may be held until " + longest.destroyBy() + " at most, and for a day at"
                            + " least; give an earlier day than that, after today, or none");
        }
        return new UseTerms(today, last, longest.attestEveryDays());
    }

    private ObligationsPage page() {
        String purpose = run.request().header().purpose();
        return new ObligationsPage(
                open.workspace().config().custodian(),
                open.workspace().config().demo(),
                run,
                parties.recipientInWords(),
                rules.pack().authority().citation().text(),
                purpose + ": " + rules.pack().manifest().purposes().getOrDefault(purpose, ""),
                obligations(),
                HoldingLimits.of(rules.agreement()));
    }

    private Optional<String> quorumFirst() throws IOException, DocumentException {
        return ReleaseQuorum.first(
                AdoptedPolicies.of(open.workspace()), rules.rulebook().isEmergency());
    }

    /** Refuses, with every reason, a text that does not say what is so today, or that the wrong person signed. */
    Authorised authorised(String release, Stage stage, SignedText signed)
            throws IOException, DocumentException, RefusedException, SealException {
        ReleaseTerms terms = new ReleaseTerms(
                release,
                run.opened().runId(),
                entries.index(run.closed().decisions() - 1) + 1,
                provision(),
                run.law().slots().fields(),
                parties.recipient(),
                safeguardsDigest(),
                parties.decider(),
                stage,
                quorumFirst(),
                page());
        return Authorised.of(
                signed.text(),
                signed.signature(),
                signed.source(),
                parties.signed(signed.text(), signed.signature(), run.closed().decisions(), now),
                terms,
                log.log(),
                now);
    }

    List<Finding> findings(Authorised authorised, boolean accounted) throws IOException, DocumentException {
        Authorisation text = authorised.authorisation();
        return elements()
                .authorisation(
                        !authorised.official().isSamePerson(parties.decider())
                                && text.run().equals(run.opened().runId()),
                        authorised.official().authority().may(),
                        text.recipient().equals(run.request().header().recipientCertificate()))
                .accounting(accounted)
                .findings();
    }

    private ReleaseElements elements() throws IOException, DocumentException {
        return new ReleaseElements(rules, run.judgments())
                .safeguards(safeguards, parties.receives().person());
    }

    /** Empty where no element looks at safeguards: then what is known of them has nothing to do with the release. */
    private String safeguardsDigest() throws RefusedException {
        if (safeguards.filter(state -> !state.isPresent()).isPresent()) {
            throw new RefusedException(
                    "safeguards",
                    "no evidence on the safeguards of " + run.request().header().requester()
                            + " counts today: file some"
                            + " (`safeguards evidence`), or put a safeguards document that is in force into "
                            + open.workspace().safeguards() + ", then draft and sign again");
        }
        return safeguards.map(SafeguardState::sha256).orElse("");
    }

    /** So that what a release relied on can be read and checked for ever. */
    void keepSafeguards() throws IOException {
        if (safeguards.isPresent()) {
            ReliedOn.of(open.workspace()).keep(safeguards.get());
        }
    }

    private String provision() {
        return run.opened().pack().id();
    }

    /** What the law attaches to the use of the release, and the mark of a pack that nobody adopted. */
    List<String> obligations() {
        List<String> obligations = new ArrayList<>();
        if (rules.adopted().pack().isEmpty()) {
            obligations.add(
                    "DRAFT: decided under a statute pack that no counsel has adopted, in a workspace marked demo");
        }
        if (rules.rulebook().isEmergency()) {
            obligations.add("EMERGENCY: decided without an agreement, which this authority does not demand");
        }
        rules.pack().readings().stream()
                .filter(reading -> !reading.reading().strictest()
                        && rules.rulebook()
                                .agreement()
                                .map(a -> a.readings().contains(reading.id()))
                                .orElse(false))
                .map(reading -> "WIDER: decided under the reading `" + reading.id() + "`, which is not the strictest: "
                        + reading.reading().text())
                .forEach(obligations::add);
        rules.rulebook().elements().stream()
                .map(ElementTest::element)
                .filter(element -> element.kind() == ElementKind.OBLIGATION)
                .map(ReleaseCase::inWords)
                .forEach(obligations::add);
        return obligations;
    }

    private static String inWords(Element element) {
        return element.citation().text() + ": " + element.text();
    }

    /**
     * Reads every decision, once, so that damaged evidence, or a field that nobody authorised, stops a release before
     * anything is written.
     */
    PreparedRows prepare(Authorised authorised, Policy policy, Progress progress) throws IOException, SealException {
        PreparationOrder order = new PreparationOrder(
                authorised,
                log.log(),
                policy,
                run.law().slots(),
                run.law().catalog(),
                run.closed().decisions(),
                inStage(authorised.stage()),
                answered::isTold);
        try (LoggedRows rows = run.decisions(log, entries)) {
            return PreparedRows.of(
                    order, new CountedRows<>(rows, progress), open.workspace().scratch(), open.random());
        }
    }

    /** A run that is released in stages decided every row that was asked for, numbered from 1. */
    private LongPredicate inStage(Stage stage) {
        long rows = run.closed().decisions();
        return stage.count() == 1 ? row -> true : row -> stage.contains(row, rows);
    }

    /** Refuses a release that would answer nothing. */
    void requireAnswers(long rows) throws RefusedException {
        if (rows == 0) {
            throw new RefusedException(
                    "empty",
                    "run " + run.run() + " has no row to answer beyond what the runs before it answer: there is"
                            + " nothing to release");
        }
    }

    /** The account of a release: of all rows that were asked for, and of those that go. */
    AccountingEntry account(Authorised authorised, SignedText signed, PreparedRows rows) {
        RequestHeader header = run.request().header();
        Authorisation text = authorised.authorisation();
        return new AccountingEntry(
                authorised.release(),
                run.run(),
                now,
                header.id(),
                run.request().digest(),
                header.requester(),
                text.provision(),
                header.purpose(),
                text.recipient(),
                text.official(),
                run.closed().decisions(),
                text.safeguards(),
                signed.text(),
                signed.signature(),
                rows.disclosed());
    }
}
