package org.narrowgate.engine.replay;

/** What other rules make of a row that was decided. */
public enum Change {
    /** What went, or was to go, would not go now, or not all of it. */
    NO_LONGER_DUE("released then and not now"),
    /** What was withheld would be due now. */
    NOW_DUE("withheld then and due now"),
    /** It was never looked up, or what is needed now is not in evidence: nothing is guessed. */
    NEEDS_LOOK_UP("would now need a look-up"),
    /** The same would go, or nothing. */
    UNCHANGED("unchanged");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
