package org.narrowgate.core.law;

/**
 * What a person must answer when an element is OPEN.
 *
 * @param id names the question across the rows that raise it
 * @param once whether one signed finding settles it for every row of the run (header and batch questions)
 * @param contested whether an answer counts only once two persons signed the same
 */
public record Question(String id, String text, boolean once, boolean contested) {
    /** One that a single person answers. */
    public Question(String id, String text, boolean once) {
        this(id, text, once, false);
    }

    /** How many persons must sign the same answer before it counts. */
    public int persons() {
        return contested ? 2 : 1;
    }
}
