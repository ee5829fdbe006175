package org.narrowgate.engine.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * One revocation list of an issuer itself (RFC 5280, section 5). A delta, indirect or partitioned list, or one with
 * extensions that must be understood and are not, is kept as that: leaving it out could leave out a revocation.
 */
final class RevocationList {
    private static final int MAXIMUM_BYTES = 1 << 26;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD_IN_ENTRIES =
            Set.of(Extension.reasonCode, Extension.invalidityDate);

    private final X509CRLHolder list;
    private final String source;
    private final X500Principal issuer;
    private final Instant thisUpdate;
    private final Instant nextUpdate;
    private final Map<BigInteger, List<ListedRevocation>> entries;
    private final Optional<String> obstacle;

    private RevocationList(X509CRLHolder list, String source) throws IOException {
        this.list = list;
        this.source = source;
        this.issuer = new X500Principal(list.getIssuer().getEncoded());
        this.thisUpdate = list.getThisUpdate().toInstant();
        Map<BigInteger, List<ListedRevocation>> read = new HashMap<>();
        this.obstacle = obstacle(list).or(() -> readEntries(list, read));
        this.nextUpdate =
                obstacle.isPresent() ? thisUpdate : list.getNextUpdate().toInstant();
        this.entries = Map.copyOf(read);
    }

    static RevocationList read(Path file) {
        return parse(FileBytes.read(file, MAXIMUM_BYTES, "revocation list"), file.toString());
    }

    /** Reads one list, PEM or DER; {@code source} names it in refusals. */
    static RevocationList parse(byte[] bytes, String source) {
        if (PemBlock.count(bytes, "X509 CRL") > 1) {
            throw new CredentialException(source + " holds several revocation lists: put each in a file of its own");
        }
        byte[] der = PemBlock.find(bytes, "X509 CRL").map(PemBlock::content).orElse(bytes);
        try {
            CertificateList structure = CertificateList.getInstance(ASN1Primitive.fromByteArray(der));
            if (structure != null) {
                return new RevocationList(new X509CRLHolder(structure), source);
            }
        } catch (IOException | RuntimeException e) {
            throw new CredentialException(unreadable(source), e);
        }
        throw new CredentialException(unreadable(source));
    }

    private static String unreadable(String source) {
        return source + " is not a revocation list (X.509 CRL, PEM or DER): fetch it from the authority again, or "
                + "convert it with `openssl crl`";
    }

    private static Optional<String> obstacle(X509CRLHolder list) {
        if (list.getExtension(Extension.deltaCRLIndicator) != null) {
            return Optional.of("it is a delta list");
        }
        if (list.getExtension(Extension.issuingDistributionPoint) != null) {
            return Optional.of("it is an indirect or partitioned list");
        }
        if (!list.getCriticalExtensionOIDs().isEmpty()) {
            return Optional.of("it has a critical extension that is not understood");
        }
        return list.getNextUpdate() == null
                ? Optional.of("it does not say when the next list comes (nextUpdate)")
                : Optional.empty();
    }

    /** What keeps an entry from being understood; empty if all are. */
    private static Optional<String> readEntries(X509CRLHolder list, Map<BigInteger, List<ListedRevocation>> into) {
        try {
            for (Object each : list.getRevokedCertificates()) {
                X509CRLEntryHolder entry = (X509CRLEntryHolder) each;
                if (entry.getExtension(Extension.certificateIssuer) != null
                        || !UNDERSTOOD_IN_ENTRIES.containsAll(entry.getCriticalExtensionOIDs())) {
                    return Optional.of("one of its entries has a critical extension that is not understood");
                }
                into.computeIfAbsent(entry.getSerialNumber(), serial -> new ArrayList<>())
                        .add(ListedRevocation.of(entry));
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("one of its entries cannot be read");
        }
    }

    /** Why its entries say nothing that can be relied on; empty if they do. */
    Optional<String> obstacle() {
        return obstacle;
    }

    /** The file it was read from, or what else names it. */
    String source() {
        return source;
    }

    boolean isNamedAfter(X509Certificate authority) {
        return issuer.equals(authority.getSubjectX500Principal());
    }

    /** Whether it is signed with the authority's key, which must be for signing lists, over SHA-256 and more. */
    boolean isSignedBy(X509Certificate authority) {
        if (!CertificateUse.of(authority).revokes()
                || !StrongAlgorithms.isSignature(list.toASN1Structure().getSignatureAlgorithm())) {
            return false;
        }
        try {
            return list.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(CmsProvider.get())
                    .build(authority.getPublicKey()));
        } catch (CertException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }

    X509CRL x509() {
        try {
            return new JcaX509CRLConverter().setProvider(CmsProvider.get()).getCRL(list);
        } catch (CRLException e) {
            throw new CredentialException(unreadable(source), e);
        }
    }

    List<ListedRevocation> of(BigInteger serial) {
        return entries.getOrDefault(serial, List.of());
    }

    Instant thisUpdate() {
        return thisUpdate;
    }

    Instant nextUpdate() {
        return nextUpdate;
    }
}
