package org.narrowgate.app.demo;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.narrowgate.engine.document.DocumentException;

/** The scenario that is shipped, at sizes that a test can afford. */
final class Demo {
    static final Path SCENARIO = root().resolve("examples/demo/scenario.yaml");

    private Demo() {}

    static Scenario scenario(long people, long rows) {
        try {
            return Scenario.read(SCENARIO).resized(people, rows);
        } catch (DocumentException e) {
            throw new UncheckedIOException(new java.io.IOException(e.getMessage(), e));
        }
    }

    /** The folder of the whole project, wherever the tests are run from. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("packs"))) {
            at = at.getParent();
        }
        return at;
    }
}
