package org.narrowgate.engine.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;

/**
 * A policy file (C2SP tlog-policy) as the custodian uses it: for its own logs, of whatever key the file names them.
 * Blanks around the whole do not count, so that it is the same on file and in the paper that adopts it.
 */
public final class WitnessPolicy {
    private static final WitnessPolicy NONE = of("quorum none");

    /** Not a comment: to a trust file one may say whom to believe. */
    private static final List<String> LINES = List.of("witness", "group", "quorum");

    private final String text;
    private final Policy policy;

    private WitnessPolicy(String text, Policy policy) {
        this.text = text;
        this.policy = policy;
    }

    /** Before anybody adopted another: no witness is asked for. */
    public static WitnessPolicy none() {
        return NONE;
    }

    /** Refuses, with a {@link ProofException}, what is no policy. */
    public static WitnessPolicy of(byte[] file) {
        return of(new String(file, UTF_8));
    }

    static WitnessPolicy of(String written) {
        String text = written.strip() + "\n";
        if (text.chars().anyMatch(c -> (c < ' ' && c != '\n') || c > '~')) {
            throw new ProofException("a policy is written here in ASCII, with blanks and no tabs");
        }
        return new WitnessPolicy(text, Policy.parse(text.getBytes(UTF_8)));
    }

    public String text() {
        return text;
    }

    public Policy policy() {
        return policy;
    }

    public boolean asksForNoWitness() {
        return policy.asksForNoWitness();
    }

    /** What a log of the custodian must have before anything leaves. */
    public Policy over(NoteVerifier log) {
        return policy.of(log);
    }

    /** Whether a checkpoint of the log has a quorum; false where none is asked for. */
    public boolean isMet(NoteVerifier log, SignedNote note) {
        try {
            return !over(log).accept(note).unwitnessed();
        } catch (ProofException notMet) {
            return false;
        }
    }

    /** Who of the witnesses has cosigned, and when, in seconds since 1970; what does not verify is left out. */
    public Map<String, Long> cosigners(SignedNote note) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (Policy.Witness witness : policy.witnesses()) {
            try {
                witness.key().cosigned(note).ifPresent(time -> found.put(witness.name(), time));
            } catch (ProofException forged) {
                found.remove(witness.name());
            }
        }
        return found;
    }

    /** The lines of the file that are about witnesses, for the trust file of a recipient. */
    public String witnessLines() {
        return text.lines()
                .filter(line ->
                        LINES.contains(List.of(line.strip().split(" +", 2)).get(0)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessPolicy another && another.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
