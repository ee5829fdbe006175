package org.narrowgate.engine.report;

/** How many rows of the request state the same: classes whose bounds are those at which packs begin to ask. */
public enum Repetition {
    ONE(1),
    UP_TO_5(5),
    UP_TO_25(25),
    UP_TO_250(250),
    UP_TO_2500(2_500),
    MORE(Long.MAX_VALUE);

    private final long most;

    Repetition(long most) {
        this.most = most;
    }

    /** The class of so many rows, which are at least one. */
    public static Repetition of(long rows) {
        for (Repetition repetition : values()) {
            if (rows <= repetition.most) {
                return repetition;
            }
        }
        return MORE;
    }

    /** The most rows that the class holds; {@link Long#MAX_VALUE} if there is no such number. */
    public long most() {
        return most;
    }
}
