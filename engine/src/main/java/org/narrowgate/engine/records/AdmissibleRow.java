package org.narrowgate.engine.records;

import java.util.Map;
import org.narrowgate.core.person.IdentityNumber;

/** What the look-up needs of a row that screening let through. */
public interface AdmissibleRow {
    /** Place of the row in the request file, the first data row being 1. */
    long rowNumber();

    /** Numbers as stated, by the pack's name of each. */
    Map<String, IdentityNumber> numbers();
}
