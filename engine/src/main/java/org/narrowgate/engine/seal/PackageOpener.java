package org.narrowgate.engine.seal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.signature.Certificates;

/**
 * Opens a release for its recipient: each part is decrypted to a temporary file and believed only once GCM, the
 * manifest's signature, every digest and every receipt have been verified under the recipient's own trust file; the
 * directory appears when all parts are in order, and otherwise nothing does.
 */
public final class PackageOpener {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final TrustFile trust;
    private final Instant at;
    private final Optional<LaterQuorum> later;

    /** {@code at}: the instant at which the custodian's certificate must be valid. */
    public PackageOpener(PrivateKey key, X509Certificate certificate, TrustFile trust, Instant at) {
        this(key, certificate, trust, at, Optional.empty());
    }

    /** The same; {@code later} shows that what it stands under was cosigned since it was sealed. */
    public PackageOpener(
            PrivateKey key, X509Certificate certificate, TrustFile trust, Instant at, Optional<LaterQuorum> later) {
        this.key = key;
        this.certificate = certificate;
        this.trust = trust;
        this.at = at;
        this.later = later;
    }

    /** Opens the parts, given in order, into a new directory. */
    public OpenedPackage open(List<Path> parts, Path out) throws SealException, IOException {
        if (parts.isEmpty()) {
            throw new SealException(
                    "no sealed file is given: name every release-001.cms, release-002.cms, ... in order");
        }
        if (Files.exists(out)) {
            throw new SealException(out + " exists already: name a new directory with --out");
        }
        try (ReleaseStaging staging = ReleaseStaging.beside(out)) {
            try {
                OpenedPackage opened = content(parts, out, staging.directory());
                staging.publish();
                return opened;
            } catch (IOException failure) {
                throw staging.named(failure);
            }
        }
    }

    private OpenedPackage content(List<Path> parts, Path out, Path folder) throws SealException, IOException {
        Path clear = folder.resolve("part.tar");
        try (PackageContent content =
                new PackageContent(folder, Certificates.fingerprint(certificate), trust, later, at)) {
            for (Path part : parts) {
                try {
                    decrypt(part, clear);
                    try (InputStream in = new BufferedInputStream(Files.newInputStream(clear), 1 << 16)) {
                        content.part(new TarReader(in), Files.size(clear));
                    }
                } catch (SealException e) {
                    throw new SealException(part + ": " + e.getMessage(), e);
                }
                Files.delete(clear);
            }
            return content.finish(out);
        }
    }

    private void decrypt(Path part, Path clear) throws SealException, IOException {
        Files.createFile(clear, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream sealed = new BufferedInputStream(Files.newInputStream(part), 1 << 16);
                OutputStream to = Files.newOutputStream(clear, StandardOpenOption.WRITE)) {
            Envelope.open(sealed, key, to);
        } catch (NoSuchFileException e) {
            throw new SealException("there is no such file: fetch it, or correct the path", e);
        }
    }
}
