package org.narrowgate.core.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signed arrangement between custodian and requester; it can only narrow the statute.
 *
 * @param purposes codes of the purposes a request may state
 * @param offences canonical citations of the offences it covers
 * @param fields names of the fields that may go, out of those the authority lets go
 * @param confirmOnly whether only "yes, that address" may be answered
 * @param routes identity routes permitted, e.g. {@code number:tin}
 * @param nicknames whether given names may agree by the table of nicknames; only equal ones do where it is silent
 * @param readings readings relied on; each must have been adopted
 * @param rowsPerRequest cap on request rows
 * @param thresholds limits on implausible repetition, e.g. {@code rows-per-official}; the strict defaults where silent
 * @param roster ids of the officials who may be named; empty if the request's own roster stands
 * @param expires first day on which it is no longer in force
 */
public record Agreement(
        String id,
        String custodian,
        String requester,
        String authority,
        Set<String> purposes,
        Set<String> offences,
        Set<String> fields,
        boolean confirmOnly,
        int firstPeriod,
        int lastPeriod,
        List<String> routes,
        boolean nicknames,
        Set<String> readings,
        long rowsPerRequest,
        Map<String, Long> thresholds,
        Set<String> roster,
        LocalDate effective,
        LocalDate expires,
        int retentionDays) {
    /** The same, relying on other readings. */
    public Agreement relyingOn(Set<String> other) {
        return new Agreement(
                id,
                custodian,
                requester,
                authority,
                purposes,
                offences,
                fields,
                confirmOnly,
                firstPeriod,
                lastPeriod,
                routes,
                nicknames,
                Set.copyOf(other),
                rowsPerRequest,
                thresholds,
                roster,
                effective,
                expires,
                retentionDays);
    }
}
