package org.narrowgate.engine.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An invented certification authority for demonstrations and tests: issues certificates and revocation lists (RFC 5280).
 * Real agencies have their own.
 */
public final class IssuedAuthority {
    private static final int SERIAL_BITS = 127;
    private static final String SIGNATURE = "SHA384withECDSA";

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final SecureRandom random;

    private IssuedAuthority(KeyPair keys, X509Certificate certificate, SecureRandom random) {
        this.keys = keys;
        this.certificate = certificate;
        this.random = random;
    }

    /** A root, which signs itself. All that is drawn comes from {@code random}. */
    public static IssuedAuthority root(String name, Instant from, Instant until, SecureRandom random) {
        return guarded(() -> {
            KeyPair keys = IssuedIdentity.keyPair(IssuedIdentity.Kind.P384, random);
            X500Name subject = name(name, "Certification Authority");
            var builder = new JcaX509v3CertificateBuilder(
                    subject, serial(random), Date.from(from), Date.from(until), subject, keys.getPublic());
            return new IssuedAuthority(
                    keys, signed(builder, keys.getPublic(), keys, true, authority(), random), random);
        });
    }

    /** One whose key and certificate were kept in files. */
    public static IssuedAuthority read(Path keyFile, Path certificateFile, SecureRandom random) {
        X509Certificate kept = Certificates.read(certificateFile);
        return new IssuedAuthority(new KeyPair(kept.getPublicKey(), PrivateKeys.read(keyFile)), kept, random);
    }

    /** An authority below this one. */
    public IssuedAuthority subordinate(String name, Instant from, Instant until) {
        return guarded(() -> {
            KeyPair pair = IssuedIdentity.keyPair(IssuedIdentity.Kind.P384, random);
            var builder = builder(name(name, "Issuing Authority"), from, until, pair.getPublic());
            return new IssuedAuthority(
                    pair, signed(builder, pair.getPublic(), keys, true, authority(), random), random);
        });
    }

    /** A new key pair with a certificate for a person. */
    public IssuedIdentity issue(
            IssuedIdentity.Kind kind, String commonName, String organization, Instant from, Instant until) {
        return guarded(() -> {
            KeyPair pair = IssuedIdentity.keyPair(kind, random);
            var builder = builder(name(organization, commonName), from, until, pair.getPublic());
            return new IssuedIdentity(
                    pair, signed(builder, pair.getPublic(), keys, false, IssuedIdentity.usage(kind), random));
        });
    }

    /**
     * A certificate that is to be on a revocation list.
     *
     * @param reason as {@link CRLReason} numbers it
     * @param invalid since when its key must be taken to be bad; empty if nobody knows
     */
    public record Revoked(X509Certificate certificate, Instant at, int reason, Optional<Instant> invalid) {}

    /** A revocation list; {@code next} is when another one is due. */
    public X509CRL revocationList(List<Revoked> revoked, Instant now, Instant next) {
        return guarded(() -> {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()), Date.from(now));
            builder.setNextUpdate(Date.from(next));
            for (Revoked each : revoked) {
                ExtensionsGenerator extensions = new ExtensionsGenerator();
                extensions.addExtension(Extension.reasonCode, false, CRLReason.lookup(each.reason()));
                if (each.invalid().isPresent()) {
                    extensions.addExtension(
                            Extension.invalidityDate,
                            false,
                            new ASN1GeneralizedTime(Date.from(each.invalid().get())));
                }
                builder.addCRLEntry(each.certificate().getSerialNumber(), Date.from(each.at()), extensions.generate());
            }
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
            var signer = new JcaContentSignerBuilder(SIGNATURE)
                    .setProvider(CmsProvider.get())
                    .setSecureRandom(random)
                    .build(keys.getPrivate());
            return new JcaX509CRLConverter().getCRL(builder.build(signer));
        });
    }

    /** Writes a revocation list, DER. */
    public static void write(X509CRL list, Path file) throws IOException {
        try {
            Files.write(file, list.getEncoded());
        } catch (GeneralSecurityException unencodable) {
            throw new CredentialException("the revocation list cannot be encoded", unencodable);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Key and certificate, as a person has them: to keep the authority's key in a file. */
    public IssuedIdentity identity() {
        return new IssuedIdentity(keys, certificate);
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, Instant from, Instant until, PublicKey key) {
        return new JcaX509v3CertificateBuilder(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                serial(random),
                Date.from(from),
                Date.from(until),
                subject,
                key);
    }

    private static int authority() {
        return KeyUsage.keyCertSign | KeyUsage.cRLSign;
    }

    private static X509Certificate signed(
            JcaX509v3CertificateBuilder builder,
            PublicKey subject,
            KeyPair issuer,
            boolean authority,
            int usage,
            SecureRandom random)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                .addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subject))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(issuer.getPublic()));
        var signer = new JcaContentSignerBuilder(SIGNATURE)
                .setProvider(CmsProvider.get())
                .setSecureRandom(random)
                .build(issuer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static X500Name name(String organization, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organization)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private interface Making<T> {
        T make() throws GeneralSecurityException, IOException, OperatorCreationException;
    }

    private static <T> T guarded(Making<T> making) {
        try {
            return making.make();
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new CredentialException("no certificate or list can be made", e);
        }
    }
}
