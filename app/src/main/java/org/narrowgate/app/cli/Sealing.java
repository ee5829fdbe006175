package org.narrowgate.app.cli;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.narrowgate.engine.signature.Certificates;
import picocli.CommandLine.Option;

/** Whether an archive is encrypted, and to whom: one of the two is always said, so that nobody forgets it. */
final class Sealing {
    @Option(names = "--to", paramLabel = "CERT.pem", description = "Encrypted to the inspector's certificate (CMS).")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--unsealed", description = "In the clear, to be carried by hand.")
    private boolean clear;

    Optional<X509Certificate> certificate() {
        return certificate.map(Certificates::read);
    }

    boolean isClear() {
        return clear;
    }

    /** How it is told. */
    String told() {
        return clear
                ? "PROTECTED DATA, in the clear: whoever has the file can read it."
                : "It is encrypted to " + certificate.orElseThrow() + ".";
    }
}
