package org.narrowgate.engine.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.evidence.AtomicFile;

/**
 * X.509 certificates (RFC 5280) as files, PEM or DER, one a file. Keys are EC on P-256, P-384 or P-521, or RSA of 2048
 * bits and more; nothing else is read.
 */
public final class Certificates {
    private static final int MAXIMUM_BYTES = 1 << 20;
    private static final int MINIMUM_RSA_BITS = 2048;

    private Certificates() {}

    /** Reads the one certificate of a file. */
    public static X509Certificate read(Path file) {
        return parse(FileBytes.read(file, MAXIMUM_BYTES, "certificate"), file.toString());
    }

    /** Reads somebody's certificate and those of the authorities above him, which may follow it in a PEM file. */
    static List<X509Certificate> readChain(Path file) {
        byte[] bytes = FileBytes.read(file, MAXIMUM_BYTES, "certificate");
        long stated = PemBlock.count(bytes, "CERTIFICATE");
        if (stated < 2) {
            return List.of(parse(bytes, file.toString()));
        }
        List<PemBlock> blocks = PemBlock.all(bytes, "CERTIFICATE");
        if (blocks.size() != stated) {
            throw new CredentialException(file + " holds a certificate that cannot be decoded: write it again");
        }
        return blocks.stream()
                .map(block -> parse(block.content(), file.toString()))
                .toList();
    }

    /** Reads the one certificate of these bytes; {@code source} names them in a refusal. */
    public static X509Certificate parse(byte[] bytes, String source) {
        if (PemBlock.count(bytes, "CERTIFICATE") > 1) {
            throw new CredentialException(source + " holds several certificates: give the one that is meant, alone");
        }
        byte[] der = PemBlock.find(bytes, "CERTIFICATE").map(PemBlock::content).orElse(bytes);
        X509Certificate certificate = decode(der, source);
        checkKey(certificate.getPublicKey(), source);
        return certificate;
    }

    /**
     * As this platform reads it: equality and path checks must not depend on which library parsed the bytes.
     */
    static X509Certificate plain(X509Certificate certificate) {
        return decode(der(certificate), "a certificate");
    }

    private static X509Certificate decode(byte[] der, String source) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            if (certificate.getEncoded().length != der.length) {
                throw new CredentialException(source + " has bytes after its certificate: remove them");
            }
            return certificate;
        } catch (CertificateException e) {
            throw new CredentialException(
                    source + " is not an X.509 certificate (PEM or DER); convert it with `openssl x509`", e);
        }
    }

    static void checkKey(PublicKey key, String source) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MINIMUM_RSA_BITS) {
            return;
        }
        if (key instanceof ECPublicKey && curve(key).isPresent()) {
            return;
        }
        throw new CredentialException(source
                + ": the certificate's key is neither EC on P-256, P-384 or P-521 nor RSA of 2048 bits or more; "
                + "have a certificate issued for such a key");
    }

    /** The NIST curve of an EC key, such as {@code P-256}; empty for other curves and for keys that are not EC. */
    public static Optional<String> curve(PublicKey key) {
        if (!(key instanceof ECPublicKey)) {
            return Optional.empty();
        }
        var algorithm = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return Optional.empty();
        }
        X962Parameters parameters = X962Parameters.getInstance(algorithm.getParameters());
        return parameters.isNamedCurve()
                ? switch (parameters.getParameters().toString()) {
                    case "1.2.840.10045.3.1.7" -> Optional.of("P-256");
                    case "1.3.132.0.34" -> Optional.of("P-384");
                    case "1.3.132.0.35" -> Optional.of("P-521");
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    /** Why it does not count at an instant by its own dates; empty if it does. */
    static Optional<String> outsideDates(X509Certificate certificate, Instant at) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        return at.isBefore(from) || at.isAfter(until)
                ? Optional.of("the certificate of the signer is valid only from " + from + " to " + until
                        + ": sign with one that is valid")
                : Optional.empty();
    }

    /** SHA-256 of the certificate's DER, as 64 lower-case hexadecimal digits. */
    public static String fingerprint(X509Certificate certificate) {
        return Sha256.hex(der(certificate));
    }

    /** The certificate as PEM (RFC 7468). */
    public static String pem(X509Certificate certificate) {
        return PemBlock.write("CERTIFICATE", der(certificate));
    }

    /** Writes the certificate as PEM. */
    public static void write(X509Certificate certificate, Path file) throws IOException {
        AtomicFile.write(file, pem(certificate).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new CredentialException("a certificate cannot be encoded", e);
        }
    }
}
