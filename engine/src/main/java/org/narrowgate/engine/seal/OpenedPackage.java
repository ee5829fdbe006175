package org.narrowgate.engine.seal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.proof.RunId;

/**
 * What a recipient found in a release after everything in it was verified.
 *
 * @param directory holds {@code answer.csv}, {@code fields.csv}, {@code receipts/} and {@code manifests/}
 * @param answers how many rows got each answer, by the answer's word
 * @param receipts how many receipts were verified: one for each row disclosed or confirmed
 * @param obligations what the law attaches to the use of the release
 * @param unwitnessed whether custodian or recipient asked for no witness
 */
public record OpenedPackage(
        Path directory,
        String release,
        RunId run,
        int parts,
        Map<String, Long> answers,
        long receipts,
        List<String> obligations,
        boolean unwitnessed) {
    public OpenedPackage {
        answers = Map.copyOf(answers);
        obligations = List.copyOf(obligations);
    }
}
