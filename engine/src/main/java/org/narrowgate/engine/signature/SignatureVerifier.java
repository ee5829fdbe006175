package org.narrowgate.engine.signature;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;

/**
 * Checks a detached signature in this order, and refuses at the first that fails: it is one CMS SignedData and nothing
 * more (RFC 5652, section 5.1); its content is outside; one signer; algorithms of SHA-256 and more; signed attributes
 * content-type and message-digest (section 11), and no signing-time to come; a certificate inside that counts; the
 * digest and the signature themselves (section 5.6).
 */
final class SignatureVerifier {
    private static final String UNREADABLE =
            "it is no readable CMS signature, DER or PEM: sign with `openssl cms -sign -binary -outform DER`";
    private static final int MAXIMUM_BYTES = 1 << 20;
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);
    private static final Set<ASN1ObjectIdentifier> SIGNATURES = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.rsaEncryption,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);

    /** Clocks of signer and custodian may differ by so much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Counting counting;
    private final Instant at;

    SignatureVerifier(Counting counting, Instant at) {
        this.counting = counting;
        this.at = at;
    }

    /** Which certificates count. */
    interface Counting {
        /** Why a certificate does not, among those that the signature carries; empty if it does. */
        Optional<String> refusal(X509Certificate certificate, List<X509Certificate> carried);
    }

    SignatureCheck verify(InputStream content, byte[] p7s) throws IOException {
        try {
            return verify(parse(content, p7s));
        } catch (Refusal e) {
            return new SignatureCheck.Refused(e.reason);
        } catch (RuntimeException e) {
            // BouncyCastle parses lazily and answers malformed ASN.1 with unchecked exceptions of many kinds.
            return new SignatureCheck.Refused(UNREADABLE);
        }
    }

    private SignatureCheck verify(CMSSignedData signed) throws Refusal, IOException {
        SignerInformation signer = onlySigner(signed);
        checkAlgorithms(signer);
        checkAttributes(signer);
        X509Certificate certificate = certificate(signed, signer);
        Optional<String> refused = counting.refusal(certificate, carried(signed));
        if (refused.isPresent()) {
            throw new Refusal(refused.get());
        }
        checkSignature(signer, certificate);
        return new SignatureCheck.Signed(certificate);
    }

    private static CMSSignedData parse(InputStream content, byte[] p7s) throws Refusal {
        if (p7s.length > MAXIMUM_BYTES) {
            throw new Refusal("the signature is larger than 1 MiB: check that it is the signature and not the content");
        }
        byte[] der = PemBlock.find(p7s, "CMS")
                .or(() -> PemBlock.find(p7s, "PKCS7"))
                .map(PemBlock::content)
                .orElse(p7s);
        try {
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
            if (info == null || !info.getContentType().equals(CMSObjectIdentifiers.signedData)) {
                throw new Refusal("it is not a CMS signature: sign with `openssl cms -sign -binary -outform DER`");
            }
            CMSSignedData embedded = new CMSSignedData(info);
            if (embedded.getSignedContent() != null) {
                throw new Refusal("the signature holds the content itself: sign detached (without -nodetach)");
            }
            if (!CMSObjectIdentifiers.data.getId().equals(embedded.getSignedContentTypeOID())) {
                throw new Refusal("the signature is over another content type than data (RFC 5652, section 4)");
            }
            return new CMSSignedData(new StreamedContent(content), info);
        } catch (IOException | CMSException | RuntimeException e) {
            throw new Refusal(UNREADABLE);
        }
    }

    private static SignerInformation onlySigner(CMSSignedData signed) throws Refusal {
        var signers = signed.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw new Refusal("it has " + signers.size() + " signers: exactly one must sign");
        }
        return signers.iterator().next();
    }

    private static void checkAlgorithms(SignerInformation signer) throws Refusal {
        boolean digest = DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm());
        AlgorithmIdentifier algorithm = signer.toASN1Structure().getDigestEncryptionAlgorithm();
        boolean signature = SIGNATURES.contains(algorithm.getAlgorithm()) || isStrongPss(algorithm);
        if (!digest || !signature) {
            throw new Refusal(
                    "its algorithms are not ECDSA or RSA over SHA-256, SHA-384 or SHA-512: sign with `-md sha256`");
        }
    }

    private static boolean isStrongPss(AlgorithmIdentifier algorithm) {
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return false;
        }
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
        return parameters != null
                && DIGESTS.contains(parameters.getHashAlgorithm().getAlgorithm());
    }

    private void checkAttributes(SignerInformation signer) throws Refusal {
        AttributeTable attributes = signer.getSignedAttributes();
        if (attributes == null
                || attributes.getAll(CMSAttributes.contentType).size() != 1
                || attributes.getAll(CMSAttributes.messageDigest).size() != 1) {
            throw new Refusal("its signed attributes do not hold content-type and message-digest once each "
                    + "(RFC 5652, section 5.3): sign without -noattr");
        }
        checkTime(attributes);
    }

    /** Only what it claims to be later than it is can be told apart; what it claims to be earlier proves nothing. */
    private void checkTime(AttributeTable attributes) throws Refusal {
        Attribute claimed = attributes.get(CMSAttributes.signingTime);
        if (claimed != null
                && Time.getInstance(claimed.getAttributeValues()[0])
                        .getDate()
                        .toInstant()
                        .isAfter(at.plus(SKEW))) {
            throw new Refusal("it says that it was made after it came in: set the signer's clock and sign again");
        }
    }

    private static X509Certificate certificate(CMSSignedData signed, SignerInformation signer) throws Refusal {
        @SuppressWarnings("unchecked") // SignerId selects certificates
        Selector<X509CertificateHolder> selector = signer.getSID();
        Collection<X509CertificateHolder> found = signed.getCertificates().getMatches(selector);
        if (found.size() != 1) {
            throw new Refusal("it does not hold the signer's certificate once: sign without -nocerts");
        }
        return converted(found.iterator().next());
    }

    private static X509Certificate converted(X509CertificateHolder holder) throws Refusal {
        try {
            return new JcaX509CertificateConverter()
                    .setProvider(CmsProvider.get())
                    .getCertificate(holder);
        } catch (CertificateException e) {
            throw new Refusal("the certificate in the signature cannot be read");
        }
    }

    private static List<X509Certificate> carried(CMSSignedData signed) throws Refusal {
        List<X509Certificate> carried = new ArrayList<>();
        for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
            carried.add(converted(holder));
        }
        return List.copyOf(carried);
    }

    private static void checkSignature(SignerInformation signer, X509Certificate certificate)
            throws Refusal, IOException {
        try {
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CmsProvider.get())
                    .build(certificate))) {
                throw new Refusal("the signature does not verify: it was altered, or made with another key");
            }
        } catch (CMSSignerDigestMismatchException e) {
            throw new Refusal("the content is not what was signed: it was altered, or signed without -binary");
        } catch (CMSException e) {
            if (e.getCause() instanceof IOException read) {
                throw read;
            }
            throw new Refusal("the signature does not verify (RFC 5652, section 5.6): sign again");
        } catch (OperatorCreationException | RuntimeException e) {
            throw new Refusal("the certificate's key does not fit the signature's algorithm");
        }
    }

    /** Carries a reason from where a check fails to the one place that makes a value of it. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
