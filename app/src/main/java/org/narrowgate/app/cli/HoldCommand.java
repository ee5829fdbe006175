package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Question;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.FindingReception;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.run.SignedFinding;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.workspace.Workspace;
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
        description = "Lists the questions that keep rows on hold, and takes signed answers to them.",
        mixinStandardHelpOptions = true)
final class HoldCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The rows that wait for one answer. */
    private record Waiting(Question question, List<Long> rows) {}

    @Command(
            description = "Lists the open questions of a run and the rows that wait for each.",
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(paramLabel = "RUN", description = "The run.") long run,
            @Mixin WorkspaceOption workspace,
            @Option(names = "--json", description = "JSON Lines.") boolean json)
            throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        Map<String, Waiting> waiting = waiting(opened, secrets, secrets.run(run));
        PrintWriter out = spec.commandLine().getOut();
        waiting.forEach((id, held) -> out.println(json ? Printed.compact(document(id, held)) : text(id, held)));
        if (waiting.isEmpty() && !json) {
            out.println("nothing of run " + run + " waits for a person");
        }
        out.flush();
        return waiting.isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    @Command(
            description = {
                "Drafts an answer to a question, or takes a signed one and decides the held rows again in a child run.",
                "To draft: --question, --answer, --by, --reason, --draft FILE. To answer: --finding FILE.p7s beside its"
                        + " text.",
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
        if (draft.isEmpty()) {
            DisclosureRun.Done done = signed(opened, run, findings == null ? List.of() : findings, bars, at);
            print(run, done, json);
            return done.totals().of(Outcome.HOLD) > 0 ? Exit.NEEDS_A_PERSON : Exit.DONE;
        }
        return answer.isComplete()
                ? draft(opened, run, answer, draft.get())
                : usage("a draft needs --question, --answer, --by and --reason");
    }

    private int draft(Workspace opened, long run, AnswerOptions answer, Path draft)
            throws IOException, RefusedException {
        Protected secrets = Protected.of(opened);
        String question = answer.question();
        Waiting held = waiting(opened, secrets, secrets.run(run)).get(question);
        if (held == null) {
            throw new RefusedException(
                    "question",
                    "no row of run " + run + " waits for `" + question + "`; `narrowgate hold list " + run
                            + "` names the questions");
        }
        List<Long> answered = answer.rows().isEmpty() ? held.rows() : answer.rows();
        if (!held.rows().containsAll(answered)) {
            throw new RefusedException(
                    "rows", "not all of these rows wait for `" + question + "`; `hold list` names them");
        }
        SignedFinding finding = answer.finding(run, held.question().once() ? List.of() : answered);
        AtomicFile.write(draft.toAbsolutePath(), finding.text());
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + draft + "; an official who may do `finding` signs it:");
        out.println("  openssl cms -sign -binary -outform DER -signer CERT.pem -inkey KEY.pem -in " + draft + " -out "
                + draft + ".p7s");
        out.println("then: narrowgate hold resolve " + run + " --finding " + draft + ".p7s");
        out.flush();
        return Exit.DONE;
    }

    private static DisclosureRun.Done signed(
            Workspace opened, long run, List<Path> findings, Optional<Path> bars, Optional<Instant> at)
            throws IOException, DocumentException, RefusedException {
        InstantSource clock = at.map(InstantSource::fixed).orElseGet(InstantSource::system);
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            for (Path signature : findings) {
                String name = signature.toString();
                Path text = Path.of(name.endsWith(".p7s") ? name.substring(0, name.length() - 4) : name + ".txt");
                if (!Files.isReadable(signature) || !Files.isReadable(text)) {
                    throw new RefusedException(
                            "finding",
                            signature + ": signature or text beside it (" + text
                                    + ") cannot be read; keep both in one folder");
                }
                FindingReception.receive(open, run, Files.readAllBytes(text), Files.readAllBytes(signature));
            }
            return DisclosureRun.decideHeld(
                    open, Packs.folder(opened.config().packs()), run, bars, DisclosureRun.Sizes.STANDARD, progress);
        } finally {
            progress.finish();
        }
    }

    private void print(long run, DisclosureRun.Done done, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("run", done.run())
                    .put("parent", run)
                    .put("complete_before", done.closedBefore())
                    .put("emergency", done.emergency())
                    .put("totals", done.totals().json())));
        } else {
            out.println("run " + done.run() + " decided the held rows of run " + run + " again");
            out.println();
            new TotalsText(done, out).print();
        }
        out.flush();
    }

    private int usage(String message) {
        throw new ParameterException(spec.commandLine(), message);
    }

    private static Map<String, Waiting> waiting(Workspace opened, Protected secrets, RunRecord record)
            throws IOException {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        Map<String, Question> questions = record.law().questions();
        for (RowSummary row : RunSummaries.of(opened, secrets.key(), secrets.openings(), record.run())) {
            if (row.outcome() == Outcome.HOLD) {
                for (String id : row.questions()) {
                    Question question = questions.getOrDefault(id, new Question(id, "", false));
                    waiting.computeIfAbsent(id, i -> new Waiting(question, new ArrayList<>()))
                            .rows()
                            .add(row.row());
                }
            }
        }
        return waiting;
    }

    private static String text(String id, Waiting held) {
        List<Long> rows = held.rows();
        String shown = rows.stream().limit(8).map(row -> "#" + row).toList() + (rows.size() > 8 ? " ..." : "");
        return id + "  " + rows.size() + " rows, asked " + (held.question().once() ? "once" : "of each row") + "\n    "
                + held.question().text() + "\n    " + shown;
    }

    private static Json document(String id, Waiting held) {
        return Json.object()
                .put("question", id)
                .put("text", held.question().text())
                .put("once", held.question().once())
                .put("rows", held.rows());
    }
}
