package org.narrowgate.engine.state;

/**
 * By which a refused person is known again without being kept: keyed digests of what a row stated, 8 bytes each.
 *
 * @param person of name and birth date; 0 if either is blank
 * @param number of the identity numbers; 0 if none is stated
 * @param particulars of everything stated but the row's id
 */
public record RefusalTags(long person, long number, long particulars) {
    /** What a row leaves that refuses nobody, or that could not be read: nothing. */
    public static final RefusalTags NONE = new RefusalTags(0, 0, 0);
}
