package org.narrowgate.core.person;

/**
 * Where a licensed check against the postal service's own file (CASS, DPV) can be plugged in; Narrowgate has none, so
 * the default says that it was not made.
 */
@FunctionalInterface
public interface DeliveryPoint {

    /** What the check says of one address. */
    enum Finding {
        CONFIRMED,
        NOT_CONFIRMED,
        NOT_CHECKED
    }

    Finding check(PostalAddress address);

    static DeliveryPoint notChecked() {
        return address -> Finding.NOT_CHECKED;
    }
}
