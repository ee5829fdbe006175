package org.narrowgate.core.office;

import java.time.Instant;
import java.util.Optional;

/**
 * A delegation as far as it is known.
 *
 * @param knownAt when the register learnt of it
 * @param revoked when it was revoked; empty if it was not
 */
public record Granted(Delegation delegation, Instant knownAt, Optional<Instant> revoked) {
    /** From when on it gives authority. */
    public Instant begins() {
        return delegation.from().isAfter(knownAt) ? delegation.from() : knownAt;
    }

    public Optional<Instant> ends() {
        Optional<Instant> until = delegation.until();
        return revoked.isPresent() && until.isPresent()
                ? Optional.of(revoked.get().isBefore(until.get()) ? revoked.get() : until.get())
                : revoked.or(() -> until);
    }

    public boolean givesAuthorityAt(Instant at) {
        return !at.isBefore(begins()) && (ends().isEmpty() || at.isBefore(ends().get()));
    }
}
