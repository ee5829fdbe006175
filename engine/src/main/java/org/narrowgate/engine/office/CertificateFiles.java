package org.narrowgate.engine.office;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.CredentialException;

/** The certificates that lie in a folder, by their SHA-256: papers name them by nothing else. */
final class CertificateFiles {
    private final Map<String, X509Certificate> found;

    private CertificateFiles(Map<String, X509Certificate> found) {
        this.found = found;
    }

    /** Reads every {@code .pem} in the folder; a file that holds no certificate is none. */
    static CertificateFiles in(Path folder) throws IOException {
        Map<String, X509Certificate> found = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
                for (Path file : files) {
                    read(file).ifPresent(c -> found.put(Certificates.fingerprint(c), c));
                }
            }
        }
        return new CertificateFiles(found);
    }

    private static Optional<X509Certificate> read(Path file) {
        try {
            return Optional.of(Certificates.read(file));
        } catch (CredentialException other) {
            return Optional.empty();
        }
    }

    Optional<X509Certificate> of(String sha256) {
        return Optional.ofNullable(found.get(sha256));
    }
}
