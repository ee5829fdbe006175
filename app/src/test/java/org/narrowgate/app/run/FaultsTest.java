package org.narrowgate.app.run;

/** At a size that is over in a minute. */
class FaultsTest extends Faults {
    FaultsTest() {
        super(20_000, 5_000);
    }
}
