package org.narrowgate.core.law;

/** What was found about one element; only {@link #MET} lets anything pass. */
public enum FindingStatus {
    /** The evidence is there and satisfies the element. */
    MET,
    /** The evidence is there and does not satisfy the element. */
    NOT_MET,
    /** The evidence is absent, unreadable or in error; denies like {@link #NOT_MET}. */
    NOT_SHOWN,
    /** The law is silent or contested, or calls for judgment: a person must decide. */
    OPEN
}
