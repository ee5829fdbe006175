package org.narrowgate.engine.seal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SignatureCheck;

/** Whether a manifest is signed by a custodian whom the recipient trusts, and follows the part before it. */
final class ManifestCheck {
    private final Set<String> custodians;
    private final Instant at;
    private String previous = Manifest.NOTHING_BEFORE;

    ManifestCheck(Set<String> custodians, Instant at) {
        this.custodians = custodians;
        this.at = at;
    }

    Manifest next(byte[] json, byte[] p7s, Optional<Manifest> before) throws SealException {
        SignatureCheck check = DetachedSignature.verifyFingerprint(json, p7s, custodians, at);
        if (check instanceof SignatureCheck.Refused refused) {
            throw new SealException("the manifest's signature is refused: " + refused.reason()
                    + "; compare the custodian-certificate lines of your trust file");
        }
        Manifest manifest = Manifest.parse(json);
        int expected = before.map(Manifest::part).orElse(0) + 1;
        if (before.map(Manifest::last).orElse(false)) {
            throw new SealException("a part is given after the last one: name each part once, in order");
        }
        if (manifest.part() != expected) {
            throw new SealException("it is part " + manifest.part() + ", but part " + expected
                    + " is due: name every part once, in order");
        }
        if (!manifest.previous().equals(previous)) {
            throw new SealException("it does not belong to the part before it: fetch all parts of one release");
        }
        previous = Digests.hex(json);
        return manifest;
    }
}
