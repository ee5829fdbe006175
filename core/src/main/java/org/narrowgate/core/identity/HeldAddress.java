package org.narrowgate.core.identity;

import org.narrowgate.core.person.PostalAddress;

/**
 * An address of a person's history as the custodian holds it.
 *
 * @param firstYear first year for which it was held
 * @param lastYear last year for which it was held
 * @param provenance who furnished it
 */
public record HeldAddress(PostalAddress address, int firstYear, int lastYear, String provenance) {}
