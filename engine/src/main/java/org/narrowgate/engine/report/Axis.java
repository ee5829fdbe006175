package org.narrowgate.engine.report;

/**
 * One way in which rows are broken down; its classes are numbers, which {@link #kind} gives their meaning.
 *
 * @param field the column that the classes speak of
 * @param text what the column holds, in the pack's words; empty for the address
 */
public record Axis(Kind kind, String field, String text) {
    /** Class of a row that states nothing here. */
    public static final int NOT_STATED = Integer.MIN_VALUE;
    /** Class of a row that states something that is not of the kind. */
    public static final int UNREADABLE = Integer.MIN_VALUE + 1;

    /** What the numbers of the classes are. */
    public enum Kind {
        /** Two letters of a State's code, as {@link StatedState} has them. */
        STATE,
        /** Weeks from Monday on, since that of 1969-12-29. */
        WEEK,
        /** Places in {@link Repetition}: rows that state the same. */
        REPETITION,
        /** The same: rows that name the busiest of the officials whom the row names. */
        OFFICIALS
    }

    /** The code of a State from the number of its class. */
    public static String stateCode(int number) {
        return StatedState.code(number);
    }
}
