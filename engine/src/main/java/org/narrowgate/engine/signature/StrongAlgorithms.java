package org.narrowgate.engine.signature;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** ECDSA and RSA over SHA-256, SHA-384 or SHA-512: the algorithms of signatures, certificates and revocation lists. */
final class StrongAlgorithms {
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);
    private static final Set<ASN1ObjectIdentifier> SIGNATURES = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);

    private StrongAlgorithms() {}

    static boolean isDigest(AlgorithmIdentifier algorithm) {
        return DIGESTS.contains(algorithm.getAlgorithm());
    }

    /** Names a strong digest itself, as certificates and lists must. */
    static boolean isSignature(AlgorithmIdentifier algorithm) {
        return SIGNATURES.contains(algorithm.getAlgorithm()) || isStrongPss(algorithm);
    }

    /** In CMS, RSA may also be named alone: the digest stands beside it (RFC 3370, section 3.2). */
    static boolean isCmsSignature(AlgorithmIdentifier algorithm) {
        return isSignature(algorithm) || algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    private static boolean isStrongPss(AlgorithmIdentifier algorithm) {
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return false;
        }
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
        return parameters != null && isDigest(parameters.getHashAlgorithm());
    }
}
