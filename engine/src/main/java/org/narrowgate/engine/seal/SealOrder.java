package org.narrowgate.engine.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import org.narrowgate.core.decision.FindingCatalog;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.ledger.LogReader;

/**
 * Everything that a release is made from, its rows apart.
 *
 * @param decisions the published log that the rows stand in
 * @param policy whose decisions checkpoints the custodian accepts, and how many witnesses they need
 * @param rows how many rows are to be answered: all that the run decided, or of a run that came from another those that
 *     the requester is told of
 * @param obligations what the law attaches to the release, in plain words with citation, e.g. sole use
 * @param custodian signs each part's manifest
 */
public record SealOrder(
        LoggedAuthorisation authorisation,
        LogReader decisions,
        Policy policy,
        SlotLayout layout,
        FindingCatalog catalog,
        long rows,
        List<String> obligations,
        X509Certificate recipient,
        SigningIdentity custodian) {
    public SealOrder {
        obligations = List.copyOf(obligations);
    }
}
