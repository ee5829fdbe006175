package org.narrowgate.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.engine.document.DocumentException;

/** The packs that the repository ships. */
final class StatutePacks {
    static final Path ROOT = Path.of("..", "packs");
    static final String FIRST = "us/26-usc-6103-i-2";

    private StatutePacks() {}

    static List<Pack> all() throws IOException, DocumentException {
        List<Pack> packs = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(ROOT)) {
            for (Path manifest : walk.filter(p -> p.endsWith("pack.yaml")).toList()) {
                packs.add(PackReader.read(manifest.resolveSibling("")));
            }
        }
        return packs;
    }

    /** The packs of the repository, and those that only tests have, which use all that a pack may declare. */
    static List<Pack> withInvented() throws IOException, DocumentException {
        List<Pack> packs = new ArrayList<>(all());
        packs.add(PackReader.read(Path.of("src", "test", "resources", "packs", "xx", "harbour-records")));
        return packs;
    }

    static Pack first() throws DocumentException {
        return PackReader.read(ROOT.resolve(FIRST));
    }
}
