package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;

/** Java, memory and the folder for temporary files. */
final class Machine {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    private static final long MIB = 1L << 20;
    /** What Java calls 2 GiB, less what its collector keeps free. */
    private static final long HEAP = 1_700 * MIB;

    /** What DuckDB takes beside the heap, and Java itself. */
    private static final long BESIDE = 1_536 * MIB;

    /** The libraries of DuckDB and SQLite are unpacked there at every start. */
    private static final long UNPACKED = 300 * MIB;

    private static final int OLDEST_JAVA = 17;

    private final Consumer<Symptom> found;

    Machine(Consumer<Symptom> found) {
        this.found = found;
    }

    void look() {
        int java = Runtime.version().feature();
        if (java < OLDEST_JAVA) {
            found.accept(Symptom.of(
                    Level.STOPS_DECIDE, Kind.JAVA, "Java " + java + " runs this", "install a JDK 17 or newer"));
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < HEAP) {
            found.accept(Symptom.of(
                    Level.WARNING,
                    Kind.HEAP,
                    "the heap is " + heap / MIB + " MiB; requests of a million rows need 2 GiB",
                    "set NARROWGATE_HEAP=2g"));
        }
        long machine = machine();
        if (machine > 0 && machine < heap + BESIDE) {
            found.accept(Symptom.of(
                    Level.WARNING,
                    Kind.MACHINE_MEMORY,
                    "the machine has " + machine / MIB + " MiB, which do not hold the heap and 1.5 GiB beside it",
                    "use a larger machine, or a smaller NARROWGATE_HEAP"));
        }
        temporary(TEMPORARY);
    }

    /** A library that the program brings could not be loaded when something needed it. */
    void unloadable() {
        temporary(Level.STOPS_DECIDE, TEMPORARY + ": a library could not be unpacked there and loaded");
    }

    private static long machine() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    void temporary(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            temporary(Level.STOPS_DECIDE, folder + ": temporary files cannot be written there");
            return;
        }
        try {
            if (mountedWithoutExecution(folder.toRealPath(), Files.readAllLines(Path.of("/proc/mounts")))) {
                temporary(Level.STOPS_DECIDE, folder + ": libraries cannot be run from there (mounted noexec)");
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < UNPACKED) {
                temporary(Level.STOPS_DECIDE, folder + ": " + free / MIB + " MiB are free there, and 300 are needed");
            }
        } catch (IOException unknown) {
            temporary(Level.WARNING, folder + ": nobody can tell how much room there is");
        }
    }

    /** The mount that holds a folder is the one with the longest path that begins it. */
    static boolean mountedWithoutExecution(Path folder, List<String> mounts) {
        String longest = "";
        boolean without = false;
        for (String mount : mounts) {
            String[] fields = mount.split(" ", -1);
            if (fields.length > 3 && folder.startsWith(fields[1]) && fields[1].length() >= longest.length()) {
                longest = fields[1];
                without = List.of(fields[3].split(",", -1)).contains("noexec");
            }
        }
        return without;
    }

    private void temporary(Level level, String what) {
        found.accept(Symptom.of(
                level, Kind.TEMPORARY_FOLDER, what, "name another with NARROWGATE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR"));
    }
}
