package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.office.PaperDraft;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate office draft}: makes a written paper ready to be signed, and tells every fault of it now. */
@Command(
        name = "draft",
        description = {
            "Makes a paper ready to be signed: puts the SHA-256 of each certificate in the place of its file, and tells"
                    + " every fault that would keep it from being filed.",
            "Certificates are named as certificates/NAME.pem and lie there in the workspace. Nothing is written while"
                    + " there is a fault."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "A whole paper to start from: examples/demo/offices.yaml; what each key means: docs/offices.md."})
final class OfficeDraftCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WRITTEN.yaml", description = "The paper as you wrote it.")
    private Path written = Path.of("");

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--out", required = true, paramLabel = "PAPER.yaml", description = "Where the text to sign goes.")
    private Path to = Path.of("");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        byte[] text = PaperDraft.ready(TextFile.read(written), opened.root());
        Paper paper = Paper.parse(written.toString(), text);
        List<String> faults = PaperDraft.faults(opened, paper, Instant.now());
        if (!faults.isEmpty()) {
            throw OfficeFileCommand.refused(written, faults);
        }
        AtomicFile.write(to.toAbsolutePath(), text);
        print(paper, new String(text, StandardCharsets.UTF_8).equals(TextFile.read(written)));
        return Exit.DONE;
    }

    private void print(Paper paper, boolean unchanged) {
        String sign = "openssl cms -sign -binary -outform DER -signer CERT.pem -inkey KEY.pem -in "
                + WorkspaceStatus.quoted(to) + " -out " + WorkspaceStatus.quoted(Path.of(to + ".p7s"));
        String file = "narrowgate office file " + WorkspaceStatus.quoted(to) + " --workspace "
                + WorkspaceStatus.quoted(workspace.folder());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("paper", paper.id())
                    .put("kind", paper.kind().word())
                    .put("by", paper.by())
                    .put("file", to.toString())
                    .put("sign_with", sign)
                    .put("next", file)));
        } else {
            out.println("wrote " + to + (unchanged ? "" : ", with certificates by their SHA-256") + "; no fault in it");
            out.println(paper.by() + ", whom it names, signs it unchanged:");
            out.println("  " + sign);
            out.println("then: " + file);
        }
        out.flush();
    }
}
