package org.narrowgate.engine.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.registry.Entrusted;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.ReleaseWitnessed;
import org.narrowgate.engine.release.Witnessed;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.WitnessPolicy;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/** All logs, and every release, against the policies on witnesses that were adopted and against one's own. */
final class WitnessAudit {
    private final Registry registry;
    private final AdoptedPolicies adopted;
    private final List<WitnessedLog> logs;
    private final Instant now;

    private WitnessAudit(Registry registry, AdoptedPolicies adopted, List<WitnessedLog> logs, Instant now) {
        this.registry = registry;
        this.adopted = adopted;
        this.logs = logs;
        this.now = now;
    }

    static WitnessAudit of(Workspace workspace, Registry registry, Instant now) throws IOException, DocumentException {
        AdoptedPolicies adopted = AdoptedPolicies.of(workspace);
        return new WitnessAudit(registry, adopted, WitnessedLog.all(workspace, adopted.policy()), now);
    }

    boolean witnessed() {
        return logs.stream().allMatch(WitnessedLog::met);
    }

    /** What is so, in lines: of each log, of every release that went before its quorum, of a quorum given up. */
    List<String> lines(Optional<Policy> own, List<String> damages) {
        List<String> lines =
                new ArrayList<>(logs.stream().map(WitnessedLog::words).toList());
        adopted.givenUp().ifPresent(why -> lines.add("UNWITNESSED from then on: " + why));
        registry.beforeQuorum()
                .forEach(release ->
                        lines.add(Witnessed.of(adopted, registry, release).words(now)));
        own.ifPresent(policy -> logs.forEach(log -> own(policy, log, lines, damages)));
        return lines;
    }

    private static void own(Policy policy, WitnessedLog log, List<String> lines, List<String> damages) {
        String origin = log.log().checkpoint().origin();
        try {
            Policy.Accepted accepted = policy.accept(log.log().note());
            lines.add(origin + ": accepted under your own policy, "
                    + (accepted.unwitnessed()
                            ? "which asks for no witness"
                            : "cosigned by " + String.join(", ", new java.util.TreeSet<>(accepted.witnesses()))));
        } catch (ProofException refused) {
            damages.add(origin + ": not accepted under your own policy: " + refused.getMessage()
                    + "; ask the custodian for a checkpoint that is (`witness collect`)");
        }
    }

    /** Adds what is wrong to {@code damages}; returns how many quorums of releases are sound. */
    int check(List<String> damages) throws IOException {
        for (WitnessedLog log : logs) {
            log.setBack()
                    .ifPresent(
                            why -> damages.add("log " + log.log().checkpoint().origin() + ": " + why));
        }
        int sound = 0;
        for (ReleaseWitnessed entry : registry.all(ReleaseWitnessed.class, e -> true)) {
            try {
                check(entry);
                sound++;
            } catch (ProofException wrong) {
                damages.add("register entry " + index(entry) + ": the quorum of release " + entry.release()
                        + " is not one: " + wrong.getMessage());
            }
        }
        registry.all(ReleaseSealed.class, e -> true).forEach(left -> missing(left, damages));
        return sound;
    }

    private void check(ReleaseWitnessed entry) throws IOException {
        ReleaseAuthorised authorised = registry.authorised(entry.run(), entry.release())
                .orElseThrow(() -> new ProofException("nobody authorised it"));
        WitnessPolicy policy = adopted.policyBefore(index(entry));
        long covered = stood(policy, logs.get(0).log(), entry.register());
        long decided = stood(policy, log(authorised.checkpoint().origin()), entry.decisions());
        if (covered <= registry.entries().indexOf(authorised)
                || decided < authorised.checkpoint().size()) {
            throw new ProofException("its checkpoints do not cover what was authorised");
        }
    }

    private LogReader log(String origin) {
        return logs.stream()
                .map(WitnessedLog::log)
                .filter(log -> log.verifier().name().equals(origin))
                .findFirst()
                .orElseThrow(() -> new ProofException("no log here has the origin " + origin));
    }

    /** The size of a checkpoint that had its quorum and is one of the log's. */
    private static long stood(WitnessPolicy policy, LogReader log, SignedNote note) throws IOException {
        if (!policy.isMet(log.verifier(), note)) {
            throw new ProofException("the checkpoint of " + log.checkpoint().origin()
                    + " in it does not have the quorum of the policy that was adopted then");
        }
        Checkpoint seen = note.checkpoint();
        log.consistency(seen.size(), log.size())
                .verify(seen.root(), log.checkpoint().root());
        return seen.size();
    }

    /** A release under a policy that asks for a quorum had one before it was sealed, or was an emergency. */
    private void missing(ReleaseSealed left, List<String> damages) {
        Optional<ReleaseAuthorised> authorised = registry.authorised(left.run(), left.release());
        boolean quorum = authorised
                .map(entry -> !adopted.policyBefore(index(entry)).asksForNoWitness())
                .orElse(false);
        boolean before = registry.witnessed(left.run(), left.release())
                .map(witnessed -> index(witnessed) < index(left))
                .orElse(false);
        boolean emergency = authorised
                .flatMap(ReleaseAuthorised::entrusted)
                .map(Entrusted::beforeQuorum)
                .orElse(false);
        if (quorum && !before && !emergency) {
            damages.add("release " + left.release() + ": it was sealed without the quorum of witnesses that was"
                    + " adopted then, and not as an emergency; look into how");
        }
    }

    private long index(Object entry) {
        return registry.entries().indexOf(entry);
    }
}
