package org.narrowgate.engine.signature;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.bouncycastle.util.Selector;
import org.narrowgate.core.proof.Sha256;

/**
 * Checks the answer of a time-stamping authority (RFC 3161, section 2.4.2) in this order, and refuses at the first that
 * fails: it is one answer and nothing more; the time-stamp was granted; it is over SHA-256 of these bytes; one signer,
 * whose algorithms are strong and whose certificate is inside, critically for time-stamps and nothing else; its
 * signature; the certificate counted at the time that the time-stamp names.
 */
public final class TimestampVerifier {
    private static final int MAXIMUM_BYTES = 1 << 20;

    private final TrustAnchors trust;

    /** {@code trust}: the roots of authorities whose time-stamps count. */
    public TimestampVerifier(TrustAnchors trust) {
        this.trust = trust;
    }

    /**
     * Whether an answer stamps some bytes.
     *
     * @param response DER of the whole answer, as {@code openssl ts} calls it, not of the token alone
     */
    public TimestampCheck check(byte[] data, byte[] response) {
        try {
            return stamped(data, response);
        } catch (SignatureRefusal e) {
            return new TimestampCheck.Refused(e.reason());
        } catch (RuntimeException e) {
            // BouncyCastle parses lazily and answers malformed ASN.1 with unchecked exceptions of many kinds.
            return new TimestampCheck.Refused("it is no readable answer of a time-stamping authority (RFC 3161)");
        }
    }

    private TimestampCheck.Stamped stamped(byte[] data, byte[] response) throws SignatureRefusal {
        TimeStampToken token = token(response);
        TimeStampTokenInfo info = token.getTimeStampInfo();
        if (!info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                || !Arrays.equals(
                        info.getMessageImprintDigest(), Sha256.create().digest(data))) {
            throw new SignatureRefusal("it stamps something else than the SHA-256 of this file");
        }
        X509Certificate authority = authority(token);
        Instant at = info.getGenTime().toInstant();
        Optional<String> refused = trust.signerRefusal(authority, others(token), at);
        if (refused.isPresent()) {
            throw new SignatureRefusal("its authority does not count: " + refused.get());
        }
        return new TimestampCheck.Stamped(
                at,
                authority.getSubjectX500Principal().getName(),
                info.getSerialNumber().toString(16));
    }

    private static TimeStampToken token(byte[] response) throws SignatureRefusal {
        if (response.length > MAXIMUM_BYTES) {
            throw new SignatureRefusal("it is larger than 1 MiB, as no time-stamp is");
        }
        try {
            TimeStampResponse answer =
                    new TimeStampResponse(TimeStampResp.getInstance(ASN1Primitive.fromByteArray(response)));
            boolean granted =
                    answer.getStatus() == PKIStatus.GRANTED || answer.getStatus() == PKIStatus.GRANTED_WITH_MODS;
            TimeStampToken token = answer.getTimeStampToken();
            if (!granted || token == null) {
                throw new SignatureRefusal("the authority granted no time-stamp; it said: " + answer.getStatusString());
            }
            return token;
        } catch (IOException | TSPException e) {
            throw new SignatureRefusal("it is no readable answer of a time-stamping authority (RFC 3161)");
        }
    }

    /** The certificate of the one signer, once his signature has been verified with it. */
    private static X509Certificate authority(TimeStampToken token) throws SignatureRefusal {
        CMSSignedData signed = token.toCMSSignedData();
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        @SuppressWarnings("unchecked") // SignerId selects certificates
        Selector<X509CertificateHolder> selector = token.getSID();
        Collection<X509CertificateHolder> found = signed.getCertificates().getMatches(selector);
        if (signers.size() != 1 || found.size() != 1) {
            throw new SignatureRefusal(
                    "it does not hold one signer and his certificate once (RFC 3161, section 2.4.2)");
        }
        SignerInformation signer = signers.iterator().next();
        if (!StrongAlgorithms.isDigest(signer.getDigestAlgorithmID())
                || !StrongAlgorithms.isCmsSignature(signer.toASN1Structure().getDigestEncryptionAlgorithm())) {
            throw new SignatureRefusal("its algorithms are not ECDSA or RSA over SHA-256, SHA-384 or SHA-512");
        }
        X509Certificate certificate = converted(found.iterator().next());
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CmsProvider.get())
                    .build(certificate));
            return certificate;
        } catch (TSPException | OperatorCreationException e) {
            throw new SignatureRefusal("its signature does not verify, or its certificate is not for time-stamps and"
                    + " nothing else (" + e.getMessage() + ")");
        }
    }

    private static X509Certificate converted(X509CertificateHolder holder) throws SignatureRefusal {
        try {
            return new JcaX509CertificateConverter()
                    .setProvider(CmsProvider.get())
                    .getCertificate(holder);
        } catch (CertificateException e) {
            throw new SignatureRefusal("a certificate in it cannot be read");
        }
    }

    private static List<X509Certificate> others(TimeStampToken token) throws SignatureRefusal {
        @SuppressWarnings("unchecked") // SignerId selects certificates
        Selector<X509CertificateHolder> signer = token.getSID();
        List<X509Certificate> others = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            if (!signer.match(holder)) {
                others.add(converted(holder));
            }
        }
        return List.copyOf(others);
    }
}
