package org.narrowgate.engine.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.rules.KeptRules;

/** Which {@code core} decides: its version and the SHA-256 of its jar, so that a replay can ask the same one. */
public final class EngineVersion {
    private static final String VERSION = "0.1.0";

    private EngineVersion() {}

    /** Of the one in this process; without a hash where it runs from classes and not from a jar. */
    public static Named current() throws IOException {
        Path core = place();
        return new Named(VERSION, Files.isRegularFile(core) ? KeptRules.sha256(core) : "");
    }

    /** Where it lies: a jar, or a folder of classes. */
    public static Path place() {
        CodeSource source = Decider.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? Path.of("") : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the place of core's own jar cannot be told", impossible);
        }
    }
}
