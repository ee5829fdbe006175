package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;

/** Where the statute packs lie, and which there are. */
final class Packs {
    private Packs() {}

    /** The folder given, else the program's own. */
    static Path folder(Optional<Path> given) {
        return given.orElseGet(() -> ProgramFolder.resolve("packs"));
    }

    /** The pack of an id. */
    static Pack read(Path folder, String id) throws IOException, DocumentException {
        if (!Files.isRegularFile(folder.resolve(id).resolve("pack.yaml"))) {
            Problems problems = new Problems();
            problems.add(id, "no statute pack of that id is in " + folder, NearestName.remedy(id, ids(folder)));
            problems.throwIfAny();
        }
        return PackReader.read(folder.resolve(id));
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
