package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.workspace.Workspace;

/** The workspace as files: room, permissions, and what a crash left half written. */
final class Folders {
    private static final long MIB = 1L << 20;
    /** A row takes about 700 bytes in evidence, logs, state.db and the copy of the request. */
    private static final long ROOM = 2_048 * MIB;

    private static final long LEAST_ROOM = 256 * MIB;
    private static final int DEPTH = 3;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Workspace workspace;
    private final Consumer<Symptom> found;

    Folders(Workspace workspace, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.found = found;
    }

    void look(boolean atWork) throws IOException {
        List<Path> stores = new ArrayList<>();
        for (Path folder : List.of(
                workspace.root(),
                workspace.register(),
                workspace.decisions(),
                Shards.readable(workspace).newest().folder(),
                workspace.evidence(),
                workspace.accounting(),
                workspace.releases(),
                workspace.requests(),
                workspace.scratch())) {
            if (Files.isDirectory(folder)) {
                writable(folder);
                stores.add(folder);
            }
        }
        room(stores);
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(workspace.root());
        open.retainAll(OTHERS);
        if (!open.isEmpty()) {
            found.accept(Symptom.of(
                    Level.WARNING,
                    Kind.FOLDER_OPEN_TO_OTHERS,
                    workspace.root() + ": others on this machine may enter it, and requests/ holds rows in the clear",
                    "run `chmod o-rwx` on it"));
        }
        if (!atWork) {
            leftovers();
        }
    }

    private void writable(Path folder) {
        if (!Files.isWritable(folder)) {
            found.accept(Symptom.of(
                    Level.STOPS_DECIDE,
                    Kind.FOLDER_NOT_WRITABLE,
                    folder + ": it cannot be written",
                    "give " + System.getProperty("user.name") + " permission, or mount it for writing"));
        }
    }

    /** The folders may lie on different disks; of each one the first folder is named. */
    private void room(List<Path> folders) throws IOException {
        List<Object> seen = new ArrayList<>();
        for (Path folder : folders) {
            Object disk = Files.getAttribute(folder, "unix:dev");
            long free = Files.getFileStore(folder).getUsableSpace();
            if (!seen.contains(disk) && free < ROOM) {
                found.accept(Symptom.of(
                        free < LEAST_ROOM ? Level.STOPS_DECIDE : Level.WARNING,
                        Kind.DISK_SPACE,
                        folder + ": " + free / MIB + " MiB are free; a request takes about 700 MiB for a million rows"
                                + " and the size of its rows file",
                        "make room, or move the folder to a larger disk"));
            }
            seen.add(disk);
        }
    }

    private void leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(workspace.root(), DEPTH)) {
            files.filter(file -> String.valueOf(file.getFileName()).matches(".*\\.(partial|tmp)"))
                    .sorted()
                    .forEach(file -> found.accept(Symptom.of(
                            Level.NOTE,
                            Kind.LEFTOVER,
                            file + ": a command that was cut off left it half written; nothing counts it",
                            "the same command given again replaces it; else delete it")));
        }
    }
}
