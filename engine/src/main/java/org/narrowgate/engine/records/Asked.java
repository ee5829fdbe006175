package org.narrowgate.engine.records;

import java.util.List;
import org.narrowgate.core.identity.AddressKeys;
import org.narrowgate.core.identity.AddressRoute;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.screening.Admissible;

/**
 * What a store of records is asked for one row: nothing by address where a number is stated, because nobody is looked
 * up by a route that he could not be identified by.
 *
 * @param numbers as stated; those that are not valid find nobody
 * @param addressKeys of the index; empty where the row takes the number route
 */
record Asked(long rowNumber, List<IdentityNumber> numbers, List<Long> addressKeys) {
    /**
     * What an admissible row asks.
     *
     * @param byAddress whether the agreement permits the address route and the records can be asked by address
     */
    static Asked of(Admissible admissible, boolean byAddress, AddressKeys keys) {
        RequestRow row = admissible.row();
        boolean asks = byAddress
                && AddressRoute.isOpenTo(row.numbers())
                && row.birthDate().isStated();
        return new Asked(
                row.number(),
                row.numbers(),
                asks ? keys.ofStated(row.birthDate().epochDay(), row.address()) : List.of());
    }
}
