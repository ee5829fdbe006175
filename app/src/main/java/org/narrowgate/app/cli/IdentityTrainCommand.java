package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.narrowgate.app.replay.RowsFile;
import org.narrowgate.app.secondlock.LockText;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.replay.LookedUpRows;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.tables.ReferenceTables;
import org.narrowgate.engine.training.RecordedNames;
import org.narrowgate.engine.training.Training;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate identity train}: a second lock estimated from past runs. */
@Command(
        name = "train",
        description = {
            "Estimates a second lock from the evidence of complete runs, and writes its model file.",
            "The rules of identification stay what decides: a second lock is asked about whom they would identify, and"
                    + " can only refuse. It weighs how rare so much agreement is.",
            "Pairs are the rows that were looked up, each with every record found for it; nobody is looked up again."
                    + " How often two persons agree (u) comes from rows and the records of others, drawn by the seed;"
                    + " how often one person does (m) by EM. How common names are is counted in the records; only names"
                    + " that 20 persons share are in the file.",
            "The threshold is one step above the highest weight that a null trial reached: two persons of one surname,"
                    + " one birth date or one house, or neighbours in the file. How many of the identified rows stay"
                    + " below it is told; weigh the two, and give --threshold where you decide otherwise.",
            "The same evidence, records, seed and time give the same file. Nothing is logged, and nothing goes by the"
                    + " file until somebody puts it to use."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate identity train --run 17 --out lock.json",
            "  narrowgate identity train --run 17 --run 23 --threshold 24 --out lock-24.json",
            "  narrowgate identity show lock.json",
            "",
            "Exit code 1: the file is written, and somebody should look at what it warns of."
        })
final class IdentityTrainCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Mixin
    private TimeOption time = new TimeOption();

    @Option(
            names = "--run",
            paramLabel = "N",
            required = true,
            description = "A complete run, as `narrowgate status` lists it; may be given several times.")
    private Set<Long> runs = new LinkedHashSet<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The new model file; only its owner may read it.")
    private Path out = Path.of("");

    @Option(names = "--threshold", paramLabel = "BITS", description = "Weight that a record must reach.")
    private Optional<Double> threshold = Optional.empty();

    @Option(
            names = "--margin",
            paramLabel = "BITS",
            description =
                    "Bits by which every other record must stay behind; 10, odds of a thousand to one, if absent.")
    private Optional<Double> margin = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        if (threshold.filter(bits -> !Double.isFinite(bits)).isPresent()
                || margin.filter(bits -> !(bits >= 0 && Double.isFinite(bits))).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--threshold and --margin are bits such as 24.5, the margin not below 0");
        }
        RowsFile.requireNew(out);
        Workspace opened = workspace.open();
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        Training.Trained trained;
        try {
            trained = trained(opened, progress);
        } finally {
            progress.finish();
        }
        RowsFile.ownersOnly(out, trained.file().bytes());
        LockText text = new LockText(trained.file());
        print(text, trained);
        return text.warnings().isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private Training.Trained trained(Workspace opened, Progress progress)
            throws IOException, DocumentException, RefusedException {
        Protected secrets = Protected.of(opened);
        List<LookedUpRows> rows = new ArrayList<>();
        for (long run : runs) {
            rows.add(LookedUpRows.of(
                    opened,
                    secrets.key(),
                    secrets.openings(),
                    Packs.folder(opened.config().packs()),
                    run));
        }
        progress.stage("counting names", 0);
        Training.Names names = RecordedNames.of(opened, rows.get(0).numbers());
        Training.Plan plan = new Training.Plan(
                List.copyOf(runs),
                seed,
                bits(threshold),
                bits(margin),
                time.clock(opened).instant());
        return new Training(rows, ReferenceTables.load().names(), plan, progress).train(names);
    }

    private static OptionalDouble bits(Optional<Double> given) {
        return given.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private void print(LockText text, Training.Trained trained) {
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            List<Json> kinds = new ArrayList<>();
            trained.nullTrials().forEach(kind -> {
                Json each = Json.object().put("kind", kind.kind()).put("trials", kind.trials());
                kind.highest().ifPresent(bits -> each.put("highest", String.format(Locale.ROOT, "%.3f", bits)));
                kinds.add(each);
            });
            to.println(Printed.compact(text.json().put("file", out.toString()).put("null_trials", kinds)));
        } else {
            text.card().forEach(to::println);
            trained.nullTrials()
                    .forEach(kind -> to.println(String.format(
                            Locale.ROOT,
                            "  %-24s %,10d%s",
                            kind.kind(),
                            kind.trials(),
                            kind.highest().isPresent()
                                    ? String.format(
                                            Locale.ROOT,
                                            "   at most %8.3f bits",
                                            kind.highest().getAsDouble())
                                    : "")));
            text.warnings().forEach(warning -> to.println("WARNING: " + warning));
            to.println("wrote " + out + "; `narrowgate identity show " + out + "` tells each level");
        }
        to.flush();
    }
}
