package org.narrowgate.engine.signature;

import java.time.Instant;

/** What a time-stamp turned out to be: given by an authority that counts, or refused with reason and remedy. */
public sealed interface TimestampCheck {
    /**
     * The data existed at an instant, as the authority says.
     *
     * @param authority the subject of its certificate
     * @param serial number of the time-stamp, in hexadecimal
     */
    record Stamped(Instant at, String authority, String serial) implements TimestampCheck {}

    /** It proves nothing; the reason names no file, the caller adds it. */
    record Refused(String reason) implements TimestampCheck {}
}
