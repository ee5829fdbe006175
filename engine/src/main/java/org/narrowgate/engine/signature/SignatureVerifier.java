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
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
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
 * content-type and message-digest (section 11), and at most one signing-time, not to come; a certificate inside that counts; the
 * digest and the signature themselves (section 5.6).
 */
final class SignatureVerifier {
    private static final String UNREADABLE =
            "it is no readable CMS signature, DER or PEM: sign with `openssl cms -sign -binary -outform DER`";
    private static final int MAXIMUM_BYTES = 1 << 20;

    /** Clocks of signer and custodian may differ by so much. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Counting counting;
    private final Instant at;

    SignatureVerifier(Counting counting, Instant at) {
        this.counting = counting;
        this.at = at;
    }

    /** Which certificates count. */
    interface Counting {
        /**
         * Why the signer's certificate does not; empty if it does.
         *
         * @param others all further certificates in the signature; nothing is known of them
         */
        Optional<String> refusal(X509Certificate signer, List<X509Certificate> others);
    }

    SignatureCheck verify(InputStream content, byte[] p7s) throws IOException {
        try {
            return verify(parse(content, p7s));
        } catch (SignatureRefusal e) {
            return new SignatureCheck.Refused(e.reason());
        } catch (RuntimeException e) {
            // BouncyCastle parses lazily and answers malformed ASN.1 with unchecked exceptions of many kinds.
            return new SignatureCheck.Refused(UNREADABLE);
        }
    }

    private SignatureCheck verify(CMSSignedData signed) throws SignatureRefusal, IOException {
        SignerInformation signer = onlySigner(signed);
        checkAlgorithms(signer);
        checkAttributes(signer);
        checkTime(signer);
        X509Certificate certificate = certificate(signed, signer);
        Optional<String> refused = counting.refusal(certificate, others(signed, certificate));
        if (refused.isPresent()) {
            throw new SignatureRefusal(refused.get());
        }
        checkSignature(signer, certificate);
        return new SignatureCheck.Signed(certificate);
    }

    private static CMSSignedData parse(InputStream content, byte[] p7s) throws SignatureRefusal {
        if (p7s.length > MAXIMUM_BYTES) {
            throw new SignatureRefusal(
                    "the signature is larger than 1 MiB: check that it is the signature and not the content");
        }
        byte[] der = PemBlock.find(p7s, "CMS")
                .or(() -> PemBlock.find(p7s, "PKCS7"))
                .map(PemBlock::content)
                .orElse(p7s);
        try {
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
            if (info == null || !info.getContentType().equals(CMSObjectIdentifiers.signedData)) {
                throw new SignatureRefusal(
                        "it is not a CMS signature: sign with `openssl cms -sign -binary -outform DER`");
            }
            CMSSignedData embedded = new CMSSignedData(info);
            if (embedded.getSignedContent() != null) {
                throw new SignatureRefusal("the signature holds the content itself: sign detached (without -nodetach)");
            }
            if (!CMSObjectIdentifiers.data.getId().equals(embedded.getSignedContentTypeOID())) {
                throw new SignatureRefusal(
                        "the signature is over another content type than data (RFC 5652, section 4)");
            }
            return new CMSSignedData(new StreamedContent(content), info);
        } catch (IOException | CMSException | RuntimeException e) {
            throw new SignatureRefusal(UNREADABLE);
        }
    }

    private static SignerInformation onlySigner(CMSSignedData signed) throws SignatureRefusal {
        var signers = signed.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw new SignatureRefusal("it has " + signers.size() + " signers: exactly one must sign");
        }
        return signers.iterator().next();
    }

    private static void checkAlgorithms(SignerInformation signer) throws SignatureRefusal {
        boolean digest = StrongAlgorithms.isDigest(signer.getDigestAlgorithmID());
        AlgorithmIdentifier algorithm = signer.toASN1Structure().getDigestEncryptionAlgorithm();
        boolean signature = StrongAlgorithms.isCmsSignature(algorithm);
        if (!digest || !signature) {
            throw new SignatureRefusal(
                    "its algorithms are not ECDSA or RSA over SHA-256, SHA-384 or SHA-512: sign with `-md sha256`");
        }
    }

    private static void checkAttributes(SignerInformation signer) throws SignatureRefusal {
        AttributeTable attributes = signer.getSignedAttributes();
        if (attributes == null
                || attributes.getAll(CMSAttributes.contentType).size() != 1
                || attributes.getAll(CMSAttributes.messageDigest).size() != 1) {
            throw new SignatureRefusal("its signed attributes do not hold content-type and message-digest once each "
                    + "(RFC 5652, section 5.3): sign without -noattr");
        }
    }

    /** Only what it claims to be later than it is can be told apart; what it claims to be earlier proves nothing. */
    private void checkTime(SignerInformation signer) throws SignatureRefusal {
        Optional<Instant> claimed = SigningTime.claimed(signer);
        if (claimed.isPresent() && claimed.get().isAfter(at.plus(CLOCK_TOLERANCE))) {
            throw new SignatureRefusal("it claims to be signed at " + claimed.get() + ", after " + at
                    + ": set the signer's clock right and sign again");
        }
    }

    private static X509Certificate certificate(CMSSignedData signed, SignerInformation signer) throws SignatureRefusal {
        @SuppressWarnings("unchecked") // SignerId selects certificates
        Selector<X509CertificateHolder> selector = signer.getSID();
        Collection<X509CertificateHolder> found = signed.getCertificates().getMatches(selector);
        if (found.size() != 1) {
            throw new SignatureRefusal("it does not hold the signer's certificate once: sign without -nocerts");
        }
        return converted(found.iterator().next());
    }

    private static X509Certificate converted(X509CertificateHolder holder) throws SignatureRefusal {
        try {
            return new JcaX509CertificateConverter()
                    .setProvider(CmsProvider.get())
                    .getCertificate(holder);
        } catch (CertificateException e) {
            throw new SignatureRefusal("a certificate in the signature cannot be read: sign again without it");
        }
    }

    private static List<X509Certificate> others(CMSSignedData signed, X509Certificate signer) throws SignatureRefusal {
        List<X509Certificate> others = new ArrayList<>();
        for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
            X509Certificate certificate = converted(holder);
            if (!certificate.equals(signer)) {
                others.add(certificate);
            }
        }
        return List.copyOf(others);
    }

    private static void checkSignature(SignerInformation signer, X509Certificate certificate)
            throws SignatureRefusal, IOException {
        try {
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CmsProvider.get())
                    .build(certificate))) {
                throw new SignatureRefusal("the signature does not verify: it was altered, or made with another key");
            }
        } catch (CMSSignerDigestMismatchException e) {
            throw new SignatureRefusal("the content is not what was signed: it was altered, or signed without -binary");
        } catch (CMSException e) {
            if (e.getCause() instanceof IOException read) {
                throw read;
            }
            throw new SignatureRefusal("the signature does not verify (RFC 5652, section 5.6): sign again");
        } catch (OperatorCreationException | RuntimeException e) {
            throw new SignatureRefusal("the certificate's key does not fit the signature's algorithm");
        }
    }
}
