package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDiff;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.LawChange;
import org.narrowgate.engine.pack.LawDiff;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code narrowgate law diff}: what differs between two packs or two agreements, and which way it goes. */
@Command(
        name = "diff",
        description = {
            "Compares two packs (ids, or folders that hold a pack.yaml) or two agreements (files) under one pack.",
            "Each difference of the second against the first is `wider` (more can be disclosed), `narrower`, or `other`:"
                    + " read both. Whether readings are adopted is not asked here.",
            "Exit codes: 0 the same bytes; 1 they differ; 2 usage; 3 one of them cannot be read."
        },
        mixinStandardHelpOptions = true)
final class LawDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "Pack or agreement.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "The one that is held against it.")
    private String after = "";

    @Option(names = "--json", description = "JSON Lines, one for each difference.")
    private boolean json;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LawCommand law;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        boolean agreement = Files.isRegularFile(Path.of(before));
        if (agreement != Files.isRegularFile(Path.of(after))) {
            throw usage("one is a file and the other is none: compare two agreements, or two packs");
        }
        List<LawChange> changes = agreement ? agreements() : LawDiff.of(pack(before), pack(after));
        PrintWriter out = spec.commandLine().getOut();
        changes.forEach(change -> out.println(json ? Printed.compact(document(change)) : text(change)));
        if (!json) {
            out.println(
                    changes.isEmpty()
                            ? "both are the same, byte for byte"
                            : count(changes, LawChange.Effect.WIDER) + ", "
                                    + count(changes, LawChange.Effect.NARROWER) + ", "
                                    + count(changes, LawChange.Effect.OTHER));
        }
        out.flush();
        return changes.isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private List<LawChange> agreements() throws IOException, DocumentException {
        String authority = AgreementReader.authority(Path.of(before));
        if (!authority.equals(AgreementReader.authority(Path.of(after)))) {
            throw usage("the agreements are under different authorities, so their clauses mean different things");
        }
        Pack pack = Packs.read(law.folder(), authority);
        Adopted cited = Adopted.whateverIsCited(pack);
        return AgreementDiff.of(
                AgreementReader.read(Path.of(before), pack, cited),
                AgreementReader.read(Path.of(after), pack, cited),
                pack);
    }

    private Pack pack(String named) throws IOException, DocumentException {
        Path folder = Path.of(named);
        return Files.isRegularFile(folder.resolve("pack.yaml"))
                ? PackReader.read(folder)
                : Packs.read(law.folder(), named);
    }

    private static String text(LawChange change) {
        String of = change.id().isEmpty() ? change.part() : change.part() + " " + change.id();
        return String.format(Locale.ROOT, "%-8s  %s: %s", Printed.word(change.effect()), of, change.what());
    }

    private static Json document(LawChange change) {
        return Json.object()
                .put("effect", Printed.word(change.effect()))
                .put("part", change.part())
                .put("id", change.id())
                .put("what", change.what());
    }

    private static String count(List<LawChange> changes, LawChange.Effect effect) {
        return changes.stream().filter(c -> c.effect() == effect).count() + " " + Printed.word(effect);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
