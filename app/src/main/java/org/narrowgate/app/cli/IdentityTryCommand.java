package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.narrowgate.app.secondlock.Tried;
import org.narrowgate.app.secondlock.TriedPair;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.secondlock.LockFile;
import org.narrowgate.engine.tables.ReferenceTables;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate identity try}: two persons side by side, level by level. */
@Command(
        name = "try",
        description = {
            "Holds one stated person against one record: how each particular is read, what the comparison shows, whether"
                    + " that is a veto or an agreement, and which rule decides; with --model also what each level weighs,"
                    + " and whether the second lock opens.",
            "The pair comes from a file or from standard input, never from the command line, which others can read: one"
                    + " JSON document of `stated` and `record`, or two lines of JSON, the stated person first. Cells are"
                    + " called as the columns of a request; the record may have `former_names`, `addresses` and"
                    + " `death_date`. What is absent or blank is not stated.",
            "What is printed holds what was given. Needs no workspace; nothing is looked up and nothing is logged. Lists"
                    + " of an agreement are not asked, and a second record, which would make the row ambiguous, is not"
                    + " there."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate identity try --template > pair.json",
            "  narrowgate identity try --model lock.json pair.json",
            "  narrowgate identity try --route address --json < pair.json"
        })
final class IdentityTryCommand implements Callable<Integer> {
    /** Routes that can be tried. */
    enum Route {
        NUMBER,
        ADDRESS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The pair; standard input if absent.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--template", description = "Prints an invented pair with every cell, and does nothing else.")
    private boolean template;

    @Option(names = "--model", paramLabel = "FILE", description = "A model file, as `identity train` wrote it.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "${COMPLETION-CANDIDATES}; both if absent: a row that states a number goes by it alone.")
    private Set<Route> routes = new LinkedHashSet<>();

    @Option(names = "--nicknames", description = "Given names may agree by the table of nicknames.")
    private boolean nicknames;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        PrintWriter out = spec.commandLine().getOut();
        if (template) {
            out.print(TriedPair.template());
            out.flush();
            return Exit.DONE;
        }
        ReferenceTables tables = ReferenceTables.load();
        Optional<LockFile> lock = model.isPresent() ? Optional.of(LockFile.read(model.get())) : Optional.empty();
        byte[] bytes = file.isPresent() ? WholeFile.read(file.get()) : System.in.readAllBytes();
        TriedPair pair = TriedPair.read(
                bytes, file.map(Path::toString).orElse("standard input"), new AddressParser(tables.address(List.of())));
        Tried tried = new Tried(pair, rules(), tables.names(), lock);
        if (json) {
            out.println(Printed.compact(tried.json()));
        } else {
            tried.text().forEach(out::println);
        }
        out.flush();
        return Exit.DONE;
    }

    private IdentityRules rules() {
        Set<Route> asked = routes.isEmpty() ? Set.of(Route.values()) : routes;
        List<IdentityRules.Route> all =
                List.of(IdentityRules.Route.byNumber(TriedPair.NUMBER), IdentityRules.Route.byAddress());
        return new IdentityRules(
                all.stream()
                        .filter(route ->
                                asked.contains(Route.valueOf(route.kind().name())))
                        .toList(),
                true,
                nicknames,
                true);
    }
}
