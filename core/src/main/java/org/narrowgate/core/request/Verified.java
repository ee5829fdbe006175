package org.narrowgate.core.request;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What the custodian found out about a request's signature, apart from what the request says of itself.
 *
 * @param signatureValid whether the detached signature verifies under a certificate on file, of somebody who may ask
 * @param signer who is on file with that certificate; empty if none signed
 * @param custodian name of this workspace's custodian
 * @param documents ids of those that lie with the request, to the byte as its header binds them, and are not empty
 */
public record Verified(
        boolean signatureValid,
        Optional<Signer> signer,
        String custodian,
        LocalDate receivedOn,
        LocalDate decisionDay,
        Set<String> documents) {
    public Verified {
        documents = Set.copyOf(documents);
    }

    /** Of a request with which no document lies. */
    public Verified(
            boolean signatureValid,
            Optional<Signer> signer,
            String custodian,
            LocalDate receivedOn,
            LocalDate decisionDay) {
        this(signatureValid, signer, custodian, receivedOn, decisionDay, Set.of());
    }

    /**
     * Who a certificate stands for, as the papers on file say.
     *
     * @param kind kind of the office, e.g. {@code head-of-agency}
     * @param level of government of the agency, e.g. {@code federal}; empty if none is filed
     * @param from first day of the tenure
     * @param until first day after it
     */
    public record Signer(String agency, String office, String kind, String level, LocalDate from, LocalDate until) {
        private static final String FEDERAL = "federal";

        /** Of an agency of which no more is filed than whether it is a Federal one. */
        public Signer(String agency, String office, String kind, boolean federal, LocalDate from, LocalDate until) {
            this(agency, office, kind, federal ? FEDERAL : "", from, until);
        }

        /** Whether it is on file as a Federal agency. */
        public boolean federal() {
            return level.equals(FEDERAL);
        }
    }
}
