package org.narrowgate.engine.pack;

import org.narrowgate.core.law.Reading;

/**
 * A reading of a pack; only one that counsel adopted may be relied on in the place of the strictest.
 *
 * @param addressMustAgree whether, under it, the stated address must agree with one on record for the person to be
 *     identified
 */
public record PackReading(Reading reading, boolean addressMustAgree) {
    public String id() {
        return reading.id();
    }
}
