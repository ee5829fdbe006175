package org.narrowgate.app.run;

/** At a size that is over in a minute. */
class DiskFullTest extends FullDisks {
    DiskFullTest() {
        super(20_000, 5_000);
    }
}
