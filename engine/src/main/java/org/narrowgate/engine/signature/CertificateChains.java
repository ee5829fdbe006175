package org.narrowgate.engine.signature;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/**
 * Paths from a certificate to a root at an instant (RFC 5280, section 6). Issuers are found by name and by key, so that
 * another authority of the same name is none. One good path suffices; if there is none, the first obstacle is told.
 */
final class CertificateChains {
    private static final int MOST_OTHERS = 8;
    private static final int MOST_ISSUERS = 5;

    private final List<X509Certificate> roots;
    private final List<RevocationList> lists;
    private final Instant at;
    private final Map<List<X509Certificate>, Boolean> verified = new HashMap<>();

    CertificateChains(List<X509Certificate> roots, List<RevocationList> lists, Instant at) {
        this.roots = roots;
        this.lists = lists;
        this.at = at;
    }

    /**
     * Refuses unless a good path leads from a certificate to a root.
     *
     * @param carried what came with it
     * @param atHand certificates of authorities that need not come with it
     */
    void check(X509Certificate given, Collection<X509Certificate> carried, List<X509Certificate> atHand)
            throws SignatureRefusal {
        X509Certificate leaf = Certificates.plain(given);
        if (roots.contains(leaf)) {
            throw new SignatureRefusal("it is a root itself, which signs and receives nothing: use a certificate that "
                    + "the authority issued to a person");
        }
        checkKey(leaf, "the certificate");
        if (issued(leaf, leaf)) {
            throw new SignatureRefusal("the certificate is self-signed and no authority stands behind it: have one "
                    + "issued by an authority whose root is pinned here");
        }
        if (CertificateUse.of(leaf).authority()) {
            throw new SignatureRefusal("the certificate is that of an authority: use one issued to a person");
        }
        checkDates(leaf, "the certificate");
        if (carried.size() > MOST_OTHERS) {
            throw new SignatureRefusal("more than " + MOST_OTHERS + " further certificates come with it: give only "
                    + "those between it and the root");
        }
        Set<X509Certificate> others = new LinkedHashSet<>();
        for (X509Certificate other : carried) {
            others.add(Certificates.plain(other));
        }
        others.addAll(atHand);
        Optional<SignatureRefusal> obstacle = walk(List.of(leaf), List.copyOf(others));
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
    }

    /** Empty if some way upward from the last of the path ends well. */
    private Optional<SignatureRefusal> walk(List<X509Certificate> path, List<X509Certificate> others) {
        X509Certificate last = path.get(path.size() - 1);
        Optional<SignatureRefusal> first = Optional.empty();
        for (X509Certificate root : roots) {
            if (issued(root, last)) {
                Optional<SignatureRefusal> obstacle = obstacle(extended(path, root));
                if (obstacle.isEmpty()) {
                    return obstacle;
                }
                first = first.or(() -> obstacle);
            }
        }
        for (X509Certificate other : others) {
            if (path.size() < MOST_ISSUERS && !path.contains(other) && !roots.contains(other) && issued(other, last)) {
                Optional<SignatureRefusal> obstacle = walk(extended(path, other), others);
                if (obstacle.isEmpty()) {
                    return obstacle;
                }
                first = first.or(() -> obstacle);
            }
        }
        return first.or(() -> Optional.of(new SignatureRefusal("no pinned root is reached: the certificate of "
                + name(last)
                + " is neither a pinned root, nor at hand, nor in the signature; put it as PEM into certificates/, "
                + "or sign with the chain, or have the authority's root pinned under `roots` of narrowgate.yaml")));
    }

    private static List<X509Certificate> extended(List<X509Certificate> path, X509Certificate next) {
        List<X509Certificate> longer = new ArrayList<>(path);
        longer.add(next);
        return List.copyOf(longer);
    }

    private Optional<SignatureRefusal> obstacle(List<X509Certificate> path) {
        try {
            for (int i = 1; i < path.size(); i++) {
                checkIssuer(path.get(i), path.subList(1, i));
            }
            for (int i = 0; i + 1 < path.size(); i++) {
                checkLink(path.get(i), path.get(i + 1), i == 0);
            }
            validate(path);
            return Optional.empty();
        } catch (SignatureRefusal e) {
            return Optional.of(e);
        }
    }

    /** {@code below} are the authorities between this one and the leaf. */
    private void checkIssuer(X509Certificate issuer, List<X509Certificate> below) throws SignatureRefusal {
        String who = "the certificate of the authority " + issuer.getSubjectX500Principal();
        CertificateUse use = CertificateUse.of(issuer);
        checkKey(issuer, who);
        checkDates(issuer, who);
        if (!use.issues()) {
            throw new SignatureRefusal(who + " may not issue certificates (basicConstraints CA and keyUsage "
                    + "keyCertSign): have yours issued by an authority that may");
        }
        long counted = below.stream()
                .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                .count();
        if (counted > use.pathLength()) {
            throw new SignatureRefusal(who + " allows a path length of " + use.pathLength() + " and " + counted
                    + " authorities stand below it: have yours issued higher up");
        }
    }

    private void checkLink(X509Certificate certificate, X509Certificate issuer, boolean leaf) throws SignatureRefusal {
        String who = leaf ? "the certificate" : "the certificate of " + certificate.getSubjectX500Principal();
        Certificate der = Certificate.getInstance(Certificates.der(certificate));
        // The platform reads over bits that are declared unused; one certificate would have several encodings.
        if (der.getSignature().getPadBits() != 0) {
            throw new SignatureRefusal(
                    who + " is no DER (X.690, section 11.2): its signature does not end with an octet;"
                            + " have it issued again");
        }
        if (!StrongAlgorithms.isSignature(der.getSignatureAlgorithm())) {
            throw new SignatureRefusal(who + " is signed by " + issuer.getSubjectX500Principal()
                    + " with an algorithm weaker than SHA-256: have it issued again");
        }
        new Revocations(lists, issuer, at).check(certificate, who);
    }

    /** The platform's own validator: what the checks above do not know, such as name constraints, is not lost. */
    private void validate(List<X509Certificate> path) throws SignatureRefusal {
        X509Certificate root = path.get(path.size() - 1);
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, nameConstraints(root))));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path.subList(0, path.size() - 1)),
                            parameters);
        } catch (GeneralSecurityException e) {
            throw new SignatureRefusal("the path of the certificate to the root " + root.getSubjectX500Principal()
                    + " breaks RFC 5280, section 6 (such as by name constraints or a critical extension that is not "
                    + "understood): have it issued again");
        }
    }

    private static byte @Nullable [] nameConstraints(X509Certificate root) {
        byte[] extension = root.getExtensionValue(Extension.nameConstraints.getId());
        return extension == null ? null : ASN1OctetString.getInstance(extension).getOctets();
    }

    /** Each pair is verified once, or a ring of authorities that certify each other would cost thousands of times that. */
    private boolean issued(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && verified.computeIfAbsent(List.of(issuer, certificate), pair -> isSignedBy(certificate, issuer));
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey(), CmsProvider.get());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private void checkDates(X509Certificate certificate, String who) throws SignatureRefusal {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (at.isBefore(from)) {
            throw new SignatureRefusal(
                    who + " was not yet valid at " + at + ": it is valid from " + from + " to " + until);
        }
        if (at.isAfter(until)) {
            throw new SignatureRefusal(who + " had expired at " + at + ": it is valid from " + from + " to " + until
                    + "; use a current one");
        }
    }

    private static void checkKey(X509Certificate certificate, String who) throws SignatureRefusal {
        try {
            Certificates.checkKey(certificate.getPublicKey(), who);
        } catch (CredentialException e) {
            throw new SignatureRefusal(String.valueOf(e.getMessage()));
        }
    }

    private static String name(X509Certificate certificate) {
        return "its issuer " + certificate.getIssuerX500Principal();
    }
}
