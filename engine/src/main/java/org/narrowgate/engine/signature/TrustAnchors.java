package org.narrowgate.engine.signature;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The roots that are pinned and the revocation lists at hand (RFC 5280): all that decides whether a certificate counts.
 * Nothing is ever fetched. Without a root, or without a good list of each issuer up to it, nothing counts.
 */
public final class TrustAnchors {
    private final List<X509Certificate> roots;
    private final List<RevocationList> lists;
    private final List<X509Certificate> between;

    private TrustAnchors(List<X509Certificate> roots, List<RevocationList> lists, List<X509Certificate> between) {
        this.roots = List.copyOf(roots);
        this.lists = List.copyOf(lists);
        this.between = List.copyOf(between);
    }

    /** The same, with certificates of authorities at hand that may lie below a root; nothing of them is trusted. */
    public TrustAnchors with(List<X509Certificate> authorities) {
        return new TrustAnchors(
                roots, lists, authorities.stream().map(Certificates::plain).toList());
    }

    /**
     * From what was read already. A list that is not understood keeps its issuer's certificates from counting.
     *
     * @throws CredentialException for a root that is no certification authority's
     */
    public static TrustAnchors of(List<X509Certificate> roots, List<X509CRL> lists) {
        List<RevocationList> read = new ArrayList<>();
        for (X509CRL list : lists) {
            String source = "the list that "
                    + list.getIssuerX500Principal()
                    + " made at "
                    + list.getThisUpdate().toInstant();
            try {
                read.add(RevocationList.parse(list.getEncoded(), source));
            } catch (CRLException e) {
                throw new CredentialException(source + " cannot be encoded: fetch it again", e);
            }
        }
        return new TrustAnchors(
                roots.stream()
                        .map(root -> authority(root, "the certificate " + Certificates.fingerprint(root)))
                        .toList(),
                read,
                List.of());
    }

    /**
     * Reads files, PEM or DER, one certificate or list in each.
     *
     * @param lists files, or folders in which every {@code .crl} is one
     * @throws CredentialException naming a file that is no such thing, or a root that is no certification authority's;
     *     a list that can be read and is not understood only keeps its issuer's certificates from counting
     */
    public static TrustAnchors read(List<Path> roots, List<Path> lists) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : roots) {
            certificates.add(authority(Certificates.read(file), file.toString()));
        }
        List<RevocationList> read = new ArrayList<>();
        for (Path place : lists) {
            files(place).forEach(file -> read.add(RevocationList.read(file)));
        }
        return new TrustAnchors(certificates, read, List.of());
    }

    private static X509Certificate authority(X509Certificate certificate, String source) {
        if (!CertificateUse.of(certificate).issues()) {
            throw new CredentialException(source + " is not that of a certification authority (basicConstraints CA "
                    + "and keyUsage keyCertSign, RFC 5280, section 4.2.1): pin the authority's own certificate, not "
                    + "that of a person");
        }
        return Certificates.plain(certificate);
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "*.crl")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new CredentialException(
                    place + " cannot be read: check that this account may list the folder of revocation lists", e);
        }
        return files.stream().sorted().toList();
    }

    public List<X509Certificate> roots() {
        return roots;
    }

    /**
     * The newest list at hand of one key of an issuer.
     *
     * @param issuer its name
     * @param nextUpdate until when the list is good
     */
    public record NewestList(String issuer, Instant nextUpdate) {}

    /** Until when the lists at hand are good, one for each key of an issuer. */
    public List<NewestList> newestLists() {
        Map<String, NewestList> newest = new TreeMap<>();
        for (RevocationList list : lists) {
            newest.merge(
                    list.authority(),
                    list.newest(),
                    (one, other) -> one.nextUpdate().isBefore(other.nextUpdate()) ? other : one);
        }
        return List.copyOf(newest.values());
    }

    /**
     * Why a certificate that has signed nothing here, such as a recipient's, does not count at an instant; empty if it
     * does. What its key may be used for is not judged.
     *
     * @param others certificates that may lie between it and a root; nothing need be known of them
     */
    public Optional<String> refusal(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        try {
            new CertificateChains(roots, lists, at).check(certificate, others, between);
            return Optional.empty();
        } catch (SignatureRefusal e) {
            return Optional.of(e.reason());
        } catch (RuntimeException e) {
            // Malformed extensions of a foreign certificate surface as unchecked exceptions of many kinds.
            return Optional.of("the certificate or one of its chain cannot be read: have it issued again");
        }
    }

    /** As {@link #refusal}, of one that has signed: its key must be for that. */
    Optional<String> signerRefusal(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
        return refusal(signer, others, at)
                .or(() -> CertificateUse.of(signer).signs()
                        ? Optional.empty()
                        : Optional.of("the certificate is not for signing (keyUsage digitalSignature or "
                                + "nonRepudiation, RFC 5280, section 4.2.1.3): sign with one that is"));
    }
}
