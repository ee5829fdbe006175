package org.narrowgate.engine.signature;

import java.util.function.Function;

/** What a detached signature turned out to be: made by a pinned certificate, or refused with a reason and remedy. */
public sealed interface SignatureCheck {
    /** The bytes are signed by this pinned certificate, which counted at the instant asked about. */
    record Signed(PinnedCertificate by) implements SignatureCheck {}

    /** The signature counts for nothing; the reason names no file, the caller adds it. */
    record Refused(String reason) implements SignatureCheck {}

    default <T> T match(Function<PinnedCertificate, T> onSigned, Function<String, T> onRefused) {
        if (this instanceof Signed signed) {
            return onSigned.apply(signed.by());
        }
        return onRefused.apply(((Refused) this).reason());
    }
}
