package org.narrowgate.engine.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.engine.registry.RegisterEntry.Named;

/** Which {@code core} decides: its version and the SHA-256 of its jar, so that a replay can ask the same one. */
final class EngineVersion {
    private static final String VERSION = "0.1.0";

    private EngineVersion() {}

    static Named current() throws IOException {
        CodeSource source = Decider.class.getProtectionDomain().getCodeSource();
        try {
            Path jar =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                return new Named(VERSION, "");
            }
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new Named(VERSION, HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(jar))));
        } catch (URISyntaxException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("the place of core's own jar cannot be told", impossible);
        }
    }
}
