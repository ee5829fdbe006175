package org.narrowgate.engine.release;

import java.io.IOException;
import java.util.Optional;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.witness.CheckpointRequest;

/**
 * For the recipient of what left before its witnesses had cosigned it: the newest checkpoint that their quorum has
 * cosigned, with the proof that its log continues the one in which his receipts stand. It tells nobody more than that.
 *
 * @param proof as {@code open --cosigned} reads it
 * @param witnesses whose cosignatures are under it, each with its time
 */
public record CosignedSince(CheckpointRequest proof, String witnesses) {
    /**
     * Makes it for a release that was sealed.
     *
     * @param size of the tree under which its receipts stand, as their reader says; if empty, that of the log when the
     *     release was sealed, as far as the register tells
     * @throws RefusedException if there is no such release, or no quorum has cosigned that much
     */
    public static CosignedSince of(Workspace workspace, String release, Optional<Long> size)
            throws IOException, DocumentException, RefusedException {
        Registry registry = Registry.read(workspace.register());
        ReleaseSealed sealed = registry
                .all(ReleaseSealed.class, each -> each.release().equals(release))
                .stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "cosigned",
                        "no release `" + release + "` was sealed here; `release holders` names those that were"));
        RunOpened run = registry.run(sealed.run()).orElseThrow();
        WitnessedLog log = WitnessedLog.decisions(workspace, run);
        long from = size.orElseGet(() -> whenSealed(registry, run, sealed));
        long least = registry.authorised(sealed.run(), release)
                .map(ReleaseAuthorised::checkpoint)
                .orElseThrow()
                .size();
        if (from < least || from > log.log().size()) {
            throw new RefusedException(
                    "cosigned",
                    "--size: the receipts of " + release + " stand under " + least
                            + " entries or more, and the log has " + log.log().size() + "; `open` names the number");
        }
        return of(log, from, release);
    }

    private static CosignedSince of(WitnessedLog log, long from, String release) throws IOException, RefusedException {
        SignedNote note = quorum(log)
                .filter(each -> each.checkpoint().size() >= from)
                .orElseThrow(() -> new RefusedException(
                        "cosigned",
                        "no quorum of witnesses has cosigned the " + from + " entries under which " + release
                                + " stands: " + log.words() + "; `witness collect` asks them again"));
        ConsistencyProof proof = log.log().consistency(from, note.checkpoint().size());
        return new CosignedSince(
                CheckpointRequest.of(proof, note),
                WitnessedLog.inWords(log.policy().cosigners(note)));
    }

    /** The newest note with a quorum that this log still continues. */
    private static Optional<SignedNote> quorum(WitnessedLog log) throws IOException, RefusedException {
        Optional<String> fork = log.setBack();
        if (fork.isPresent()) {
            throw new RefusedException("cosigned", log.log().checkpoint().origin() + ": " + fork.get());
        }
        try {
            return log.last()
                    .filter(note -> !log.policy().asksForNoWitness()
                            && log.policy().isMet(log.log().verifier(), note));
        } catch (ProofException forged) {
            throw new RefusedException(
                    "cosigned",
                    log.log().checkpoint().origin() + ": what is kept as cosigned is not (" + forged.getMessage()
                            + "); `witness collect` asks again");
        }
    }

    /** Runs hold the workspace until they are closed, so that the log ended with one when the release was sealed. */
    private static long whenSealed(Registry registry, RunOpened own, ReleaseSealed sealed) {
        long size = 0;
        int until = registry.entries().indexOf(sealed);
        for (long number : registry.runs()) {
            RunOpened run = registry.run(number).orElseThrow();
            Optional<RunClosed> closed = registry.closed(number);
            if (run.log().equals(own.log())
                    && closed.isPresent()
                    && registry.entries().indexOf(closed.get()) < until) {
                size = Math.max(size, run.firstDecision() + closed.get().decisions());
            }
        }
        return size;
    }
}
