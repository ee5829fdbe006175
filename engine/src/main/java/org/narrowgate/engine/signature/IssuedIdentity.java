package org.narrowgate.engine.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A new key pair with a self-signed certificate for an invented person: what {@code init --demo} gives the parties of
 * its story. Real parties bring certificates of their own; self-signed ones prove nothing beyond being pinned.
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
    private static final int SERIAL_BITS = 127;

    /** All that is drawn comes from {@code random}; the certificate is valid from {@code from} until {@code until}. */
    public static IssuedIdentity of(
            Kind kind, String commonName, String organization, Instant from, Instant until, SecureRandom random) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organization)
                .addRDN(BCStyle.CN, commonName)
                .build();
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        try {
            KeyPair keys = keyPair(kind, random);
            var builder = new JcaX509v3CertificateBuilder(
                    subject, serial, Date.from(from), Date.from(until), subject, keys.getPublic());
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage(kind)))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(keys.getPublic()));
            var holder = builder.build(new JcaContentSignerBuilder(kind.signature)
                    .setProvider(CmsProvider.get())
                    .setSecureRandom(random)
                    .build(keys.getPrivate()));
            return new IssuedIdentity(keys, new JcaX509CertificateConverter().getCertificate(holder));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new CredentialException("no certificate can be made for " + kind, e);
        }
    }

    static int usage(Kind kind) {
        return KeyUsage.digitalSignature | (kind == Kind.RSA ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement);
    }

    static KeyPair keyPair(Kind kind, SecureRandom random) throws GeneralSecurityException {
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
        PrivateKeys.write(keys.getPrivate(), keyFile);
        Certificates.write(certificate, certificateFile);
    }
}
