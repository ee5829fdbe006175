package org.narrowgate.engine.run;

/** Told how far a long job has come; what it shows of that is its own affair. */
public interface Progress {
    /** A stage begins; {@code total} is the number of its steps, or 0 if nobody knows. */
    void stage(String name, long total);

    /** So many steps of the stage are done in all. */
    void done(long steps);

    /** Something that somebody should know before the job is done. */
    default void notice(String what) {}

    /** Says nothing to anybody. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void stage(String name, long total) {}

            @Override
            public void done(long steps) {}
        };
    }
}
