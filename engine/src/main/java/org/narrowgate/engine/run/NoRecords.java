package org.narrowgate.engine.run;

import org.narrowgate.engine.records.LookUp;
import org.narrowgate.engine.records.NameCounts;
import org.narrowgate.engine.records.RecordSource;

/** The records of a closed run: nothing of it is looked up any more. */
final class NoRecords implements RecordSource {
    @Override
    public LookUp lookUp() {
        throw new IllegalStateException("a closed run looks nobody up");
    }

    @Override
    public String fingerprint() {
        return "";
    }

    @Override
    public boolean byAddress() {
        return false;
    }

    @Override
    public NameCounts nameCounts(int leastPersons) {
        throw new IllegalStateException("of a closed run nothing is counted");
    }

    @Override
    public void close() {}
}
