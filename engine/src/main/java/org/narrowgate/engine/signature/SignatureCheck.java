package org.narrowgate.engine.signature;

import java.security.cert.X509Certificate;
import java.util.function.Function;

/** What a detached signature turned out to be: made with a certificate that counts, or refused with reason and remedy. */
public sealed interface SignatureCheck {
    /** The bytes are signed with this certificate, which counted at the instant asked about; whose it is, is not said. */
    record Signed(X509Certificate by) implements SignatureCheck {}

    /** The signature counts for nothing; the reason names no file, the caller adds it. */
    record Refused(String reason) implements SignatureCheck {}

    default <T> T match(Function<X509Certificate, T> onSigned, Function<String, T> onRefused) {
        if (this instanceof Signed signed) {
            return onSigned.apply(signed.by());
        }
        return onRefused.apply(((Refused) this).reason());
    }
}
