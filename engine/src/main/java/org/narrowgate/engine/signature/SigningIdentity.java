package org.narrowgate.engine.signature;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** A private key with the certificate of its public half; a pair that does not belong together cannot be made. */
public final class SigningIdentity {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final List<X509Certificate> chain;
    private final String algorithm;

    private SigningIdentity(
            PrivateKey key, X509Certificate certificate, List<X509Certificate> chain, String algorithm) {
        this.key = key;
        this.certificate = certificate;
        this.chain = List.copyOf(chain);
        this.algorithm = algorithm;
    }

    /** Refuses unless a signature made with the key verifies with the certificate's. */
    public static SigningIdentity of(PrivateKey key, X509Certificate certificate) {
        String algorithm = algorithm(certificate.getPublicKey());
        byte[] probe = BigInteger.valueOf(0x4e47).toByteArray();
        try {
            Signature signer = Signature.getInstance(algorithm, CmsProvider.get());
            signer.initSign(key);
            signer.update(probe);
            byte[] signature = signer.sign();
            // By its key: a recipient's certificate may be for other uses than signing
            signer.initVerify(certificate.getPublicKey());
            signer.update(probe);
            if (signer.verify(signature)) {
                return new SigningIdentity(key, certificate, List.of(), algorithm);
            }
        } catch (GeneralSecurityException e) {
            throw new CredentialException(
                    "the private key cannot sign for its certificate: give the key that belongs to it", e);
        }
        throw new CredentialException("the private key does not belong to the certificate: give the key that does");
    }

    /**
     * Reads key and certificate.
     *
     * @param certificateFile the signer's certificate; those of the authorities above him may follow it, as PEM, and then
     *     go with every signature
     */
    public static SigningIdentity read(Path keyFile, Path certificateFile) {
        List<X509Certificate> chain = Certificates.readChain(certificateFile);
        PrivateKey key = PrivateKeys.read(keyFile);
        try {
            return of(key, chain.get(0)).withChain(chain.subList(1, chain.size()));
        } catch (CredentialException e) {
            throw new CredentialException(keyFile + " and " + certificateFile + ": " + e.getMessage(), e);
        }
    }

    private static String algorithm(PublicKey key) {
        return Certificates.curve(key)
                .map(curve -> switch (curve) {
                    case "P-256" -> "SHA256withECDSA";
                    case "P-384" -> "SHA384withECDSA";
                    default -> "SHA512withECDSA";
                })
                .orElse("SHA256withRSA");
    }

    /** The same signer, whose signatures carry these certificates of the authorities between him and the root. */
    public SigningIdentity withChain(List<X509Certificate> intermediates) {
        return new SigningIdentity(key, certificate, intermediates, algorithm);
    }

    /** The signer's certificate and those of his chain: all that a signature holds. */
    List<X509Certificate> carried() {
        return Stream.concat(Stream.of(certificate), chain.stream()).toList();
    }

    public PrivateKey key() {
        return key;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    String algorithm() {
        return algorithm;
    }
}
