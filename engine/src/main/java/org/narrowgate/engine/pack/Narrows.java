package org.narrowgate.engine.pack;

import java.util.Locale;

/** The direction in which an agreement may move a threshold: the one in which less passes. */
public enum Narrows {
    /** A ceiling: at most so many pass. */
    LOWER,
    /** A floor: at least so many are demanded. */
    HIGHER;

    /** Whether a number moved so lies in this direction, or was not moved. */
    boolean allows(long from, long to) {
        return this == LOWER ? to <= from : to >= from;
    }

    /** How packs write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
