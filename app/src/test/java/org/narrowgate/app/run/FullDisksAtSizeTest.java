package org.narrowgate.app.run;

import org.junit.jupiter.api.Tag;

/** At the size of the real case. */
@Tag("long")
class FullDisksAtSizeTest extends FullDisks {
    FullDisksAtSizeTest() {
        super(FaultsAtSizeTest.PEOPLE, FaultsAtSizeTest.ROWS);
    }
}
