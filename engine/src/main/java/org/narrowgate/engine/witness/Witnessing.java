package org.narrowgate.engine.witness;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.ReleaseWitnessed;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.ledger.Log;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.witness.Cosignatures;
import org.narrowgate.ledger.witness.Cosigning;

/** Has the logs of an open workspace cosigned, and writes down what that settles. */
public final class Witnessing {
    /** Before {@link #afterwards}, for people. */
    public static final String NOT_YET =
            "UNWITNESSED so far; nothing can be released before `narrowgate witness collect` succeeds: ";

    private final OpenWorkspace open;
    private final WitnessPolicy policy;
    private final Cosigning cosigning;

    public Witnessing(OpenWorkspace open, WitnessPolicy policy) {
        this.open = open;
        this.policy = policy;
        this.cosigning = Cosigning.standard();
    }

    /**
     * What came of asking for one log.
     *
     * @param met whether its newest checkpoint has a quorum now
     * @param missing who did not cosign, and why
     */
    public record Outcome(String origin, SignedNote note, boolean met, Map<String, String> missing) {
        public Outcome {
            missing = new LinkedHashMap<>(missing);
        }

        /** One line: whether it has its quorum, and who is missing. */
        public String told() {
            return origin + ": " + (met ? "WITNESSED by a quorum" : "UNWITNESSED, the quorum is not met")
                    + (missing.isEmpty() ? "" : "; missing " + words());
        }

        /** Each missing witness with its reason, for a message. */
        public String words() {
            return missing.entrySet().stream()
                    .map(each -> each.getKey() + " (" + each.getValue() + ")")
                    .collect(Collectors.joining(", "));
        }
    }

    /** Has the decisions log cosigned, unless it is. */
    public Outcome decisions() throws IOException {
        return unless(open.decisions().log());
    }

    /** Has the register cosigned, unless it is. */
    public Outcome register() throws IOException {
        return unless(open.register().log());
    }

    private Outcome unless(Log log) throws IOException {
        return policy.isMet(log.verifier(), log.checkpoint())
                ? new Outcome(log.verifier().name(), log.checkpoint(), true, Map.of())
                : ask(log);
    }

    /**
     * Asks every witness for both logs, and logs which releases that had left before the quorum have one now; what that
     * appends is cosigned too, if it can be.
     */
    public List<Outcome> both() throws IOException {
        List<Outcome> outcomes =
                List.of(ask(open.register().log()), ask(open.decisions().log()));
        if (outcomes.stream().allMatch(Outcome::met)
                && settle(outcomes.get(0).note(), outcomes.get(1).note())) {
            return List.of(register(), outcomes.get(1));
        }
        return outcomes;
    }

    private boolean settle(SignedNote register, SignedNote decisions) throws IOException {
        Registry registry = open.register().read();
        boolean settled = false;
        for (ReleaseAuthorised release : registry.beforeQuorum()) {
            if (registry.witnessed(release.run(), release.release()).isEmpty()) {
                open.register()
                        .append(new ReleaseWitnessed(
                                open.now(), release.run(), release.release(), register, decisions));
                settled = true;
            }
        }
        return settled;
    }

    private Outcome ask(Log log) throws IOException {
        LogReader published = LogReader.open(log.directory(), log.verifier());
        Cosignatures found = cosigning.collect(published, policy.over(log.verifier()));
        log.cosigned(found.note());
        boolean met = policy.isMet(log.verifier(), found.note());
        if (met) {
            AtomicFile.write(
                    WitnessedLog.kept(open.workspace(), log.directory()),
                    found.note().bytes());
        }
        return new Outcome(log.verifier().name(), found.note(), met, found.problems());
    }

    /** As {@link #both}, after work that is done whatever witnesses do: why they have not cosigned; empty if they have. */
    public static Optional<String> afterwards(OpenWorkspace open, WitnessPolicy policy) {
        if (policy.asksForNoWitness()) {
            return Optional.empty();
        }
        try {
            String missing = new Witnessing(open, policy)
                    .both().stream()
                            .filter(outcome -> !outcome.met())
                            .map(outcome -> outcome.origin() + ": " + outcome.words())
                            .collect(Collectors.joining("; "));
            return Optional.of(missing).filter(words -> !words.isEmpty());
        } catch (IOException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }
}
