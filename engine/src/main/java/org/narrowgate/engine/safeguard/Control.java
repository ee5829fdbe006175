package org.narrowgate.engine.safeguard;

import java.util.Locale;

/** One thing in a recipient's technical profile. */
public enum Control {
    /** Cryptography validated under FIPS 140 wherever the information travels or lies. */
    FIPS_140,
    /** Access only with more than one factor. */
    MFA,
    ENCRYPTION_AT_REST,
    /** A log of every access. */
    AUDIT_LOG,
    /** Contractors have access to the information. */
    CONTRACTORS,
    /** The information lies with a provider of computing. */
    CLOUD;

    /** What a profile says of it; of what it does not speak, nothing is known. */
    public enum Presence {
        PRESENT,
        ABSENT,
        UNKNOWN
    }

    /** As papers and facts write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
