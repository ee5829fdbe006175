package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.identity.Evidence;
import org.narrowgate.app.identity.EvidenceJson;
import org.narrowgate.app.identity.EvidencePage;
import org.narrowgate.app.identity.EvidenceRun;
import org.narrowgate.app.identity.EvidenceText;
import org.narrowgate.app.trials.Stratum;
import org.narrowgate.engine.evidence.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate identity evidence}: tries the identifier on rows that must disclose nobody. */
@Command(
        name = "evidence",
        description = {
            "Counts whom the identifier discloses falsely: null trials by stratum, over an invented register.",
            "Every request is about somebody who is not in it, or under the number of another, so that every disclosure is",
            "false. With exact bounds, plainer rules over the same rows, and how many true persons are found; everywhere on",
            "synthetic trials. Needs no workspace and opens no records."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 1 if somebody was disclosed who can be told from the person of the row.",
            "The same seed and numbers give the same evidence, whatever the number of threads."
        })
final class IdentityEvidenceCommand implements Callable<Integer> {
    private static final long LEAST_PEOPLE = 80_000;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "3000000",
            description = "Null trials of each stratum; 2,995,732 without a false one show 1 in a million (95 %%).")
    private long trials;

    @Option(
            names = "--true-rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Rows about true persons for each kind of noise.")
    private long trueRows;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "People, 80000 at least: among fewer some kinds of kin are not to be had; ${DEFAULT-VALUE}.")
    private long people;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; all cores if absent.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--strata",
            split = ",",
            paramLabel = "NAME",
            description = "Only these kinds of null trials, e.g. number-twins,address-spouse; all if absent.")
    private List<String> strata = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for evidence.html and evidence.json.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print the JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (people < LEAST_PEOPLE || trials < 1 || trueRows < 1 || threads < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give --people " + LEAST_PEOPLE + " or more, and --trials, --true-rows and --threads of 1 or more");
        }
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        Evidence evidence = EvidenceRun.ofStrictRule(
                        new EvidenceRun.Plan(seed, people, trials, trueRows, threads, chosen()), progress)
                .take();
        progress.finish();
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.println(Printed.compact(EvidenceJson.of(evidence)));
        } else {
            to.print(EvidenceText.of(evidence));
        }
        if (out.isPresent()) {
            Files.createDirectories(out.get());
            AtomicFile.write(
                    out.get().resolve("evidence.json"),
                    EvidenceJson.of(evidence).pretty());
            AtomicFile.write(
                    out.get().resolve("evidence.html"),
                    EvidencePage.of(evidence).getBytes(StandardCharsets.UTF_8));
        }
        to.flush();
        return evidence.holds() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private List<Stratum> chosen() {
        List<Stratum> all = Arrays.asList(Stratum.values());
        if (strata.isEmpty()) {
            return all;
        }
        List<String> known = all.stream().map(Stratum::id).toList();
        for (String name : strata) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "`" + name + "` is no stratum; there are " + String.join(", ", known));
            }
        }
        List<Stratum> some =
                all.stream().filter(stratum -> strata.contains(stratum.id())).toList();
        if (some.stream().noneMatch(Stratum::isClaimed)) {
            throw new ParameterException(
                    spec.commandLine(), "of these strata nothing is claimed: name at least one other beside them");
        }
        return some;
    }
}
