package org.narrowgate.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.narrowgate.app.linkset.Score;
import org.narrowgate.app.linkset.ScorePage;
import org.narrowgate.app.replay.RowsFile;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.linkset.LinkSet;
import org.narrowgate.engine.linkset.LinkSetMapping;
import org.narrowgate.engine.linkset.LinkSetTemplate;
import org.narrowgate.engine.linkset.Research;
import org.narrowgate.engine.linkset.ResearchRoute;
import org.narrowgate.engine.linkset.StrictRoute;
import org.narrowgate.engine.linkset.StrictRoutes;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.CsvLine;
import org.narrowgate.engine.tables.ReferenceTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate identity score}: what the routes reach on a labelled pair of files. */
@Command(
        name = "score",
        description = {
            "Measures the routes of identification on a labelled pair of files: how many links are right, wrong and"
                    + " missed.",
            "The strict routes identify as `decide` does. A route that needs what the files do not have is not"
                    + " available, and why is said. The research route links by score alone, with weights estimated from"
                    + " the files without their truth: FOR MEASUREMENT, NEVER FOR DISCLOSURE; nothing that decides can"
                    + " reach it.",
            "What is printed holds counts and shares, no row. Needs no workspace; nothing is logged."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate identity score --template > mapping.yaml",
            "  narrowgate identity score --records A.csv --requests B.csv --mapping mapping.yaml --route research",
            "  narrowgate identity score --records A.csv --requests B.csv --truth T.csv --mapping mapping.yaml --json",
            "  narrowgate identity score --records A.csv --requests A.csv --mapping m.yaml --route research --out DIR",
            "",
            "The mapping says which columns are which particular, and how the true pairs are told: by a file of pairs"
                    + " of ids (--truth), by a column of both files, or by a part of the ids. A set of one file, whose"
                    + " rows are linked among themselves, is given as both."
        })
final class IdentityScoreCommand implements Callable<Integer> {
    /** Routes that can be asked for. */
    enum Route {
        NUMBER,
        ADDRESS,
        RESEARCH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--template", description = "Prints a mapping with every key, and does nothing else.")
    private boolean template;

    @Option(names = "--records", paramLabel = "A", description = "CSV file of records.")
    private Optional<Path> records = Optional.empty();

    @Option(
            names = "--requests",
            paramLabel = "B",
            description = "CSV file of requests; the file of records itself for a set of one file.")
    private Optional<Path> requests = Optional.empty();

    @Option(names = "--mapping", paramLabel = "M", description = "What their columns are (YAML).")
    private Optional<Path> mapping = Optional.empty();

    @Option(
            names = "--truth",
            paramLabel = "T",
            description = "CSV file of the true pairs, where the mapping tells the truth by pairs.")
    private Optional<Path> truth = Optional.empty();

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "${COMPLETION-CANDIDATES}; may be given several times. If absent, number and address.")
    private Set<Route> routes = new LinkedHashSet<>();

    @Option(
            names = "--threshold",
            paramLabel = "P",
            defaultValue = "0.5",
            description =
                    "Research route: probability, by the model, from which on a pair is a link (${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Research route: a new file of the ids of each false and each missed link; only its owner may"
                    + " read it.")
    private Optional<Path> errors = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for score.html, with the curve of precision and recall, and score.json.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        PrintWriter to = spec.commandLine().getOut();
        if (template) {
            to.print(LinkSetTemplate.text());
            to.flush();
            return Exit.DONE;
        }
        Score score = score();
        if (json) {
            to.println(Printed.compact(score.json()));
        } else {
            score.text().forEach(to::println);
        }
        if (out.isPresent()) {
            writePage(score, out.get());
        }
        if (errors.isPresent()) {
            writeErrors(score, errors.get());
            if (!json) {
                to.println("wrote " + errors.get() + ": ids of rows, of each false and each missed link");
            }
        }
        to.flush();
        return Exit.DONE;
    }

    private static void writePage(Score score, Path folder) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.write(folder.resolve("score.json"), score.json().pretty());
        AtomicFile.write(folder.resolve("score.html"), ScorePage.of(score).getBytes(StandardCharsets.UTF_8));
    }

    private Score score() throws IOException, DocumentException {
        Path left = given(records, "--records");
        Path right = given(requests, "--requests");
        LinkSetMapping read = LinkSetMapping.read(given(mapping, "--mapping"));
        if (read.needsTruthFile()) {
            given(truth, "--truth");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new ParameterException(spec.commandLine(), "--threshold lies between 0 and 1");
        }
        Set<Route> asked = routes.isEmpty() ? Set.of(Route.NUMBER, Route.ADDRESS) : routes;
        if (errors.isPresent() && !asked.contains(Route.RESEARCH)) {
            throw new ParameterException(spec.commandLine(), "--errors needs --route research");
        }
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        try {
            progress.stage("reading", 0);
            LinkSet set = LinkSet.read(left, right, truth, read);
            return measured(set, asked, progress);
        } finally {
            progress.finish();
        }
    }

    private Score measured(LinkSet set, Set<Route> asked, Progress progress) throws IOException, DocumentException {
        ReferenceTables tables = ReferenceTables.load();
        NameTables names = tables.names();
        List<StrictRoute> strict = new ArrayList<>();
        if (asked.contains(Route.NUMBER) || asked.contains(Route.ADDRESS)) {
            progress.stage("strict routes", 0);
            StrictRoutes routesOf = new StrictRoutes(set, new AddressParser(tables.address(List.of())), names);
            if (asked.contains(Route.NUMBER)) {
                strict.addAll(routesOf.byNumber());
            }
            if (asked.contains(Route.ADDRESS)) {
                strict.add(routesOf.byAddress());
            }
        }
        Optional<Research> research = asked.contains(Route.RESEARCH)
                ? Optional.of(new ResearchRoute(set, names, progress).run(threshold))
                : Optional.empty();
        return new Score(set, strict, research);
    }

    private Path given(Optional<Path> option, String name) {
        return option.orElseThrow(() -> new ParameterException(
                spec.commandLine(), name + " is missing; `narrowgate identity score --template` prints a mapping"));
    }

    private static void writeErrors(Score score, Path file) throws IOException, DocumentException {
        try (BufferedWriter to = RowsFile.ownersOnly(file)) {
            to.write(CsvLine.of(List.of("error", "record_id", "request_id", "probability")));
            score.research()
                    .orElseThrow()
                    .links()
                    .errors((missed, record, request, probability) -> to.write(CsvLine.of(List.of(
                            missed ? "missed" : "false",
                            record,
                            request,
                            probability < 0 ? "" : String.format(Locale.ROOT, "%.6f", probability)))));
        }
    }
}
