package org.narrowgate.engine.unpacked;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The native libraries of DuckDB (72 MB) and SQLite, of which each process unpacks a copy of its own. The drivers delete
 * it when the process ends by itself; one that is killed would leave it, until the disk is full.
 */
public final class UnpackedLibraries {
    /** What a process has in memory, a line each (proc(5)); no other system than Linux has it. */
    private static final Path MAPPED = Path.of("/proc/self/maps");

    private static final Pattern UNPACKED =
            Pattern.compile(" (/.*/(?:libduckdb_java\\d+\\.so|sqlite-[^/]*-libsqlitejdbc\\.so))$", Pattern.MULTILINE);

    private UnpackedLibraries() {}

    /** Takes their names from the files of those that are loaded: Linux keeps the files as long as they are in use. */
    public static void unlink() {
        if (Files.isReadable(MAPPED)) {
            try {
                Matcher loaded = UNPACKED.matcher(new String(Files.readAllBytes(MAPPED), StandardCharsets.UTF_8));
                while (loaded.find()) {
                    for (String file : List.of(loaded.group(1), loaded.group(1) + ".lck")) {
                        Files.deleteIfExists(Path.of(file));
                    }
                }
            } catch (IOException kept) {
                // Then they are left to their drivers, as everywhere else.
                return;
            }
        }
    }
}
