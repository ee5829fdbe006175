package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.setup.CustodianWorkspace;
import org.narrowgate.app.setup.NewWorkspace;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate init}: a new workspace. */
@Command(
        name = "init",
        description = {
            "Makes a workspace: folders, keys (outside of it), two empty logs, a configuration to complete.",
            "A workspace that is there already stays as it is."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Then pin roots, revocation lists and a registrar in narrowgate.yaml, map your records in records.yaml, file",
            "papers on offices (`office file`), bring an agreement into force, and run: narrowgate status"
        })
final class InitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The new workspace.")
    private Path folder = Path.of(".");

    @Option(names = "--custodian", paramLabel = "NAME", description = "The agency that holds the records.")
    private Optional<String> custodian = Optional.empty();

    @Option(names = "--official", paramLabel = "NAME", description = "Who answers for decisions.")
    private Optional<String> official = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Where the keys go; ~/.narrowgate/keys/<name of the workspace> if absent.")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = "Name of the logs, a URL without its scheme: agency.example/narrowgate.")
    private Optional<String> origin = Optional.empty();

    @Option(
            names = "--no-bars-known-by",
            paramLabel = "NAME",
            description = "Who states that no court order, informant or other bar is known, for 30 days from today.")
    private Optional<String> noBarsKnownBy = Optional.empty();

    @Option(
            names = "--packs",
            paramLabel = "DIR",
            description = "Folder of statute packs of your own; the program's own if absent.")
    private Optional<Path> packs = Optional.empty();

    @Option(names = "--demo", description = "Draft packs may run in it, and every page says so.")
    private boolean demo;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        PrintWriter out = spec.commandLine().getOut();
        if (Workspace.isOne(folder)) {
            Workspace.open(folder);
            out.println(
                    json
                            ? Printed.compact(Json.object()
                                    .put("folder", folder.toString())
                                    .put("made", false))
                            : folder + " is a workspace already; nothing was changed");
            out.flush();
            return Exit.DONE;
        }
        String agency =
                custodian.or(() -> ask("The agency that holds the records")).orElse("");
        if (agency.isBlank()) {
            throw new ParameterException(spec.commandLine(), "name the custodian: --custodian NAME");
        }
        Optional<String> statedBy =
                noBarsKnownBy.or(() -> ask("Who states that no bar to disclosure is known today (blank: nobody does)"));
        Path home = folder.toAbsolutePath().normalize();
        String name =
                Optional.ofNullable(home.getFileName()).map(Path::toString).orElse("workspace");
        Path keyFolder = keys.orElseGet(() -> HomeKeys.folder(name, "--keys FOLDER"));
        String slug = agency.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        NewWorkspace made = newWorkspace(home, keyFolder, agency, origin.orElse("localhost/" + slug));
        CustodianWorkspace.make(
                made,
                ProgramFolder.resolve("examples/records/records.yaml"),
                packs,
                demo,
                official.orElse("nobody yet"),
                statedBy,
                Instant.now());
        print(keyFolder, statedBy.isPresent());
        return Exit.DONE;
    }

    private NewWorkspace newWorkspace(Path home, Path keyFolder, String agency, String name) {
        try {
            return new NewWorkspace(home, keyFolder, agency, name, new SecureRandom());
        } catch (IllegalArgumentException inside) {
            throw new ParameterException(spec.commandLine(), inside.getMessage());
        }
    }

    private void print(Path keyFolder, boolean stated) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("folder", folder.toString())
                    .put("made", true)
                    .put("keys", keyFolder.toString())
                    .put("bars_stated", stated)));
            out.flush();
            return;
        }
        out.println("made " + folder);
        out.println("keys are in " + keyFolder + "; back them up, and never into the workspace");
        out.println(
                stated
                        ? "the statement that no bar is known counts for 30 days: orders/statement.yaml"
                        : "nobody stated that no bar is known: until orders/statement.yaml says so, nothing is disclosed");
        out.println(
                "next: complete narrowgate.yaml and records.yaml, file papers on offices, put the agreement into agreements/");
        out.flush();
    }

    /** Asks at a terminal; elsewhere nobody can answer. */
    private static Optional<String> ask(String question) {
        return Optional.ofNullable(System.console())
                .filter(console -> Boolean.getBoolean("narrowgate.interactive"))
                .map(console -> console.readLine("%s: ", question))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty());
    }
}
