package org.narrowgate.core.identity;

import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;

/**
 * An address of a person's history as the custodian holds it.
 *
 * @param held its columns as they stand on record: evidence keeps them, for an address read from the joined text could be
 *     taken apart otherwise
 * @param firstYear first year for which it was held
 * @param lastYear last year for which it was held
 * @param provenance who furnished it
 */
public record HeldAddress(PostalAddress address, StatedAddress held, int firstYear, int lastYear, String provenance) {
    /** Of a record that holds the whole address in one text. */
    public HeldAddress(PostalAddress address, int firstYear, int lastYear, String provenance) {
        this(address, new StatedAddress(address.raw(), "", "", "", ""), firstYear, lastYear, provenance);
    }
}
