package org.narrowgate.engine.pack;

import java.util.Optional;
import org.narrowgate.core.law.Reading;

/**
 * A reading with its standing: only an adopted one may be relied on in the place of the strictest.
 *
 * @param addressMustAgree whether, under it, the stated address must agree with one on record for the person to be
 *     identified
 */
public record PackReading(Reading reading, Optional<Adoption> adoption, boolean addressMustAgree) {
    enum Status {
        DRAFT,
        ADOPTED
    }

    public String id() {
        return reading.id();
    }

    public boolean adopted() {
        return adoption.isPresent();
    }
}
