package org.narrowgate.engine.records;

/**
 * Records that cannot be read, or a machine that cannot read them: the message names file, place and remedy and holds
 * no datum of a record, which is why the database's own message, where values are quoted, is never passed on.
 */
public final class RecordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the custodian's files are at fault, or what they are read with. */
    public enum Fault {
        RECORDS,
        MACHINE
    }

    private final Fault fault;

    RecordsException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
