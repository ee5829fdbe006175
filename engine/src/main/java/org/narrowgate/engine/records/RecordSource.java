package org.narrowgate.engine.records;

/** The custodian's records, opened for one run. */
public interface RecordSource extends AutoCloseable {

    /** A fresh look-up; one at a time, by one thread. */
    LookUp lookUp();

    /**
     * The version of the records that this run reads, SHA-256 in hexadecimal: changes when a file, the mapping or a
     * number's construction rule changes. Holds no record.
     */
    String fingerprint();

    /** Whether rows that state no number are looked up by address; else they have no candidates. */
    boolean byAddress();

    /**
     * Counts how common each surname and given name is, over all persons and in one statement for each.
     *
     * @param leastPersons what fewer share is left out
     * @throws RecordsException if the records cannot be read, or changed meanwhile
     */
    NameCounts nameCounts(int leastPersons);

    @Override
    void close();
}
