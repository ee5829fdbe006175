package org.narrowgate.engine.agreement;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.ledger.WholeFile;

/** The texts that lie in {@code agreements/}, by their SHA-256: papers name them by nothing else. */
public final class AgreementTexts {
    private final Map<String, Path> files;

    private AgreementTexts(Map<String, Path> files) {
        this.files = files;
    }

    public static AgreementTexts in(Path folder) throws IOException {
        Map<String, Path> files = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.yaml")) {
                for (Path file : found) {
                    files.put(sha256(WholeFile.read(file)), file);
                }
            }
        }
        return new AgreementTexts(files);
    }

    /** Where the text with this SHA-256 lies; empty if it is missing or was altered. */
    public Optional<Path> file(String sha256) {
        return Optional.ofNullable(files.get(sha256));
    }

    /** The text with this SHA-256; empty if it is missing or was altered. */
    public Optional<AgreementText> of(String sha256) throws IOException, DocumentException {
        Path file = files.get(sha256);
        return file == null ? Optional.empty() : Optional.of(AgreementText.read(file, WholeFile.read(file), sha256));
    }

    /** SHA-256 in lower-case hexadecimal. */
    public static String sha256(byte[] content) {
        return Sha256.hex(content);
    }
}
