package org.narrowgate.ledger.witness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.narrowgate.core.proof.SignedNote;

/**
 * What came back from the witnesses of a policy, each under its name in the policy.
 *
 * @param note the checkpoint with every cosignature that verified, those that it had already included
 * @param witnesses who has cosigned it
 * @param problems who has not, and in words why and what to do about it
 */
public record Cosignatures(SignedNote note, Set<String> witnesses, Map<String, String> problems) {
    public Cosignatures {
        witnesses = Collections.unmodifiableSet(new LinkedHashSet<>(witnesses));
        problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }
}
