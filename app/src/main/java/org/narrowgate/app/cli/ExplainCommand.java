package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.narrowgate.app.decision.DecisionDocument;
import org.narrowgate.app.receipt.OpenableSlots;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.WiderReading;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.registry.EvidenceErased;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.KitScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate explain}: one decision, element by element, with its proof. */
@Command(
        name = "explain",
        description = {
            "Shows one decision element by element: citation, plain words, status, basis, evidence looked at, proof.",
            "What it shows is protected data."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run, as `narrowgate status` lists it.")
    private long run;

    @Parameters(index = "1", paramLabel = "ROW", description = "Id of the row, or #number; the first data row is #1.")
    private String row = "";

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "Write a receipt; without --open it proves row id and outcome and opens nothing else.")
    private Optional<Path> receipt = Optional.empty();

    @Option(
            names = "--open",
            paramLabel = "ELEMENT",
            arity = "1..*",
            description = {
                "What the receipt opens, and nothing else: the id of an element, identification, outcome, field:NAME,"
                        + " stated:GROUP. Without --receipt it only says what would be opened."
            })
    private List<String> open = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        RunRecord record = Protected.of(workspace.open()).run(run);
        Optional<RunRecord.Gone> gone = number().isPresent() ? record.erased(number().get()) : Optional.empty();
        if (gone.isPresent()) {
            return erased(gone.get());
        }
        RunRecord.Found found = find(record);
        if (receipt.isPresent() || !open.isEmpty()) {
            open(new OpenableSlots(record.law().slots()), found);
        }
        WitnessedLog log = WitnessedLog.decisions(workspace.open(), record.opened());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(DecisionDocument.of(record, found, log.met())));
        } else {
            print(out, record, found, log);
        }
        out.flush();
        return Exit.DONE;
    }

    /** What will be opened is said first, beside the document that goes to standard output. */
    private void open(OpenableSlots slots, RunRecord.Found found) throws IOException, RefusedException {
        SortedMap<Integer, String> chosen = slots.choose(open);
        PrintWriter err = spec.commandLine().getErr();
        err.println(receipt.map(file -> file + " opens").orElse("a receipt (--receipt FILE) would open")
                + " to whoever reads it, and for ever:");
        chosen.forEach((number, name) -> err.println("  slot " + number + ", " + name));
        err.println("  and nothing of the other " + (slots.size() - chosen.size()) + " slots");
        err.flush();
        if (receipt.isPresent()) {
            AtomicFile.write(
                    receipt.get(), found.logged().receipt(chosen.keySet()).bytes());
        }
    }

    private Optional<Long> number() {
        return row.matches("#[0-9]{1,9}") ? Optional.of(Long.parseLong(row.substring(1))) : Optional.empty();
    }

    /** Its entry stands in the log, and nobody can open it any more. */
    private int erased(RunRecord.Gone gone) throws IOException, DocumentException {
        String at = Registry.read(workspace.open().register())
                .all(EvidenceErased.class, e -> e.order().equals(gone.order()))
                .stream()
                .findFirst()
                .map(entry -> entry.at().toString())
                .orElse("a day that the register does not name");
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? Printed.compact(Json.object()
                                .put("run", run)
                                .put("row", gone.row())
                                .put("erased_by", gone.order())
                                .put("erased_at", at)
                                .put("log_index", gone.index()))
                        : "run " + run + ", row #" + gone.row() + ": ERASED by order " + gone.order() + " on " + at
                                + "; entry " + gone.index() + " of the decisions log stands, and nobody can open it");
        out.flush();
        return Exit.DONE;
    }

    private RunRecord.Found find(RunRecord record) throws IOException, DocumentException, RefusedException {
        Optional<Long> number = number().isPresent() ? number() : record.numberOf(row);
        Optional<RunRecord.Found> found = number.isPresent() ? record.row(number.get()) : Optional.empty();
        if (found.isEmpty()) {
            throw new RefusedException(
                    "row", missing(KitScope.of(workspace.open().root())));
        }
        return found.get();
    }

    /** A kit holds some rows; of the others it cannot say whether they were decided. */
    private String missing(Optional<KitScope> kit) {
        return kit.filter(scope -> !scope.isWhole())
                .map(scope -> "this kit opens " + scope.rows() + " of the " + scope.of() + " rows of run " + scope.run()
                        + ", and that row is none of them; have it ordered too, by its number (`export order`)")
                .orElse("run " + run + " decided no such row; give its id, or its number as '#7', from 1 on");
    }

    private void print(PrintWriter out, RunRecord record, RunRecord.Found found, WitnessedLog log) {
        DecidedRow decided = found.row();
        out.println("run " + run + ", row #" + decided.row() + ": " + decided.outcome());
        out.println("decided " + record.opened().at() + " under "
                + record.opened().pack().id()
                + (record.opened().agreement().id().isEmpty()
                        ? ", no agreement" + (record.law().isEmergency() ? ": EMERGENCY, none is demanded" : "")
                        : " and agreement " + record.opened().agreement().id()));
        if (!decided.grounds().isEmpty()) {
            out.println("grounds: " + String.join(", ", decided.grounds()));
        }
        if (!decided.problem().isEmpty()) {
            out.println("the line: " + decided.problem());
        }
        if (!decided.wider().isEmpty()) {
            out.println("under readings wider than the strictest: " + String.join(", ", decided.wider()));
        }
        if (decided.resent()) {
            out.println("this person was refused before, under other particulars");
        }
        out.println();
        for (FindingView finding : decided.findings()) {
            print(out, finding, record.law().catalog().text(finding.element()));
        }
        if (!decided.identification().isEmpty()) {
            out.println("identification");
            decided.identification().forEach((key, value) -> out.printf(Locale.ROOT, "  %-16s %s%n", key, value));
        }
        decided.fields().forEach((name, value) -> out.println("discloses " + name + ": " + value));
        out.println();
        out.println("proof: entry " + found.opening().index() + " of "
                + found.logged().note().checkpoint().origin() + ", under the checkpoint of "
                + found.logged().note().checkpoint().size() + " entries, root "
                + found.logged().note().checkpoint().root().base64() + "; " + log.standing());
        out.println();
        out.print(Disclaimer.LINES);
    }

    private static void print(PrintWriter out, FindingView finding, String demanded) {
        out.printf(Locale.ROOT, "%-9s %-12s %s%n", finding.status(), finding.element(), finding.citation());
        out.println("          " + demanded);
        if (finding.branch().equals(Screener.NOT_LOOKED_UP)) {
            out.println("          no record was opened: not looked up, and no ground");
            return;
        }
        if (finding.parts().isEmpty()) {
            // The text of a lone branch is not printed, for the element's own stands above it.
            WiderReading.of(finding.text())
                    .ifPresent(reading -> out.println("          under the reading " + reading
                            + ", wider than the strictest"
                            + (WiderReading.isDraft(finding.text()) ? ", which no counsel adopted" : "")));
            printBasis(out, finding, "          ");
        }
        for (FindingView part : finding.parts()) {
            out.printf(Locale.ROOT, "          %-9s %s%n", part.status(), part.text());
            printBasis(out, part, "                    ");
        }
    }

    private static void printBasis(PrintWriter out, FindingView finding, String indent) {
        out.println(indent + "basis " + finding.basis() + (finding.detail().isEmpty() ? "" : "; " + finding.detail()));
        if (!finding.facts().isEmpty()) {
            out.println(indent + "looked at " + String.join(", ", finding.facts()));
        }
        finding.question().map(Question::text).ifPresent(text -> out.println(indent + "question: " + text));
        if (finding.status() != FindingStatus.MET && !finding.cure().isEmpty()) {
            out.println(indent + "cure: " + finding.cure());
        }
    }
}
