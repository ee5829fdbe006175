package org.narrowgate.core.request;

import java.util.List;
import java.util.Set;

/** One cell of a column that the pack declares, read as its {@link org.narrowgate.core.law.FieldType}. */
public sealed interface FieldValue {
    FieldStatus status();

    /** The form in which two spellings of one statement are equal; empty unless there is something to compare. */
    String canonical();

    /**
     * Prose, as words.
     *
     * @param words how many different words it has, figures and what its row's own particulars state left out
     * @param speaks names of the pack's vocabularies of which it holds a phrase
     * @param particulars how many of the row's own particulars it names
     */
    record Text(FieldStatus status, String canonical, int words, Set<String> speaks, int particulars)
            implements FieldValue {}

    record Code(FieldStatus status, String canonical) implements FieldValue {}

    record Choice(FieldStatus status, String canonical) implements FieldValue {}

    /**
     * The provision or provisions stated.
     *
     * @param provision the provision as the pack lists it; empty if it lists none of those stated, or if several different
     *     ones are stated, for then no single one is the row's provision
     * @param kind what the pack calls it; {@code mixed} if they differ in it; {@code "unlisted"} if it lists none; empty
     *     unless readable
     */
    record Provision(FieldStatus status, String canonical, String provision, String kind) implements FieldValue {}

    /** A calendar date; {@code epochDay}, days since 1970-01-01, has no meaning unless stated. */
    record Day(FieldStatus status, String canonical, long epochDay) implements FieldValue {}

    record Flag(FieldStatus status, String canonical, boolean value) implements FieldValue {}

    /** Calendar years; {@code count} is of different years. */
    record Periods(FieldStatus status, String canonical, int count, int first, int last) implements FieldValue {}

    /**
     * The officials named, each counted once.
     *
     * @param positions of those named who stand on the header's roster, their places in it, ascending
     * @param unknown how many named are not on the roster
     * @param outside how many are not shown to be officers or employees of the requester; unknown ones among them
     */
    record Roster(FieldStatus status, String canonical, int count, List<Integer> positions, int unknown, int outside)
            implements FieldValue {}
}
