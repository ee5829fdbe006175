package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.narrowgate.app.incident.IncidentFile;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate incident file}: the file of defence, or of accountability. */
@Command(
        name = "file",
        description = {
            "Assembles the file on an incident, of defence or of accountability: its papers, those on recall, orders,"
                    + " agreement and offices, what was relied on, and the record of every affected row with its receipt.",
            "Without --opened, nothing of any person is in it."
        },
        mixinStandardHelpOptions = true)
final class IncidentFileCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Parameters(paramLabel = "INCIDENT", description = "Its id.")
    private String id = "";

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "A new folder.")
    private Path folder = Path.of("");

    @Option(names = "--opened", description = "Also what rows state and what went: PROTECTED DATA.")
    private boolean opened;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace workspace = filing.open();
        Incident incident = IncidentCommand.named(workspace, id);
        IncidentFile.Written written = new IncidentFile(
                        incident,
                        Protected.of(workspace).custody(),
                        Packs.folder(workspace.config().packs()),
                        opened)
                .write(folder, filing.now());
        filing.out()
                .println("wrote " + folder + ": " + written.papers() + " papers, the records of " + written.rows()
                        + " rows with their receipts" + (opened ? "; PROTECTED DATA is in it" : ""));
        filing.out().flush();
        return Exit.DONE;
    }
}
