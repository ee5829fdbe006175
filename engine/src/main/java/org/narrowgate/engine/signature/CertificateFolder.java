package org.narrowgate.engine.signature;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The certificates that lie in a folder, by their SHA-256: papers name them by nothing else. */
public final class CertificateFolder {
    private final Map<String, X509Certificate> found;

    private CertificateFolder(Map<String, X509Certificate> found) {
        this.found = found;
    }

    /** Reads every {@code .pem} in the folder; a file that holds no certificate is none. */
    public static CertificateFolder in(Path folder) throws IOException {
        Map<String, X509Certificate> found = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
                for (Path file : files) {
                    read(file).ifPresent(c -> found.put(Certificates.fingerprint(c), c));
                }
            }
        }
        return new CertificateFolder(found);
    }

    private static Optional<X509Certificate> read(Path file) {
        try {
            return Optional.of(Certificates.read(file));
        } catch (CredentialException other) {
            return Optional.empty();
        }
    }

    public Optional<X509Certificate> of(String sha256) {
        return Optional.ofNullable(found.get(sha256));
    }

    /** Those of authorities, which may lie between somebody's certificate and a root. */
    public List<X509Certificate> authorities() {
        return found.values().stream()
                .filter(certificate -> CertificateUse.of(certificate).issues())
                .toList();
    }
}
