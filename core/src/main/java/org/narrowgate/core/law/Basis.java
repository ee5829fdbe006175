package org.narrowgate.core.law;

import java.util.Locale;

/** What a finding rests on, and by whom or against what: {@code attested by the signer}. */
public record Basis(Kind kind, String by) {
    /** Ordered from the weakest footing to the strongest. */
    public enum Kind {
        STATED,
        ATTESTED,
        VERIFIED,
        JUDGED
    }

    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return by.isEmpty() ? word : word + ": " + by;
    }
}
