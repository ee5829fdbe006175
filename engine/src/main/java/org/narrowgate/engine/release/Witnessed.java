package org.narrowgate.engine.release;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Entrusted;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.ReleaseWitnessed;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.WitnessPolicy;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.Workspace;

/**
 * What became of a release's quorum.
 *
 * @param quorum whether the policy in force when it was authorised asked for one
 * @param by who has cosigned it, in words; empty while no quorum has
 * @param at when the register says that it had one
 * @param beforeQuorum whether it left before that, as an emergency
 * @param due until when an emergency is to have one
 */
public record Witnessed(
        String release,
        boolean quorum,
        String by,
        Optional<Instant> at,
        boolean beforeQuorum,
        Instant due,
        Optional<String> givenUp) {
    /** The time in which what left in an emergency is cosigned. */
    private static final Duration WITHIN = Duration.ofHours(24);

    static Witnessed of(OpenWorkspace open, ReleaseAuthorised entry) throws IOException, DocumentException {
        return of(AdoptedPolicies.of(open.workspace()), open.register().read(), entry);
    }

    /** As the register tells it, whose papers on witnesses these are. */
    public static Witnessed of(AdoptedPolicies adopted, Registry registry, ReleaseAuthorised entry) {
        Optional<ReleaseWitnessed> witnessed = registry.witnessed(entry.run(), entry.release());
        String by = witnessed
                .map(w -> WitnessedLog.inWords(
                        adopted.policyBefore(registry.entries().indexOf(w)).cosigners(w.register())))
                .orElse("");
        return new Witnessed(
                entry.release(),
                !policy(adopted, registry, entry).asksForNoWitness(),
                by,
                witnessed.map(ReleaseWitnessed::at),
                entry.entrusted().filter(Entrusted::beforeQuorum).isPresent()
                        && (witnessed.isEmpty() || registry.beforeQuorum().contains(entry)),
                entry.at().plus(WITHIN),
                adopted.givenUp());
    }

    /** What left in an emergency and still has no quorum. */
    public static List<Witnessed> owed(Workspace workspace, Registry registry) throws IOException, DocumentException {
        AdoptedPolicies adopted = AdoptedPolicies.of(workspace);
        return registry.beforeQuorum().stream()
                .map(release -> of(adopted, registry, release))
                .filter(Witnessed::isOwed)
                .toList();
    }

    public Json json(Instant now) {
        return Json.object()
                .put("release", release)
                .put("cosign_by", due.toString())
                .put("late", isLate(now))
                .put("words", words(now));
    }

    /** The policy in force when a release was authorised. */
    public static WitnessPolicy policy(Workspace workspace, Registry registry, ReleaseAuthorised entry)
            throws IOException, DocumentException {
        return policy(AdoptedPolicies.of(workspace), registry, entry);
    }

    private static WitnessPolicy policy(AdoptedPolicies adopted, Registry registry, ReleaseAuthorised entry) {
        return adopted.policyBefore(registry.entries().indexOf(entry));
    }

    /** Whether it left in an emergency and still has no quorum. */
    public boolean isOwed() {
        return beforeQuorum && at.isEmpty();
    }

    /** Whether the time for that has passed, or had when it got one. */
    public boolean isLate(Instant now) {
        return beforeQuorum && at.orElse(now).isAfter(due);
    }

    /** One line for people. */
    public String words(Instant now) {
        if (beforeQuorum) {
            return release + " was released BEFORE QUORUM, as an emergency; "
                    + at.map(when -> "cosigned " + when + " by " + by)
                            .orElse("UNWITNESSED, to be cosigned by " + due + " (`witness collect`)")
                    + (isLate(now) ? ", LATE: the 24 hours ended " + due : "");
        }
        if (at.isPresent()) {
            return "WITNESSED by " + by;
        }
        return givenUp.map(why -> "UNWITNESSED: " + why)
                .orElse("UNWITNESSED: the policy asks for no witness, so nobody else has seen this log");
    }
}
