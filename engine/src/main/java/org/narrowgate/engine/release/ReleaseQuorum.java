package org.narrowgate.engine.release;

import java.io.IOException;
import java.util.Optional;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.registry.ReleaseWitnessed;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.Authorised;
import org.narrowgate.engine.seal.LoggedAuthorisation;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.PolicyAtHand;
import org.narrowgate.engine.witness.WitnessPolicy;
import org.narrowgate.engine.witness.Witnessing;

/**
 * What a release waits for: that the quorum of the adopted policy has cosigned the decisions before rows are prepared
 * under them, and the register with the authorisation in it before anything is sealed. It waits by stopping, so that the
 * same command goes on; nothing goes without, but in an emergency whose official signed that it may.
 */
final class ReleaseQuorum {
    private final OpenWorkspace open;
    private final WitnessPolicy policy;
    private final Witnessing witnessing;
    private final Shard shard;
    private final Witnessing.Outcome decisions;

    private ReleaseQuorum(OpenWorkspace open, WitnessPolicy policy, Shard shard) throws IOException {
        this.open = open;
        this.policy = policy;
        this.witnessing = new Witnessing(open, policy);
        this.shard = shard;
        this.decisions = witnessing.decisions(shard);
    }

    /** Has the log of the run's decisions cosigned if it can be; refused where the policy on file is not the one adopted. */
    static ReleaseQuorum of(OpenWorkspace open, long run) throws IOException, DocumentException, RefusedException {
        WitnessPolicy policy = PolicyAtHand.require(open.workspace()).policy();
        RunOpened opened = open.register()
                .read()
                .run(run)
                .orElseThrow(() -> new RefusedException(
                        "run", "run " + run + " is not in the register; `narrowgate status` lists the runs"));
        return new ReleaseQuorum(open, policy, open.shards().of(opened));
    }

    /** Why a release may not go before its quorum; empty if it may. */
    static Optional<String> first(AdoptedPolicies adopted, boolean emergency) {
        if (!emergency) {
            return Optional.of("only under an authority for emergencies, decided without an agreement, may a release go"
                    + " before its witnesses have cosigned it, and this is none");
        }
        return adopted.policy().asksForNoWitness()
                ? Optional.of("no witness is asked for, so there is none to go before")
                : Optional.empty();
    }

    /** The policy under which rows are prepared. */
    Policy overDecisions(Authorised authorised) throws IOException, RefusedException {
        requireMet(decisions, authorised, "nothing was logged or sealed");
        return over(shard.key(), decisions.met());
    }

    /** Makes the authorisation that stands in the register one by which something may be sealed. */
    LoggedAuthorisation logged(Authorised authorised, long run, long sequence)
            throws IOException, RefusedException, SealException {
        Optional<ReleaseWitnessed> before = open.register().read().witnessed(run, authorised.release());
        if (before.isPresent()
                && policy.isMet(open.register().verifier(), before.get().register())) {
            return logged(authorised, sequence, before.get().register(), true);
        }
        Witnessing.Outcome register = witnessing.register();
        requireMet(
                register,
                authorised,
                "the authorisation is logged as entry " + sequence + " of the register, and nothing was sealed");
        if (register.met() && decisions.met()) {
            open.register()
                    .append(new ReleaseWitnessed(
                            open.now(), run, authorised.release(), register.note(), decisions.note()));
        }
        return logged(authorised, sequence, register.note(), register.met());
    }

    private LoggedAuthorisation logged(Authorised authorised, long sequence, SignedNote under, boolean met)
            throws IOException, SealException {
        return LoggedAuthorisation.of(
                authorised,
                open.register().entry(sequence),
                open.register().proof(sequence, under),
                over(open.register().verifier(), met));
    }

    private Policy over(NoteVerifier log, boolean met) {
        return met ? policy.over(log) : Policy.unwitnessed(log);
    }

    private void requireMet(Witnessing.Outcome outcome, Authorised authorised, String done) throws RefusedException {
        if (!outcome.met()
                && !policy.asksForNoWitness()
                && !authorised.authorisation().beforeQuorum()) {
            throw new RefusedException(
                    "quorum",
                    "the quorum of witnesses has not cosigned " + outcome.origin() + "; missing are " + outcome.words()
                            + ". Have them answer (`narrowgate witness collect` asks them again), then give the same"
                            + " command again: it goes on from here. " + done);
        }
    }
}
