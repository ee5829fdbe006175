package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.kit.InspectorKit;
import org.narrowgate.engine.kit.KitScope;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.Witnessing;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate export inspector}: one archive with which a run is checked and replayed elsewhere. */
@Command(
        name = "inspector",
        description = {
            "Makes one archive (tar) with which an inspector checks and replays a run on a machine of his own: both logs,"
                    + " papers, pack, readings, agreement, the program's jar, and the opened evidence of the run's rows, under"
                    + " a key that opens nothing else; with a README.",
            "It holds PROTECTED DATA. What is opened is what the inspector may see: every row, or those of --rows. To open one"
                    + " element of one decision and nothing else, give a receipt instead (`explain RUN ROW --receipt`).",
            "That it was made, for whom and on what ground, is logged before the archive has its name."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The inspector unpacks it and reads README.txt:",
            "  openssl cms -decrypt -binary -inform DER -in run-9.tar.cms -recip CERT.pem -inkey KEY.pem -out run-9.tar",
            "  tar xf run-9.tar && cd inspector && narrowgate verify --workspace workspace"
        })
final class ExportInspectorCommand implements Callable<Integer> {
    @Option(names = "--run", required = true, paramLabel = "N", description = "The run, as `status` lists it.")
    private long run;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The archive, a new file.")
    private Path archive = Path.of("");

    @Option(names = "--for", required = true, paramLabel = "WHO", description = "Who receives it: name and office.")
    private String receiver = "";

    @Option(
            names = "--ground",
            required = true,
            paramLabel = "TEXT",
            description = "On what ground he may have it, such as a provision or an order.")
    private String ground = "";

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "Open these rows alone: their numbers, one a line. All rows if absent.")
    private Optional<Path> rows = Optional.empty();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Sealing sealing;

    /** Whether it is encrypted; nobody should forget it. */
    static final class Sealing {
        @Option(
                names = "--to",
                paramLabel = "CERT.pem",
                description = "Encrypt it to the inspector's certificate (CMS).")
        private Optional<Path> certificate = Optional.empty();

        @Option(names = "--unsealed", description = "Leave it in the clear, to be carried by hand.")
        private boolean clear;
    }

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--at", paramLabel = "INSTANT", description = "Time of export; only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        if (at.isPresent() && !opened.config().demo()) {
            throw new ParameterException(spec.commandLine(), "--at is for workspaces marked demo; leave it out");
        }
        if (receiver.isBlank() || ground.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--for and --ground say something; they are logged");
        }
        InspectorKit.Asked asked = new InspectorKit.Asked(
                run,
                rows.isPresent() ? Optional.of(numbers(rows.get())) : Optional.empty(),
                receiver,
                ground,
                sealing.certificate.map(Certificates::read));
        InstantSource clock = at.map(InstantSource::fixed).orElseGet(InstantSource::system);
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            Optional<String> unwitnessed =
                    Witnessing.afterwards(open, AdoptedPolicies.of(opened).policy());
            print(InspectorKit.make(open, asked, archive));
            unwitnessed.ifPresent(why -> spec.commandLine()
                    .getErr()
                    .println("what is in it is not all witnessed; `narrowgate witness collect`, then export again: "
                            + why));
        }
        return Exit.DONE;
    }

    private static Set<Long> numbers(Path file) throws IOException, RefusedException {
        Set<Long> numbers = new TreeSet<>();
        int line = 0;
        for (String each : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            line++;
            String number = each.strip().replaceFirst("^#(?=[0-9])", "");
            if (number.matches("[1-9][0-9]{0,17}")) {
                numbers.add(Long.valueOf(number));
            } else if (!number.isEmpty() && !number.startsWith("#")) {
                throw new RefusedException(
                        "row", file + ", line " + line + ": this is no number of a row; write one a line, from 1 on");
            }
        }
        if (numbers.isEmpty()) {
            throw new RefusedException("row", file + ": it names no row; write their numbers, one a line");
        }
        return numbers;
    }

    private void print(InspectorKit.Made made) {
        PrintWriter out = spec.commandLine().getOut();
        KitScope scope = made.scope();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("archive", archive.toString())
                    .put("run", scope.run())
                    .put("rows", scope.rows())
                    .put("of", scope.of())
                    .put("sealed", !sealing.clear)
                    .put("sha256sums", made.sums())
                    .put("register_entry", made.entry())));
        } else {
            out.println("wrote " + archive + ": run " + scope.run() + ", " + scope.rows() + " of " + scope.of()
                    + " rows opened, for " + scope.receiver());
            out.println("logged as entry " + made.entry() + " of the register; its list of files has the SHA-256 "
                    + made.sums());
            out.println(
                    sealing.clear
                            ? "PROTECTED DATA, in the clear: whoever has the file can read it."
                            : "It is encrypted to " + sealing.certificate.orElseThrow() + ".");
        }
        out.flush();
    }
}
