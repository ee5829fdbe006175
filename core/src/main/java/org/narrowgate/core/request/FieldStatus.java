package org.narrowgate.core.request;

/** What became of one cell; only {@code STATED} is data. */
public enum FieldStatus {
    STATED,
    /** Blank, or the file has no such column. */
    ABSENT,
    /** A word that stands for nothing, such as UNKNOWN: absence, not data. */
    PLACEHOLDER,
    /** Cannot be read as what the column holds. */
    MALFORMED,
    /** Readable, but none of those that the pack lists. */
    UNLISTED
}
