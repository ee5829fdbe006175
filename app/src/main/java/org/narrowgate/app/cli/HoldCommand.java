package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.app.hold.Preview;
import org.narrowgate.app.hold.Waiting;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.FindingReception;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.run.SignedAnswers;
import org.narrowgate.engine.run.SignedFinding;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate hold}: what waits for a person, and his signed answer. */
@Command(
        name = "hold",
        description = {
            "Lists the questions that keep rows on hold, shows what an answer would do, and takes signed answers.",
            "A contested question counts as answered once two persons signed the same answer; rows are never let go, nor"
                    + " refused, because a day came."
        },
        mixinStandardHelpOptions = true,
        subcommands = {HoldListCommand.class, HoldPreviewCommand.class},
        footer = {"", "In this order: list, preview, resolve --draft, sign, resolve --finding."})
final class HoldCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            description = {
                "Drafts an answer to a question, or takes a signed one and decides the held rows again in a child run.",
                "To draft: --question, --answer, --by, --reason, --draft FILE; what the answer would do is shown. To answer:"
                        + " --finding FILE.p7s beside its text.",
                "An answer to a contested question waits until another person signed the same; so do answers that disagree.",
                "--bars FILE says which bars now stand: rows that a lifted one stood before are decided again too."
            },
            mixinStandardHelpOptions = true)
    int resolve(
            @Parameters(paramLabel = "RUN", description = "The run.") long run,
            @Mixin WorkspaceOption workspace,
            @Mixin AnswerOptions answer,
            @Option(names = "--draft", paramLabel = "FILE", description = "Write the text to sign.")
                    Optional<Path> draft,
            @Option(names = "--finding", paramLabel = "FILE.p7s", split = ",", description = "Signed answers.")
                    List<Path> findings,
            @Option(
                            names = "--bars",
                            paramLabel = "FILE",
                            description = "Bars as they now stand; else those that the run was decided under.")
                    Optional<Path> bars,
            @Option(names = "--at", paramLabel = "INSTANT", description = "Only in a workspace marked demo.")
                    Optional<Instant> at,
            @Option(names = "--json", description = "The totals as one JSON document.") boolean json)
            throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        if (at.isPresent() && !opened.config().demo()) {
            return usage("--at is for workspaces marked demo; leave it out");
        }
        InstantSource clock = at.map(InstantSource::fixed).orElseGet(InstantSource::system);
        if (draft.isPresent()) {
            return answer.isComplete()
                    ? draft(workspace, run, answer, draft.get(), bars, clock)
                    : usage("a draft needs --question, --answer, --by and --reason");
        }
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            Received received = received(open, Protected.of(opened).run(run), findings == null ? List.of() : findings);
            if (!received.counts() && bars.isEmpty()) {
                return waitsOn(run, received.wanting(), json);
            }
            DisclosureRun.Done done = DisclosureRun.decideHeld(
                    open, Packs.folder(opened.config().packs()), run, bars, DisclosureRun.Sizes.STANDARD, progress);
            progress.finish();
            print(run, done, received.wanting(), json);
            return done.totals().of(Outcome.HOLD) > 0 ? Exit.NEEDS_A_PERSON : Exit.DONE;
        } finally {
            progress.finish();
        }
    }

    private int draft(
            WorkspaceOption workspace,
            long run,
            AnswerOptions answer,
            Path draft,
            Optional<Path> bars,
            InstantSource clock)
            throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        Waiting held = answer.waiting(Protected.of(opened).custody(), run);
        SignedFinding finding = answer.finding(run, answer.answered(held));
        PrintWriter out = spec.commandLine().getOut();
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            Preview preview = Preview.of(
                    open, Packs.folder(opened.config().packs()), run, answer.supposed(held), bars, Progress.silent());
            new PreviewText(preview, out).print();
        }
        AtomicFile.write(draft.toAbsolutePath(), finding.text());
        out.println();
        out.println("wrote " + draft + "; an official who may do `finding` signs it:");
        out.println("  openssl cms -sign -binary -outform DER -signer CERT.pem -inkey KEY.pem -in " + draft + " -out "
                + draft + ".p7s");
        out.println("then: narrowgate hold resolve " + run + " --finding " + draft + ".p7s --workspace "
                + workspace.folder());
        if (held.question().contested()) {
            out.println(
                    "`" + held.question().id() + "` is contested: it counts once two persons signed the same answer");
        }
        out.flush();
        return Exit.DONE;
    }

    /**
     * What became of signed answers.
     *
     * @param counts whether one of them counts, so that there is something to decide again
     * @param wanting who signed what, and what is wanting, of those that do not
     */
    private record Received(boolean counts, List<String> wanting) {}

    private static Received received(OpenWorkspace open, RunRecord record, List<Path> signatures)
            throws IOException, DocumentException, RefusedException {
        long run = record.run();
        List<SignedFinding> findings = new ArrayList<>();
        for (Path signature : signatures) {
            String name = signature.toString();
            Path text = Path.of(name.endsWith(".p7s") ? name.substring(0, name.length() - 4) : name + ".txt");
            if (!Files.isReadable(signature) || !Files.isReadable(text)) {
                throw new RefusedException(
                        "finding",
                        signature + ": signature or text beside it (" + text
                                + ") cannot be read; keep both in one folder");
            }
            findings.add(FindingReception.receive(open, run, WholeFile.read(text), WholeFile.read(signature)));
        }
        Map<String, Question> questions = record.law().questions();
        SignedAnswers answers = SignedAnswers.of(
                open.workspace(), open.openings(), open.register().read(), run, Long.MAX_VALUE);
        List<Judgment> counting = answers.counting(questions);
        boolean counts = findings.isEmpty()
                || findings.stream().flatMap(f -> f.judgments().stream()).anyMatch(signed -> counting.stream()
                        .anyMatch(counted ->
                                counted.question().equals(signed.question()) && counted.row() == signed.row()));
        List<String> wanting = findings.stream()
                .map(SignedFinding::question)
                .distinct()
                .flatMap(question ->
                        answers.wanting(question, questions).stream().map(line -> "`" + question + "`: " + line))
                .toList();
        return new Received(counts, wanting);
    }

    private int waitsOn(long run, List<String> wanting, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object().put("parent", run).put("wanting", wanting)));
        } else {
            out.println("logged; no row of run " + run + " is decided again yet");
            wanting.forEach(line -> Paragraph.lines("  ", line).forEach(out::println));
        }
        out.flush();
        return Exit.NEEDS_A_PERSON;
    }

    private void print(long run, DisclosureRun.Done done, List<String> wanting, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("run", done.run())
                    .put("parent", run)
                    .put("complete_before", done.closedBefore())
                    .put("emergency", done.emergency())
                    .put("wanting", wanting)
                    .put("totals", done.totals().json())));
        } else {
            out.println("run " + done.run() + " decided the held rows of run " + run + " again");
            out.println();
            new TotalsText(done, out).print();
            wanting.forEach(line -> Paragraph.lines("", line).forEach(out::println));
        }
        out.flush();
    }

    private int usage(String message) {
        throw new ParameterException(spec.commandLine(), message);
    }
}
