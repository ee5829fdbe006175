package org.narrowgate.app.cli;

import java.nio.file.Path;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Option;

/** Which workspace a command works in. */
final class WorkspaceOption {
    @Option(names = "--workspace", paramLabel = "DIR", description = "The workspace; the current folder if absent.")
    private Path workspace = Path.of(".");

    Workspace open() throws DocumentException {
        return Workspace.open(workspace);
    }

    Path folder() {
        return workspace;
    }
}
