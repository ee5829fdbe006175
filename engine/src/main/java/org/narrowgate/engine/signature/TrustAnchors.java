package org.narrowgate.engine.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certification authorities whose certificates count, and their revocation lists: nothing is ever fetched. A path
 * is built and checked as RFC 5280, section 6, has it, at the instant asked about.
 */
public final class TrustAnchors {
    private static final int MAXIMUM_BYTES = 16 << 20;
    private static final int MAXIMUM_INTERMEDIATES = 4;
    private static final Set<String> STRONG = Set.of("SHA256", "SHA384", "SHA512");
    private static final int SIGNS = 0;
    private static final int CONTENT_COMMITMENT = 1;

    private final List<X509Certificate> roots;
    private final RevocationLists lists;

    private TrustAnchors(List<X509Certificate> roots, List<X509CRL> lists) {
        this.roots = List.copyOf(roots);
        this.lists = new RevocationLists(lists);
    }

    /** Refuses with a {@link CredentialException} a root that is no certification authority's. */
    public static TrustAnchors of(List<X509Certificate> roots, List<X509CRL> lists) {
        for (X509Certificate root : roots) {
            if (root.getBasicConstraints() < 0) {
                throw new CredentialException("the root "
                        + root.getSubjectX500Principal().getName()
                        + " is no certification authority (basic constraints, RFC 5280, 4.2.1.9): pin the authority's"
                        + " own certificate");
            }
        }
        return new TrustAnchors(roots, lists);
    }

    /**
     * Reads them from files, PEM or DER, one a file.
     *
     * @param lists files, or folders in which every {@code .crl} is one
     * @throws CredentialException naming a file that cannot be read
     */
    public static TrustAnchors read(List<Path> roots, List<Path> lists) {
        List<X509CRL> read = new ArrayList<>();
        for (Path path : lists) {
            files(path).forEach(file -> read.add(list(file)));
        }
        return of(roots.stream().map(Certificates::read).toList(), read);
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, "*.crl")) {
            found.forEach(files::add);
        } catch (IOException unreadable) {
            throw new CredentialException(path + ": the folder of revocation lists cannot be read", unreadable);
        }
        return files.stream().sorted().toList();
    }

    private static X509CRL list(Path file) {
        byte[] bytes = FileBytes.read(file, MAXIMUM_BYTES, "revocation list");
        byte[] der = PemBlock.find(bytes, "X509 CRL").map(PemBlock::content).orElse(bytes);
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (CertificateException | CRLException unreadable) {
            throw new CredentialException(
                    file + " is not a certificate revocation list (PEM or DER); convert it with `openssl crl`",
                    unreadable);
        }
    }

    public List<X509Certificate> roots() {
        return roots;
    }

    /** The revocation lists that are at hand, oldest first. */
    public List<X509CRL> revocationLists() {
        return lists.all();
    }

    /**
     * Why a certificate does not count at an instant; empty if it does.
     *
     * @param others certificates that may lie between it and a root, such as a signature carries
     */
    public Optional<String> refusal(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
        if (roots.contains(signer)) {
            return Optional.of("the certificate of the signer is that of a certification authority: have one issued"
                    + " for the person");
        }
        Optional<String> dates = Certificates.outsideDates(signer, at);
        if (dates.isPresent()) {
            return dates;
        }
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[SIGNS] && !usage[CONTENT_COMMITMENT]) {
            return Optional.of("the certificate of the signer is not for signing (key usage, RFC 5280, 4.2.1.3): have"
                    + " one issued that is");
        }
        try {
            return refusal(path(signer, others, at), at);
        } catch (CertPathBuilderException broken) {
            return Optional.of(broken(signer, broken));
        } catch (GeneralSecurityException | RuntimeException broken) {
            return Optional.of("the certificate of the signer cannot be checked: have it issued anew");
        }
    }

    private static String broken(X509Certificate signer, CertPathBuilderException broken) {
        String detail = broken.getCause() instanceof CertPathValidatorException validation
                ? " (" + validation.getReason() + ")"
                : "";
        return "the certificate of the signer (SHA-256 " + Certificates.fingerprint(signer)
                + ") does not chain to a root that is pinned here" + detail
                + ": sign with one that does, or have its root pinned under `roots` of narrowgate.yaml";
    }

    private List<X509Certificate> path(X509Certificate signer, Collection<X509Certificate> others, Instant at)
            throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        roots.stream()
                .filter(root -> !at.isBefore(root.getNotBefore().toInstant())
                        && !at.isAfter(root.getNotAfter().toInstant()))
                .forEach(root -> anchors.add(new TrustAnchor(root, null)));
        if (anchors.isEmpty()) {
            throw new CertPathBuilderException("no root is valid");
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        List<X509Certificate> known = new ArrayList<>(others);
        known.add(signer);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        parameters.setMaxPathLength(MAXIMUM_INTERMEDIATES);
        PKIXCertPathBuilderResult built =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        return withRoot(built.getCertPath(), built.getTrustAnchor().getTrustedCert());
    }

    private static List<X509Certificate> withRoot(CertPath path, X509Certificate root) {
        List<X509Certificate> all = new ArrayList<>();
        path.getCertificates().forEach(c -> all.add((X509Certificate) c));
        all.add(root);
        return all;
    }

    /** Of a path from the signer up to the root. */
    private Optional<String> refusal(List<X509Certificate> path, Instant at) {
        for (int i = 0; i + 1 < path.size(); i++) {
            X509Certificate certificate = path.get(i);
            if (STRONG.stream().noneMatch(certificate.getSigAlgName()::contains)
                    && !certificate.getSigAlgName().equals("RSASSA-PSS")) {
                return Optional.of(
                        "a certificate of the signer's chain is signed over less than SHA-256: have it issued"
                                + " anew");
            }
            Optional<String> revoked = lists.refusal(certificate, path.get(i + 1), at);
            if (revoked.isPresent()) {
                return revoked;
            }
        }
        return Optional.empty();
    }
}
