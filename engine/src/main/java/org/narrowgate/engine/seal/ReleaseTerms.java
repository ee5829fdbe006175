package org.narrowgate.engine.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.registry.Stage;

/**
 * What the custodian knows of the run that somebody wants released; the signed text must say the same.
 *
 * @param release the name this release gets
 * @param end index in the {@code decisions} log after the run's last row: what the checkpoint must at least cover
 * @param fields the fields that the run's rulebook lets go, at most
 * @param safeguards SHA-256 of what is known of the recipient's safeguards, lower-case hexadecimal; empty if none is needed
 * @param decider who decided the run, and so may not release it
 * @param stage which part of it is to go now
 * @param quorumFirst why it may not go before its witnesses have cosigned it; empty where an emergency lets it
 * @param obligations what the page of obligations says, and how long the release may be held
 */
public record ReleaseTerms(
        String release,
        RunId run,
        long end,
        String provision,
        List<String> fields,
        X509Certificate recipient,
        String safeguards,
        Signatory decider,
        Stage stage,
        Optional<String> quorumFirst,
        ObligationsRule obligations) {
    public ReleaseTerms {
        fields = List.copyOf(fields);
    }
}
