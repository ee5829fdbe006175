package org.narrowgate.core.law;

/** How a column that a pack declares is read, and which facts come of it; {@code docs/facts.md} lists them. */
public enum FieldType {
    /** Free text: words, placeholder or not, repetition in the batch, vocabularies it speaks, particulars it names. */
    TEXT,
    /** An identifier such as a case number. */
    CODE,
    /** One of the values that the pack lists, each with the spellings that stand for it. */
    CHOICE,
    /** A legal provision, normalised and looked up among those the pack lists with their kinds. */
    CITATION,
    /** ISO 8601 calendar date. */
    DATE,
    /** yes or no. */
    FLAG,
    /** Calendar years, {@code ;} between. */
    PERIODS,
    /** Ids of the header's roster, {@code ;} between. */
    ROSTER
}
