package org.narrowgate.engine.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import org.narrowgate.engine.signature.SigningIdentity;

/**
 * Everything that a release is made from, its rows apart.
 *
 * @param obligations what the law attaches to the release, in plain words with citation, e.g. sole use
 * @param custodian signs each part's manifest
 */
public record SealOrder(
        LoggedAuthorisation authorisation,
        List<String> obligations,
        X509Certificate recipient,
        SigningIdentity custodian) {
    public SealOrder {
        obligations = List.copyOf(obligations);
    }
}
