package org.narrowgate.core.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day on which an instant falls; days are UTC throughout. */
final class Days {
    private Days() {}

    static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
