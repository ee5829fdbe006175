package org.narrowgate.ledger.disk;

/** What a loss of power leaves of that which was written and not synced. */
public enum Loss {
    /** Nothing: the disk is as it was last synced. */
    ALL,
    /** Everything: the disk had written it of its own accord. */
    NONE,
    /** The first operations on each file and folder, the last of them torn at any byte. */
    TAIL,
    /** Any sectors of 512 bytes, any names: a disk keeps no order that nobody asked for. */
    SECTORS,
    /** As SECTORS, and what was not written holds bytes that nobody wrote. */
    GARBAGE
}
