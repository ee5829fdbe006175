package org.narrowgate.engine.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An invented certification authority with a P-384 key for demonstrations and tests: issues certificates and revocation
 * lists (RFC 5280). Real agencies have their own.
 */
public final class IssuedAuthority {
    private static final String ALGORITHM = "SHA384withECDSA";
    private static final int USAGE = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final List<X509Certificate> above;
    private final SecureRandom random;

    IssuedAuthority(KeyPair keys, X509Certificate certificate, List<X509Certificate> above, SecureRandom random) {
        this.keys = keys;
        this.certificate = certificate;
        this.above = List.copyOf(above);
        this.random = random;
    }

    /** A root, which signs itself. All that is drawn, now and later, comes from {@code random}. */
    public static IssuedAuthority root(String name, Instant from, Instant until, SecureRandom random) {
        KeyPair keys = IssuedIdentity.drawn(IssuedIdentity.Kind.P384, random);
        CertificateTemplate template = template("Certification Authority", name, from, until);
        X509Certificate certificate = template.sign(keys.getPublic(), template.subject(), keys, ALGORITHM, random);
        return new IssuedAuthority(keys, certificate, List.of(), random);
    }

    /** A root whose key and certificate were kept in files. */
    public static IssuedAuthority read(Path keyFile, Path certificateFile, SecureRandom random) {
        X509Certificate kept = Certificates.read(certificateFile);
        KeyPair keys = new KeyPair(kept.getPublicKey(), PrivateKeys.read(keyFile));
        return new IssuedAuthority(keys, kept, List.of(), random);
    }

    /** An authority below this one. */
    public IssuedAuthority subordinate(String name, Instant from, Instant until) {
        KeyPair pair = IssuedIdentity.drawn(IssuedIdentity.Kind.P384, random);
        return new IssuedAuthority(
                pair, sign(template("Issuing Authority", name, from, until), pair, ALGORITHM), chain(), random);
    }

    /** A new key pair with a certificate for a person. */
    public IssuedIdentity issue(
            IssuedIdentity.Kind kind, String commonName, String organization, Instant from, Instant until) {
        KeyPair pair = IssuedIdentity.drawn(kind, random);
        CertificateTemplate template = IssuedIdentity.template(kind, commonName, organization, from, until);
        return new IssuedIdentity(pair, sign(template, pair, ALGORITHM));
    }

    /** A new key pair with a certificate that is for time-stamps and nothing else (RFC 3161, section 2.3). */
    public IssuedIdentity issueForTimestamps(String name, Instant from, Instant until) {
        KeyPair pair = IssuedIdentity.drawn(IssuedIdentity.Kind.P256, random);
        CertificateTemplate template = new CertificateTemplate(
                CertificateTemplate.name("Time-Stamping Authority", name),
                from,
                until,
                new BasicConstraints(false),
                KeyUsage.digitalSignature,
                Optional.of(KeyPurposeId.id_kp_timeStamping));
        return new IssuedIdentity(pair, sign(template, pair, ALGORITHM));
    }

    X509Certificate sign(CertificateTemplate template, KeyPair subject, String algorithm) {
        return template.sign(subject.getPublic(), name(), keys, algorithm, random);
    }

    private static CertificateTemplate template(String commonName, String organization, Instant from, Instant until) {
        return new CertificateTemplate(
                CertificateTemplate.name(commonName, organization),
                from,
                until,
                new BasicConstraints(true),
                USAGE,
                Optional.empty());
    }

    /**
     * What a signature of a person certified here must carry besides his own certificate: those of this authority and
     * of all above it but the root.
     */
    public List<X509Certificate> chain() {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                ? List.of()
                : Stream.concat(Stream.of(certificate), above.stream()).toList();
    }

    /**
     * A certificate that is to be on a revocation list.
     *
     * @param reason as {@link CRLReason} numbers it
     * @param invalid since when its key must be taken to be bad; empty if nobody knows
     */
    public record Revoked(X509Certificate certificate, Instant at, int reason, Optional<Instant> invalid) {
        private void list(X509v2CRLBuilder into) throws IOException {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            // RFC 5280, section 5.3.1: absent rather than unspecified
            if (reason != CRLReason.unspecified) {
                extensions.addExtension(Extension.reasonCode, false, CRLReason.lookup(reason));
            }
            if (invalid.isPresent()) {
                extensions.addExtension(
                        Extension.invalidityDate, false, new ASN1GeneralizedTime(Date.from(invalid.get())));
            }
            if (extensions.isEmpty()) {
                into.addCRLEntry(certificate.getSerialNumber(), Date.from(at), reason);
            } else {
                into.addCRLEntry(certificate.getSerialNumber(), Date.from(at), extensions.generate());
            }
        }
    }

    /** A complete revocation list, numbered by its date; {@code next} is when another one is due. */
    public X509CRL revocationList(List<Revoked> revoked, Instant now, Instant next) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(name(), Date.from(now));
        builder.setNextUpdate(Date.from(next));
        try {
            builder.addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()))
                    .addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            for (Revoked each : revoked) {
                each.list(builder);
            }
            return signed(builder);
        } catch (GeneralSecurityException | IOException e) {
            throw new CredentialException("no revocation list can be made", e);
        }
    }

    private X509CRL signed(X509v2CRLBuilder list) {
        try {
            return new JcaX509CRLConverter()
                    .getCRL(list.build(new JcaContentSignerBuilder(ALGORITHM)
                            .setProvider(CmsProvider.get())
                            .setSecureRandom(random)
                            .build(keys.getPrivate())));
        } catch (CRLException | OperatorCreationException e) {
            throw new CredentialException("no revocation list can be made", e);
        }
    }

    /** Writes a revocation list, DER. */
    public static void write(X509CRL list, Path file) throws IOException {
        try {
            Files.write(file, list.getEncoded());
        } catch (CRLException e) {
            throw new CredentialException("the revocation list cannot be encoded", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Key and certificate, as a person has them: to keep the authority's key in a file. */
    public IssuedIdentity identity() {
        return new IssuedIdentity(keys, certificate);
    }

    private X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }
}
