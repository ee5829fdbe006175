package org.narrowgate.engine.witness;

import java.io.IOException;
import java.util.ArrayList;
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
import org.narrowgate.engine.registry.Shard;
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

    /** Has a log of decisions cosigned, unless it is. */
    public Outcome decisions(Shard shard) throws IOException {
        SignedNote note = shard.reader().note();
        return policy.isMet(shard.key(), note)
                ? new Outcome(shard.origin(), note, true, Map.of())
                : ask(open.decisions(shard).log());
    }

    /** Has the register cosigned, unless it is. */
    public Outcome register() throws IOException {
        Log log = open.register().log();
        return policy.isMet(log.verifier(), log.checkpoint())
                ? new Outcome(log.verifier().name(), log.checkpoint(), true, Map.of())
                : ask(log);
    }

    /**
     * Asks every witness for the register, the log of decisions that grows, and those that have ended without a quorum;
     * and logs which releases that had left before the quorum have one now. What that appends is cosigned too, if it can
     * be. The register's outcome comes first.
     */
    public List<Outcome> all() throws IOException {
        Outcome register = ask(open.register().log());
        List<Outcome> outcomes = new ArrayList<>();
        for (Shard shard : open.shards().all()) {
            outcomes.add(
                    shard.equals(open.shards().newest()) ? ask(open.decisions().log()) : decisions(shard));
        }
        outcomes.add(0, register.met() && settle(register.note(), outcomes) ? register() : register);
        return List.copyOf(outcomes);
    }

    private boolean settle(SignedNote register, List<Outcome> decisions) throws IOException {
        Registry registry = open.register().read();
        boolean settled = false;
        for (ReleaseAuthorised release : registry.beforeQuorum()) {
            Optional<Outcome> log = decisions.stream()
                    .filter(Outcome::met)
                    .filter(each -> each.origin().equals(release.checkpoint().origin()))
                    .findFirst();
            if (log.isPresent()
                    && registry.witnessed(release.run(), release.release()).isEmpty()) {
                open.register()
                        .append(new ReleaseWitnessed(
                                open.now(),
                                release.run(),
                                release.release(),
                                register,
                                log.get().note()));
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

    /** As {@link #all}, after work that is done whatever witnesses do: why they have not cosigned; empty if they have. */
    public static Optional<String> afterwards(OpenWorkspace open, WitnessPolicy policy) {
        if (policy.asksForNoWitness()) {
            return Optional.empty();
        }
        try {
            String missing = new Witnessing(open, policy)
                    .all().stream()
                            .filter(outcome -> !outcome.met())
                            .map(outcome -> outcome.origin() + ": " + outcome.words())
                            .collect(Collectors.joining("; "));
            return Optional.of(missing).filter(words -> !words.isEmpty());
        } catch (IOException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }
}
