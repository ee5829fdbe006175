package org.narrowgate.engine.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.Sha256;

/**
 * Detached CMS SignedData (RFC 5652, section 5) in DER: one signer, his certificate and chain inside, the signed attributes
 * content-type and message-digest and no others, so that nothing says when it was signed. {@code openssl cms -verify
 * -binary -inform DER -in F.p7s -content F} accepts it.
 */
public final class DetachedSignature {
    private static final int MAXIMUM_ATTEMPTS = 1000;
    private static final long SOME_TIME = 86_400;

    private DetachedSignature() {}

    /** Signs a stream read to its end; the caller closes it. */
    public static byte[] sign(InputStream content, SigningIdentity identity) throws IOException {
        try {
            return signed(new StreamedContent(content), identity).getEncoded(ASN1Encoding.DER);
        } catch (CMSException e) {
            throw StreamedContent.readFailure(e, "signing failed");
        }
    }

    public static byte[] sign(byte[] content, SigningIdentity identity) {
        try {
            return sign(new ByteArrayInputStream(content), identity);
        } catch (IOException e) {
            throw new CredentialException("signing failed: check the key and its certificate", e);
        }
    }

    /**
     * Signs so that the length depends on the certificates alone. An ECDSA signature in DER is a byte or two shorter
     * whenever r or s is small, so another nonce is drawn until it has the commonest length; half of all have it.
     */
    public static byte[] signFixedLength(byte[] content, SigningIdentity identity) {
        int length = fixedLength(identity);
        for (int attempt = 0; attempt < MAXIMUM_ATTEMPTS; attempt++) {
            try {
                CMSSignedData signed = signed(new StreamedContent(new ByteArrayInputStream(content)), identity);
                SignerInformation signer =
                        signed.getSignerInfos().getSigners().iterator().next();
                if (length == 0 || signer.getSignature().length == length) {
                    return signed.getEncoded(ASN1Encoding.DER);
                }
            } catch (CMSException | IOException e) {
                throw new CredentialException("signing failed: check the key and its certificate", e);
            }
        }
        throw new CredentialException("the key gives no signature of " + length + " bytes: use RSA or P-256");
    }

    /** SEQUENCE of two INTEGERs, one of which has a leading zero; 0 where the algorithm has one length (RSA). */
    private static int fixedLength(SigningIdentity identity) {
        String curve = Certificates.curve(identity.certificate().getPublicKey()).orElse("RSA");
        return switch (curve) {
            case "P-256" -> 2 + 2 * (2 + 32) + 1;
            case "P-384" -> 2 + 2 * (2 + 48) + 1;
            case "P-521" -> 3 + 2 * (2 + 66) - 1;
            default -> 0;
        };
    }

    private static CMSSignedData signed(StreamedContent content, SigningIdentity identity) throws CMSException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder(identity.algorithm())
                    .setProvider(CmsProvider.get())
                    .build(identity.key());
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(CmsProvider.get())
                    .build();
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(DetachedSignature::attributes)
                    .build(signer, identity.certificate()));
            generator.addCertificates(new JcaCertStore(identity.carried()));
            return generator.generate(content, false);
        } catch (OperatorCreationException | java.security.cert.CertificateEncodingException e) {
            throw new CredentialException("the key cannot sign: check that it is an EC or RSA key", e);
        }
    }

    @SuppressWarnings("rawtypes") // BouncyCastle's interface
    private static AttributeTable attributes(Map parameters) {
        Hashtable<?, ?> all = new DefaultSignedAttributeTableGenerator()
                .getAttributes(parameters)
                .toHashtable();
        all.keySet().retainAll(List.of(CMSAttributes.contentType, CMSAttributes.messageDigest));
        return new AttributeTable(all);
    }

    /** SHA-256 over the digests of text and signature: that is unguessable, so that it may stand in a public log. */
    public static Hash digest(byte[] text, byte[] p7s) {
        MessageDigest sha256 = Sha256.create();
        sha256.update(Sha256.create().digest(text));
        sha256.update(Sha256.create().digest(p7s));
        return Hash.of(sha256.digest());
    }

    /**
     * Whether exactly this content is signed, DER or PEM, with a certificate for signing that chains to a pinned root
     * and counted {@code at} that instant. The content is read to its end unless the signature is refused before; an IOException
     * comes from it alone.
     */
    public static SignatureCheck verify(InputStream content, byte[] p7s, TrustAnchors trust, Instant at)
            throws IOException {
        return new SignatureVerifier((signer, others) -> trust.signerRefusal(signer, others, at), at)
                .verify(content, p7s);
    }

    public static SignatureCheck verify(byte[] content, byte[] p7s, TrustAnchors trust, Instant at) {
        return verify(content, p7s, (signer, others) -> trust.signerRefusal(signer, others, at), at);
    }

    /**
     * Whether it is signed by one of some certificates known by SHA-256 (lower-case hexadecimal) alone: the certificate
     * itself is in the signature, and must be valid at the instant.
     */
    public static SignatureCheck verifyFingerprint(byte[] content, byte[] p7s, Set<String> fingerprints, Instant at) {
        return verify(
                content,
                p7s,
                (signer, others) -> fingerprints.contains(Certificates.fingerprint(signer))
                        ? Certificates.outsideDates(signer, at)
                        : Optional.of("it holds no certificate that you trust"),
                at);
    }

    /**
     * Whether it is signed by one of some certificates, for whose dates another answers: he checked them when the
     * signature came in, and it is believed for as long as he is. Nothing is asked of the time at which it says it was
     * made.
     */
    public static SignatureCheck verifyVouched(byte[] content, byte[] p7s, Set<String> fingerprints) {
        return verify(
                content,
                p7s,
                (signer, others) -> fingerprints.contains(Certificates.fingerprint(signer))
                        ? Optional.empty()
                        : Optional.of("it holds no certificate that the custodian names"),
                Instant.MAX.minusSeconds(SOME_TIME));
    }

    /**
     * Whether the signature is whole: made over exactly this content with the certificate that it carries, whoever that
     * is. It says nothing of who signed.
     */
    public static SignatureCheck verifyInItself(byte[] content, byte[] p7s, Instant at) {
        return verify(content, p7s, (signer, others) -> Certificates.outsideDates(signer, at), at);
    }

    private static SignatureCheck verify(byte[] content, byte[] p7s, SignatureVerifier.Counting counting, Instant at) {
        try {
            return new SignatureVerifier(counting, at).verify(new ByteArrayInputStream(content), p7s);
        } catch (IOException e) {
            return new SignatureCheck.Refused("the signature cannot be read");
        }
    }
}
