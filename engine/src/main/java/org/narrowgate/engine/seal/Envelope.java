package org.narrowgate.engine.seal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.jspecify.annotations.Nullable;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.CmsProvider;

/**
 * CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084) to one certificate: EC by ephemeral-static ECDH with the
 * X9.63 KDF and AES-256 key wrap (RFC 5753), RSA by OAEP with SHA-256 (RFC 3560). Streamed, so it is BER of indefinite
 * length; how long it is depends on the certificate and the content's length alone.
 */
public final class Envelope {
    private static final int CHUNK = 1 << 16;
    private static final String REFUSED =
            "it cannot be decrypted: it was altered or cut short, or is sealed to another key; fetch the file again";

    private Envelope() {}

    /** What an envelope adds to a content of this length, at most; bounds the size of a part. */
    static long overhead(long content) {
        return 8192 + (content / CHUNK + 1) * 16;
    }

    /** A stream whose close ends the envelope; {@code out} itself stays open. */
    public static OutputStream seal(OutputStream out, X509Certificate recipient, SecureRandom random)
            throws IOException {
        try {
            CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
            generator.setBufferSize(CHUNK);
            generator.addRecipientInfoGenerator(recipientInfo(recipient, random));
            // The platform's own cipher for the content: it has the processor's instructions, BouncyCastle's has not.
            OutputAEADEncryptor cipher =
                    (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setProvider("SunJCE")
                            .setSecureRandom(random)
                            .build();
            return new BufferedOutputStream(generator.open(out, cipher), CHUNK);
        } catch (CMSException | GeneralSecurityException e) {
            throw new IOException("nothing can be sealed to the recipient's certificate", e);
        }
    }

    private static RecipientInfoGenerator recipientInfo(X509Certificate recipient, SecureRandom random)
            throws GeneralSecurityException, CMSException {
        if (!(recipient.getPublicKey() instanceof ECPublicKey key)) {
            return new JceKeyTransRecipientInfoGenerator(recipient, oaep()).setProvider(CmsProvider.get());
        }
        KeyPairGenerator ephemeral = KeyPairGenerator.getInstance("EC", CmsProvider.get());
        ephemeral.initialize(key.getParams(), random);
        KeyPair pair = ephemeral.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        agreement(recipient), pair.getPrivate(), pair.getPublic(), CMSAlgorithm.AES256_WRAP)
                .addRecipient(recipient)
                .setSecureRandom(random)
                .setProvider(CmsProvider.get());
    }

    private static ASN1ObjectIdentifier agreement(X509Certificate recipient) {
        return Certificates.curve(recipient.getPublicKey())
                .map(curve -> switch (curve) {
                    case "P-256" -> CMSAlgorithm.ECDH_SHA256KDF;
                    case "P-384" -> CMSAlgorithm.ECDH_SHA384KDF;
                    default -> CMSAlgorithm.ECDH_SHA512KDF;
                })
                .orElseThrow(() -> new IllegalArgumentException("the recipient's key is on no NIST curve"));
    }

    private static AlgorithmIdentifier oaep() {
        AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSAES_OAEP,
                new RSAESOAEPparams(
                        sha256,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
                        RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
    }

    /**
     * Decrypts to a stream that must not be believed before this returns: GCM tells of tampering only at the end. An
     * IOException is a failure of {@code to}; everything that is wrong with the sealed bytes is a SealException.
     */
    static void open(InputStream sealed, PrivateKey key, OutputStream to) throws IOException, SealException {
        Sink sink = new Sink(to);
        try {
            CMSAuthEnvelopedDataParser parser = new CMSAuthEnvelopedDataParser(sealed);
            if (!CMSAlgorithm.AES256_GCM.getId().equals(parser.getEncAlgOID())) {
                throw new SealException("it is not sealed with AES-256-GCM: ask the custodian to seal it again");
            }
            try (InputStream content =
                    onlyRecipient(parser).getContentStream(recipient(key)).getContentStream()) {
                content.transferTo(sink);
            }
            if (sealed.read() >= 0) {
                throw new SealException("something follows the sealed content: fetch the file again");
            }
        } catch (CMSException | IOException | RuntimeException e) {
            if (sink.failure != null) {
                throw sink.failure;
            }
            throw new SealException(REFUSED, e);
        }
    }

    private static Recipient recipient(PrivateKey key) {
        return key instanceof RSAPrivateKey
                ? new JceKeyTransAuthEnvelopedRecipient(key).setProvider(CmsProvider.get())
                : new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(CmsProvider.get());
    }

    private static RecipientInformation onlyRecipient(CMSAuthEnvelopedDataParser parser) throws SealException {
        var recipients = parser.getRecipientInfos().getRecipients();
        if (recipients.size() != 1) {
            throw new SealException("it is sealed to " + recipients.size() + " recipients: a release has exactly one");
        }
        return recipients.iterator().next();
    }

    /** Remembers that writing failed: the disk is full, and the package may be in order. */
    private static final class Sink extends FilterOutputStream {
        private @Nullable IOException failure;

        Sink(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
