package org.narrowgate.engine.seal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.registry.UseTerms;

/**
 * What a recipient found in a release after everything in it was verified.
 *
 * @param directory holds {@code OBLIGATIONS.txt}, the authorisation that binds it, {@code answer.csv}, {@code fields.csv}, {@code receipts/} and {@code manifests/}
 * @param answers how many rows got each answer, by the answer's word
 * @param receipts how many receipts were verified: one for each row disclosed or confirmed
 * @param obligations what the law attaches to the use of the release
 * @param terms until when it may be held, and when its use is to be attested; empty in a package from before packages
 *     had a page of obligations
 * @param unwitnessed whether custodian or recipient asked for no witness
 * @param witnesses whose cosignatures under the receipts verified, by the names of the recipient's policy
 * @param beforeQuorum whether it was released before its witnesses had cosigned it, as an emergency
 */
public record OpenedPackage(
        Path directory,
        String release,
        RunId run,
        int parts,
        Map<String, Long> answers,
        long receipts,
        List<String> obligations,
        Optional<UseTerms> terms,
        boolean unwitnessed,
        Set<String> witnesses,
        boolean beforeQuorum) {
    public OpenedPackage {
        answers = Map.copyOf(answers);
        witnesses = Set.copyOf(witnesses);
        obligations = List.copyOf(obligations);
    }
}
