package org.narrowgate.core.law;

/** Which body of rules an element belongs to; refusals are counted apart by it (promise 4 of the house). */
public enum Layer {
    /** Whether the line can be read as a row, once. */
    FORM,
    STATUTE,
    AGREEMENT,
    IDENTITY
}
