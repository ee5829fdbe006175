package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.backup.BackupFolder;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate backup verify}: every backup of a folder against its manifest. */
@Command(
        name = "verify",
        description = {
            "Holds every file of every backup in a folder against its manifest. Whether the manifest itself is whole,"
                    + " `restore` tells, which verifies both logs and all evidence."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all there; 1 something is missing or altered."})
final class BackupVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Where backups lie.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        List<String> damages = new ArrayList<>();
        List<Path> manifests = BackupFolder.manifests(folder);
        for (Path manifest : manifests) {
            BackupFolder.damages(folder, BackupFolder.read(manifest))
                    .forEach(damage -> damages.add(manifest.getFileName() + ": " + damage));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("backups", manifests.size())
                    .put("sound", damages.isEmpty())
                    .put("damages", damages)));
        } else {
            damages.forEach(damage -> out.println("DAMAGE " + damage));
            out.println(damages.isEmpty() ? "backups: " + manifests.size() + ", every file there" : "damage was found");
        }
        out.flush();
        return damages.isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }
}
