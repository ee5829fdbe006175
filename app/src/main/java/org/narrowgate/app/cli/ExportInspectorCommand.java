package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.export.ExportPermit;
import org.narrowgate.engine.kit.InspectorKit;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.Witnessing;
import org.narrowgate.engine.workspace.KitScope;
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
            "It goes by an order that an official signed (`export order`), to the receiver that it names, and is logged with"
                    + " that paper's hash before the archive has its name. What the order does not let go, and an order whose"
                    + " day is over or whose signer is no more in office, is refused."
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

    @Option(names = "--order", required = true, paramLabel = "ORDER", description = "Id of the signed order.")
    private String order = "";

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "Open these alone of the rows that the order lets go: their numbers, one a line.")
    private Optional<Path> rows = Optional.empty();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Sealing sealing;

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
        InstantSource clock = at.map(InstantSource::fixed).orElseGet(InstantSource::system);
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            Optional<SortedSet<Long>> only =
                    rows.isPresent() ? Optional.of(RowList.read(rows.get())) : Optional.empty();
            ExportPermit permit =
                    ExportPermit.of(open, new ExportPermit.Asked(order, run, only, sealing.certificate()));
            Optional<String> unwitnessed =
                    Witnessing.afterwards(open, AdoptedPolicies.of(opened).policy());
            print(InspectorKit.make(open, permit, archive));
            unwitnessed.ifPresent(why -> spec.commandLine()
                    .getErr()
                    .println("what is in it is not all witnessed; `narrowgate witness collect`, then export again: "
                            + why));
        }
        return Exit.DONE;
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
                    .put("order", order)
                    .put("sealed", !sealing.isClear())
                    .put("sha256sums", made.sums())
                    .put("register_entry", made.entry())));
        } else {
            out.println("wrote " + archive + ": run " + scope.run() + ", " + scope.rows() + " of " + scope.of()
                    + " rows opened, for " + scope.receiver() + ", by the order " + scope.order());
            out.println("logged as entry " + made.entry() + " of the register; its list of files has the SHA-256 "
                    + made.sums());
            out.println(sealing.told());
        }
        out.flush();
    }
}
