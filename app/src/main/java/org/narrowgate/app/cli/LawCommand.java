package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.Element;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.Adoption;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackCases;
import org.narrowgate.engine.pack.PackText;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code narrowgate law}: read, check and try statute packs. */
@Command(
        name = "law",
        subcommands = {LawAdoptCommand.class, LawDiffCommand.class, LawNewCommand.class, LawSchemaCommand.class},
        description = "Reads, checks and tries the law as the machine holds it.",
        mixinStandardHelpOptions = true)
final class LawCommand implements PacksParent {
    @Option(
            names = "--packs",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of statute packs; the program's own if absent.")
    private Optional<Path> packs = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            description = "Prints a pack in plain words: elements, conditions, cures, readings.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "PACK", arity = "0..1", description = "All, if absent.") Optional<String> pack,
            @Option(
                            names = "--workspace",
                            paramLabel = "DIR",
                            description = "Say what its custodian's counsel adopted, by whom and when.")
                    Optional<Path> workspace,
            @Option(names = "--on", paramLabel = "DATE", description = "Only the law in force on that day.")
                    Optional<LocalDate> day,
            @Option(names = "--json", description = "JSON Lines, one for each element.") boolean json)
            throws IOException, DocumentException {
        Optional<Workspace> opened =
                workspace.isEmpty() ? Optional.empty() : Optional.of(Workspace.open(workspace.get()));
        Path folder = opened.isEmpty() ? folder() : folder(opened.get());
        Optional<Opinions> opinions =
                opened.isEmpty() ? Optional.empty() : Optional.of(Opinions.of(opened.get(), end(day)));
        StringBuilder text = new StringBuilder();
        for (String id : pack.isPresent() ? List.of(pack.get()) : Packs.ids(folder)) {
            Pack read = Packs.read(folder, id);
            Adopted adopted = opinions.map(o -> o.of(read)).orElseGet(Adopted::nothing);
            if (json) {
                read.elements(day).forEach(element -> out().println(Printed.compact(document(read, adopted, element))));
            } else {
                PackText.print(read, adopted, day, text);
                opinions.ifPresent(o -> tellUncounted(o.outdated(read), text));
            }
        }
        opinions.ifPresent(o -> tellUncounted(o.refusals(), text));
        out().print(json ? "" : text);
        out().flush();
        return Exit.DONE;
    }

    private static void tellUncounted(List<String> reasons, StringBuilder text) {
        reasons.forEach(why -> text.append("does not count: ").append(why).append('\n'));
    }

    @Command(
            description = "Checks that a pack can be read, names only known facts, and has its cases.",
            mixinStandardHelpOptions = true)
    int lint(
            @Parameters(paramLabel = "PACK", arity = "0..1", description = "All, if absent.") Optional<String> pack,
            @Option(names = "--json", description = "JSON Lines, one for each pack.") boolean json)
            throws IOException, DocumentException {
        for (String id : chosen(pack)) {
            Pack read = read(id);
            int elements = read.authority().elements().size();
            out().println(
                            json
                                    ? Printed.compact(Json.object()
                                            .put("pack", id)
                                            .put("elements", elements)
                                            .put("faults", 0))
                                    : id + ": no fault in " + elements + " elements");
        }
        return Exit.DONE;
    }

    @Command(description = "Runs a pack's own cases: facts in, findings out.", mixinStandardHelpOptions = true)
    int test(
            @Parameters(paramLabel = "PACK", arity = "0..1", description = "All, if absent.") Optional<String> pack,
            @Option(names = "--json", description = "JSON Lines, one for each case.") boolean json)
            throws IOException, DocumentException {
        boolean passed = true;
        for (String id : chosen(pack)) {
            List<PackCases.Result> results = PackCases.run(read(id));
            long failed = results.stream().filter(r -> !r.passed()).count();
            if (json) {
                results.forEach(r -> out().println(Printed.compact(document(id, r))));
            } else {
                results.stream().filter(r -> !r.passed()).forEach(r -> out().println(r));
                out().println(id + ": " + (results.size() - failed) + " cases passed, " + failed + " failed");
            }
            passed &= failed == 0;
        }
        return passed ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    /** What counts at some time of the day counts on it; without a day what counts now. */
    private static Instant end(Optional<LocalDate> day) {
        return day.map(d ->
                        d.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1))
                .orElseGet(Instant::now);
    }

    private static Json document(Pack pack, Adopted adopted, Element element) {
        return Json.object()
                .put("pack", pack.id())
                .put("adopted", adopted.pack().map(Adoption::words).orElse(""))
                .put("element", element.id())
                .put("citation", element.citation().text())
                .put("text", element.text())
                .put("kind", Printed.word(element.kind()))
                .put("stage", Printed.word(element.stage()))
                .put("ground", Printed.word(element.ground()));
    }

    private static Json document(String pack, PackCases.Result result) {
        return Json.object()
                .put("pack", pack)
                .put("case", result.example().name())
                .put("passed", result.passed())
                .put("differences", result.differences());
    }

    /** Where the packs lie. */
    Path folder() {
        return Packs.folder(packs);
    }

    @Override
    public Path folder(Workspace opened) {
        return Packs.folder(packs.or(() -> opened.config().packs()));
    }

    private List<String> chosen(Optional<String> pack) throws IOException {
        return pack.isPresent() ? List.of(pack.get()) : Packs.ids(Packs.folder(packs));
    }

    private Pack read(String id) throws IOException, DocumentException {
        return Packs.read(Packs.folder(packs), id);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
