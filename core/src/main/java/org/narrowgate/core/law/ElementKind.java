package org.narrowgate.core.law;

/** What part an element plays in its authority. */
public enum ElementKind {
    /** Must be met before anything may go. */
    CONDITION,
    /** Binds the recipient; attached to the release, and its evidence is demanded like a condition's. */
    OBLIGATION,
    /** The conclusion ("shall disclose"); it has no finding of its own. */
    DUTY
}
