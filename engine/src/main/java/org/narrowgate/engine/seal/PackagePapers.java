package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SignatureCheck;

/**
 * What a person reads in a package before the tables: the page of obligations, the authorisation that binds it, and the
 * releasing official's signature over that. They stand in every part, after its manifest.
 *
 * @param signature detached CMS in PEM, filled up with empty lines: an ECDSA signature in DER differs by a byte or two
 *     from one time to the next, and no length in a package may be a matter of chance
 */
@SuppressWarnings("ArrayRecordComponent") // written, never compared
record PackagePapers(byte[] page, byte[] authorisation, byte[] signature) {
    static final String AUTHORISATION = "authorisation.json";
    static final String SIGNATURE = "authorisation.pem";
    static final List<String> NAMES = List.of(BoundPage.NAME, AUTHORISATION, SIGNATURE);

    private static final int LINE = 64;
    private static final int FILL = 4096;

    /** {@code signature} as it came, DER or PEM. */
    static PackagePapers of(byte[] page, byte[] authorisation, byte[] signature) {
        return new PackagePapers(page, authorisation, filled(signature));
    }

    private static byte[] filled(byte[] signature) {
        String pem = signature[0] == '-'
                ? new String(signature, US_ASCII)
                : "-----BEGIN CMS-----\n"
                        + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(signature)
                        + "\n-----END CMS-----\n";
        return (pem + "\n".repeat(FILL - pem.length() % FILL)).getBytes(US_ASCII);
    }

    List<byte[]> contents() {
        return List.of(page, authorisation, signature);
    }

    /**
     * Refuses papers that are not those under which the manifest's release was let go: the custodian, who signed the
     * manifest, answers for whose certificate it names.
     */
    Authorisation verify(Manifest manifest) throws SealException {
        SignatureCheck check = DetachedSignature.verifyVouched(authorisation, signature, Set.of(manifest.official()));
        if (check instanceof SignatureCheck.Refused refused) {
            throw new SealException("the releasing official's signature over " + AUTHORISATION + " is refused: "
                    + refused.reason() + ": ask the custodian for a package of his own making");
        }
        Authorisation text = Authorisation.parse(authorisation, AUTHORISATION);
        boolean same = text.covers(manifest.release())
                && text.run().equals(manifest.run())
                && text.provision().equals(manifest.provision())
                && text.recipient().equals(manifest.recipient())
                && text.fields().equals(manifest.columns());
        if (!same) {
            throw new SealException(AUTHORISATION + " is that of another release than this: refuse the package, and"
                    + " tell the custodian");
        }
        if (text.page().filter(bound -> bound.binds(page)).isEmpty()) {
            throw new SealException(BoundPage.NAME + " is not the page that the releasing official signed: refuse the"
                    + " package, and tell the custodian");
        }
        return text;
    }

    /** Whether another part carries the same. */
    boolean isSame(Optional<PackagePapers> before) {
        return before.map(papers -> Arrays.equals(papers.page, page)
                        && Arrays.equals(papers.authorisation, authorisation)
                        && Arrays.equals(papers.signature, signature))
                .orElse(true);
    }
}
