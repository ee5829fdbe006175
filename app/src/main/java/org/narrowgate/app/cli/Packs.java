package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the statute packs lie, and which there are. */
final class Packs {
    private Packs() {}

    /** The folder given, else the program's own. */
    static Path folder(Optional<Path> given) {
        return given.orElseGet(() -> ProgramFolder.resolve("packs"));
    }

    /** Ids of all packs below a folder: {@code us/26-usc-6103-i-2}. */
    static List<String> ids(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": there is no folder of packs here; give one with --packs");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.endsWith("pack.yaml"))
                    .map(f -> folder.relativize(f.resolveSibling("")).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
