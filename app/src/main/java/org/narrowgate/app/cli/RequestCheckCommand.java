package org.narrowgate.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.request.CheckReport;
import org.narrowgate.app.request.CheckRules;
import org.narrowgate.app.request.CheckTotals;
import org.narrowgate.app.request.RequestCheck;
import org.narrowgate.app.request.RulesAtHand;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate request check}: all that can be said of a request without any record. */
@Command(
        name = "check",
        description = {
            "Says what keeps each row from being looked up, and what would cure it.",
            "With the provision, row by row and as totals. No record is touched, and none is needed. A request that is"
                    + " not signed yet is checked as it would be signed; nothing is written."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json: one line `request` (refusals, header findings, what was not verified), one line `row` for each",
            "row in its order, one line `caseload` for each official named, one line `totals`. Without --workspace, what only the custodian can say (whose signature",
            "counts, bars, an agreement not given) is named as not verified and held against no row.",
            "Exit codes: 0 every row is admissible; 1 some are not, or the request would be refused as a whole; 3 the",
            "request cannot be read. What it prints is about your own rows: treat it as you treat them."
        })
final class RequestCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of the request.")
    private Path folder = Path.of(".");

    @Option(
            names = "--workspace",
            paramLabel = "W",
            description = "The custodian's workspace, where that is at hand: checks signature, office and agreement.")
    private Optional<Path> workspace = Optional.empty();

    @Option(
            names = "--agreement",
            paramLabel = "FILE",
            description = "The agreement, so that its clauses are applied; not with --workspace, which has its own.")
    private Optional<Path> agreement = Optional.empty();

    @Option(
            names = "--certificate",
            paramLabel = "CERT.pem",
            description = "The signer's certificate: checks that the signature is made with it.")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Day on which it is taken to be received and decided; today if absent.")
    private Optional<LocalDate> on = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many rows to show that are not admissible; ${DEFAULT-VALUE} if absent.")
    private int rows = 20;

    @Option(names = "--json", description = "JSON Lines.")
    private boolean json;

    @Mixin
    private AuthorityOption packs = new AuthorityOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        if (workspace.isPresent() && (agreement.isPresent() || certificate.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the workspace has agreement and certificates of its own: leave --agreement and --certificate out,"
                            + " or --workspace");
        }
        // What was signed is taken as it stands; what was not is taken as it would be signed.
        RequestPackage request = Files.exists(folder.resolve(RequestPackage.SIGNATURE))
                ? RequestPackage.read(folder)
                : RequestPackage.readDraft(folder);
        CheckRules rules = rules(request);
        // Picocli's own writer flushes every line.
        PrintWriter out = new PrintWriter(new BufferedWriter(spec.commandLine().getOut(), 1 << 16));
        CheckReport report = json ? new CheckJson(request, rules, out) : new CheckText(request, rules, rows, out);
        report.begin();
        CheckTotals totals = new RequestCheck(request, rules).run(report::row);
        report.end(totals);
        return totals.admissible() == totals.rows() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private CheckRules rules(RequestPackage request) throws IOException, DocumentException, RefusedException {
        Instant now = on.map(day -> day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))
                .orElseGet(Instant::now);
        if (workspace.isPresent()) {
            Workspace opened = Workspace.open(workspace.get());
            Path folderOfPacks = opened.config().packs().orElseGet(packs::folder);
            return RulesAtHand.ofCustodian(opened, folderOfPacks, request, now);
        }
        Pack pack = packs.read(request.header().authority(), "request.json, `authority`");
        Optional<AgreementDocument> document = agreement.isPresent()
                ? Optional.of(AgreementReader.read(agreement.get(), pack, Adopted.whateverIsCited(pack)))
                : Optional.empty();
        return RulesAtHand.ofRequester(pack, request, document, certificate, now);
    }
}
