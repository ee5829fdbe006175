package org.narrowgate.app.cli;

/** How a command ends; scripts rely on the numbers. */
final class Exit {
    static final int DONE = 0;
    /** Done, but something needs a person: damage found, a pack case failed. */
    static final int NEEDS_A_PERSON = 1;

    static final int USAGE = 2;
    static final int BAD_INPUT = 3;
    /** Cannot go on: disk, key, database. */
    static final int CANNOT_GO_ON = 4;

    private Exit() {}
}
