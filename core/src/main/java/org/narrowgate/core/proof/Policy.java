package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose checkpoints one accepts, and how many witnesses must have cosigned them (C2SP tlog-policy): the trust file of
 * an inspector or recipient. {@code quorum none} asks for no witness, and every acceptance under it says so.
 */
public final class Policy {
    private final List<Log> logs;
    private final List<Witness> witnesses;
    private final Map<String, Group> groups;
    private final String quorum;

    /** A log whose checkpoints are accepted; the key's name is its origin. */
    public record Log(NoteVerifier key, Optional<String> url) {}

    /** A witness under the name that groups and quorum use. */
    public record Witness(String name, NoteVerifier key, Optional<String> url) {}

    record Group(int threshold, List<String> members) {}

    /**
     * A checkpoint that the policy accepts, and the witnesses whose cosignatures verified; {@code unwitnessed} if the
     * quorum was {@code none}, whoever cosigned.
     */
    public record Accepted(Checkpoint checkpoint, Set<String> witnesses, boolean unwitnessed) {}

    Policy(List<Log> logs, List<Witness> witnesses, Map<String, Group> groups, String quorum) {
        this.logs = List.copyOf(logs);
        this.witnesses = List.copyOf(witnesses);
        this.groups = new LinkedHashMap<>(groups);
        this.quorum = quorum;
    }

    /** The policy of one log before it has witnesses. */
    public static Policy unwitnessed(NoteVerifier log) {
        return new Policy(List.of(new Log(log, Optional.empty())), List.of(), Map.of(), PolicyReader.NONE);
    }

    /** The same witnesses and quorum, for one log alone. */
    public Policy of(NoteVerifier log) {
        return new Policy(List.of(new Log(log, Optional.empty())), witnesses, groups, quorum);
    }

    /** Reads a policy file; a refusal names every line that is wrong. */
    public static Policy parse(byte[] file) {
        return PolicyReader.read(file);
    }

    /**
     * Accepts a checkpoint of one of the policy's logs, with its quorum, or refuses and names what is missing. Every
     * signature of a log or witness that the policy names is verified, and one that fails refuses the checkpoint.
     */
    public Accepted accept(SignedNote note) {
        if (logs.isEmpty()) {
            throw new ProofException("the policy names no log: add a line \"log\" with the log's verifier key");
        }
        List<Log> signers = logs.stream().filter(log -> log.key().signed(note)).toList();
        if (signers.isEmpty()) {
            throw new ProofException("the checkpoint is not signed by any log of the policy");
        }
        Checkpoint checkpoint = note.checkpoint();
        // C2SP tlog-policy, "Defining a log": the name of a log's key is its origin.
        if (signers.stream().noneMatch(log -> log.key().name().equals(checkpoint.origin()))) {
            throw new ProofException("the checkpoint names another log than the one of the policy that signed it");
        }
        return witnessed(note, checkpoint);
    }

    private Accepted witnessed(SignedNote note, Checkpoint checkpoint) {
        Set<String> cosigned = new LinkedHashSet<>();
        for (Witness witness : witnesses) {
            if (witness.key().cosigned(note).isPresent()) {
                cosigned.add(witness.name());
            }
        }
        boolean none = quorum.equals(PolicyReader.NONE);
        if (!none && !met(quorum, cosigned)) {
            throw new ProofException("the quorum \"" + quorum + "\" is not met: no valid cosignature of "
                    + String.join(", ", missing(cosigned)));
        }
        return new Accepted(checkpoint, Set.copyOf(cosigned), none);
    }

    private boolean met(String name, Set<String> cosigned) {
        Group group = groups.get(name);
        if (group == null) {
            return cosigned.contains(name);
        }
        return group.members().stream().filter(member -> met(member, cosigned)).count() >= group.threshold();
    }

    private List<String> missing(Set<String> cosigned) {
        List<String> missing = new ArrayList<>();
        for (Witness witness : witnesses) {
            if (!cosigned.contains(witness.name())) {
                missing.add(witness.name());
            }
        }
        return missing;
    }

    /** In the order of the file. */
    public List<Log> logs() {
        return logs;
    }

    /** In the order of the file. */
    public List<Witness> witnesses() {
        return witnesses;
    }

    /** Whether no witness is asked for ({@code quorum none}). */
    public boolean asksForNoWitness() {
        return quorum.equals(PolicyReader.NONE);
    }
}
