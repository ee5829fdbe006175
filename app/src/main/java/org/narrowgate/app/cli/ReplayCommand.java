package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.replay.ReplayFolder;
import org.narrowgate.app.replay.ReplayPage;
import org.narrowgate.app.replay.ReplayResult;
import org.narrowgate.app.replay.RowsFile;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.replay.Replay;
import org.narrowgate.engine.replay.Supposition;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate replay}: a past run decided again from its evidence. */
@Command(
        name = "replay",
        description = {
            "Decides a complete run again from its evidence, opening no record, and compares every byte of every row with"
                    + " what was decided and logged. Any difference is an alarm: the row and the slot, never what it holds.",
            "With --under it is decided as if something had been otherwise: a reading (its id; it takes the place of the one"
                    + " that the agreement chose), another version of the pack (folder or id), another agreement (file; as if"
                    + " it were signed and in force), another second lock (its .json) or none"
                    + " (no-second-lock), or another engine (the jar of a core, in a process of its own). Each row is then:"
                    + " released then and not now; withheld then and due now; would now need a look-up, which is never guessed; or unchanged. `Of them released` counts what really left in a sealed package, here or"
                    + " in a run that came from this one.",
            "Nothing is logged. Row ids are in the files of --csv and --out alone: PROTECTED DATA, and only their owner may"
                    + " read them."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate replay 17",
            "  narrowgate replay 17 --under care-of-asked --html replay.html",
            "  narrowgate replay 17 --under care-of-asked --out replay-17",
            "",
            "Exit codes: 0 as it was decided, or compared; 1 an alarm."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run, as `narrowgate status` lists it.")
    private long run;

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--under", paramLabel = "WHAT", description = "PACK, READING, AGREEMENT, LOCK or ENGINE.")
    private Optional<String> under = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE", description = "A new file of the changed rows; PROTECTED DATA.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "One self-contained page; counts only.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "A new folder with all of it, lists for `incident open --rows`, and a manifest signed with the"
                            + " custodian's key; PROTECTED DATA.")
    private Optional<Path> folder = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final List<String> wrote = new ArrayList<>();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        Protected secrets = Protected.of(opened);
        Replay replay = Replay.of(
                opened,
                secrets.key(),
                secrets.openings(),
                Packs.folder(opened.config().packs()),
                run);
        Supposition other = under.isPresent() ? replay.suppose(under.get()) : replay.asDecided();
        ReplayResult result = folder.isPresent()
                ? NewFolder.make(folder.get(), partial -> inFolder(replay, other, partial, opened))
                : decided(replay, other, row -> {});
        if (html.isPresent()) {
            AtomicFile.write(html.get().toAbsolutePath(), ReplayPage.of(result).getBytes(StandardCharsets.UTF_8));
            wrote.add("wrote " + html.get());
        }
        print(result);
        return result.isSound() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private ReplayResult inFolder(Replay replay, Supposition other, Path partial, Workspace opened)
            throws IOException, DocumentException {
        Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx------"));
        try (ReplayFolder files = new ReplayFolder(partial)) {
            ReplayResult result = decided(replay, other, files);
            files.finish(result, opened);
            Path named = folder.orElseThrow();
            wrote.add("wrote " + named + ", with a signed manifest; PROTECTED DATA is in it");
            files.releases()
                    .forEach(release -> wrote.add("rows that left and would not go now: narrowgate incident open ID"
                            + " --release " + release + " --rows " + named.resolve(ReplayFolder.listOf(release))));
            return result;
        }
    }

    private ReplayResult decided(Replay replay, Supposition other, Replay.Taking taking)
            throws IOException, DocumentException {
        if (csv.isEmpty()) {
            return result(replay, other, taking);
        }
        try (RowsFile rows = RowsFile.create(csv.get())) {
            ReplayResult result = result(replay, other, row -> {
                rows.row(row);
                taking.row(row);
            });
            wrote.add("wrote " + csv.get() + "; PROTECTED DATA is in it");
            return result;
        }
    }

    private ReplayResult result(Replay replay, Supposition other, Replay.Taking taking) throws IOException {
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        try {
            return new ReplayResult(replay.past(), other, replay.decide(other, taking, progress));
        } finally {
            progress.finish();
        }
    }

    private void print(ReplayResult result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(result.json()));
        } else {
            result.text().forEach(out::println);
            wrote.forEach(out::println);
        }
        out.flush();
    }
}
