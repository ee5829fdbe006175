package org.narrowgate.core.request;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the custodian found out about a request's signature, apart from what the request says of itself.
 *
 * @param signatureValid whether the detached signature verifies under a pinned certificate
 * @param pinned what was pinned with that certificate; empty if none signed
 * @param custodian name of this workspace's custodian
 */
public record Verified(
        boolean signatureValid,
        Optional<Pinned> pinned,
        String custodian,
        LocalDate receivedOn,
        LocalDate decisionDay) {
    /**
     * Who a certificate stands for, as the custodian pinned it.
     *
     * @param kind kind of the office, e.g. {@code head-of-agency}
     * @param from first day of the tenure
     * @param until first day after it
     */
    public record Pinned(String agency, String office, String kind, boolean federal, LocalDate from, LocalDate until) {}
}
