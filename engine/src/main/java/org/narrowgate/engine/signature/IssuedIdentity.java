package org.narrowgate.engine.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A new key pair with a certificate for an invented person: what {@code init --demo} gives the parties of its story. Real
 * parties bring certificates of their own; a self-signed one counts only where its fingerprint is known.
 */
public record IssuedIdentity(KeyPair keys, X509Certificate certificate) {
    /** Kinds of key; all sign and all receive. */
    public enum Kind {
        P256("EC", "SHA256withECDSA"),
        P384("EC", "SHA384withECDSA"),
        RSA("RSA", "SHA256withRSA");

        private final String family;
        private final String signature;

        Kind(String family, String signature) {
            this.family = family;
            this.signature = signature;
        }
    }

    private static final int RSA_BITS = 3072;

    /** All that is drawn comes from {@code random}; the certificate is valid from {@code from} until {@code until}. */
    public static IssuedIdentity of(
            Kind kind, String commonName, String organization, Instant from, Instant until, SecureRandom random) {
        KeyPair keys = drawn(kind, random);
        CertificateTemplate template = template(kind, commonName, organization, from, until);
        return new IssuedIdentity(
                keys, template.sign(keys.getPublic(), template.subject(), keys, kind.signature, random));
    }

    static CertificateTemplate template(
            Kind kind, String commonName, String organization, Instant from, Instant until) {
        return new CertificateTemplate(
                CertificateTemplate.name(commonName, organization),
                from,
                until,
                new BasicConstraints(false),
                usage(kind),
                Optional.empty());
    }

    static KeyPair drawn(Kind kind, SecureRandom random) {
        try {
            return keyPair(kind, random);
        } catch (GeneralSecurityException e) {
            throw new CredentialException("no key can be made for " + kind, e);
        }
    }

    private static int usage(Kind kind) {
        return KeyUsage.digitalSignature | (kind == Kind.RSA ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement);
    }

    private static KeyPair keyPair(Kind kind, SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.family, CmsProvider.get());
        if (kind == Kind.RSA) {
            generator.initialize(RSA_BITS, random);
        } else {
            generator.initialize(new ECGenParameterSpec(kind == Kind.P256 ? "secp256r1" : "secp384r1"), random);
        }
        return generator.generateKeyPair();
    }

    public SigningIdentity signing() {
        return SigningIdentity.of(keys.getPrivate(), certificate);
    }

    /** Writes key (new, mode 0600) and certificate as PEM. */
    public void write(Path keyFile, Path certificateFile) throws IOException {
        // Whoever finds the key takes both for made, also after a crash.
        writeCertificate(certificateFile);
        PrivateKeys.write(keys.getPrivate(), keyFile);
    }

    /** Writes the certificate alone, as PEM. */
    public void writeCertificate(Path file) throws IOException {
        Certificates.write(certificate, file);
    }
}
