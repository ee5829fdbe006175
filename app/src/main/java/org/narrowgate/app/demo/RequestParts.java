package org.narrowgate.app.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.RequestHeader.Official;
import org.narrowgate.core.request.RequestHeader.Signer;

/**
 * What the demonstration's request says beside its rows. The agencies are those of the case; every person and document
 * is invented.
 *
 * @param attestations id of each with the name of who makes it
 * @param offences and periods that the agreement must cover for the expectation to hold
 * @param offices of the requester, to be known as nobody's home
 */
public record RequestParts(
        String id,
        String requester,
        String addressee,
        Signer signer,
        String agreement,
        String authority,
        String purpose,
        LocalDate signedOn,
        LocalDate expires,
        Map<String, String> attestations,
        List<Official> officials,
        List<String> offences,
        int firstPeriod,
        int lastPeriod,
        List<StatedAddress> offices) {
    /** The request's own id, by which its folder is called too. */
    public static final String REQUEST_ID = Synthetic.MARK + "-request-1";

    static final String REQUESTER = "Department of Homeland Security";
    static final String CUSTODIAN = "Internal Revenue Service";
    static final String CONTRACTOR = "Palisade Data Services (invented)";

    private static final String SIGNER = "Avery Hollinbourne";

    /** The requester's offices by which the rows of a stratum fall. */
    static final List<StatedAddress> OFFICES = List.of(
            new StatedAddress("500 12th St SW", "Washington", "DC", "20536", ""),
            new StatedAddress("2707 Martin Luther King Jr Ave SE", "Washington", "DC", "20528", ""));

    public RequestParts {
        attestations = new LinkedHashMap<>(attestations);
        officials = List.copyOf(officials);
        offences = List.copyOf(offences);
        offices = List.copyOf(offices);
    }

    public static RequestParts of(Scenario scenario, Population population) {
        Map<String, String> attestations = new LinkedHashMap<>();
        for (String id :
                List.of("sole-use", "personally-and-directly-engaged", "active-investigation", "no-review-pending")) {
            attestations.put(id, SIGNER);
        }
        return new RequestParts(
                REQUEST_ID,
                REQUESTER,
                CUSTODIAN,
                new Signer(SIGNER, "Secretary of Homeland Security", REQUESTER),
                "IRS-DHS-2026-01",
                "us/26-usc-6103-i-2",
                "nontax-criminal-investigation",
                scenario.signedOn(),
                scenario.signedOn().plusMonths(6),
                attestations,
                Officials.of(scenario, population.names()).roster(),
                List.of(Wording.FAILURE, Wording.REENTRY),
                scenario.firstYear(),
                scenario.lastYear(),
                OFFICES);
    }
}
