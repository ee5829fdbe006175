package org.narrowgate.engine.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What whoever drafts an authorisation may choose.
 *
 * @param official name of who is to sign; may be empty where only one may
 * @param expires from when on it no longer counts
 * @param destroyBy last day on which what is released may be held; the latest possible if empty
 * @param beforeQuorum whether it may, in an emergency, go before its witnesses have cosigned it
 * @param stages in how many stages it goes, with a stop between; 1 for all at once
 */
public record DraftWishes(
        Optional<String> official, Instant expires, Optional<LocalDate> destroyBy, boolean beforeQuorum, int stages) {
    /** All at once, to be held for as long as it may be. */
    public static DraftWishes of(Optional<String> official, Instant expires) {
        return new DraftWishes(official, expires, Optional.empty(), false, 1);
    }
}
