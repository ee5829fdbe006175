package org.narrowgate.engine.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.WholeFile;
import org.narrowgate.ledger.witness.CheckpointRequest;

/**
 * That witnesses have cosigned, since a package was sealed, the log that its receipts stand in: a later checkpoint with
 * its cosignatures, and the proof that nothing under the earlier one was altered. The package stays as it is. The form is
 * the body of C2SP tlog-witness, "add-checkpoint".
 */
public final class LaterQuorum {
    private final CheckpointRequest proof;

    private LaterQuorum(CheckpointRequest proof) {
        this.proof = proof;
    }

    /** Reads one; nothing in it is believed before {@link #over}. */
    public static LaterQuorum read(Path file) throws SealException {
        try {
            if (Files.size(file) > CheckpointRequest.MAXIMUM_BYTES) {
                throw new ProofException("it is larger than any such file");
            }
            return new LaterQuorum(CheckpointRequest.parse(WholeFile.read(file)));
        } catch (IOException unread) {
            throw new SealException(file + " cannot be read: give the path of the file with --cosigned", unread);
        } catch (ProofException wrong) {
            throw new SealException(
                    file + " is not what `release cosigned` writes: " + wrong.getMessage() + "; ask for it again",
                    wrong);
        }
    }

    /**
     * An earlier checkpoint as one that the policy accepts, because it accepts the later one.
     *
     * @throws ProofException if the later one lacks the policy's quorum, or is not a continuation of the earlier
     */
    public Policy.Accepted over(Checkpoint earlier, Policy policy) {
        Policy.Accepted later = policy.accept(proof.note());
        Checkpoint grown = later.checkpoint();
        if (!grown.origin().equals(earlier.origin())) {
            throw new ProofException("the file given with --cosigned is of the log " + grown.origin()
                    + ", and this stands" + " in " + earlier.origin());
        }
        if (proof.oldSize() != earlier.size()) {
            throw new ProofException("the file given with --cosigned goes on from " + proof.oldSize()
                    + " entries, and this stands under " + earlier.size()
                    + ": ask the custodian for one of `release cosigned --size " + earlier.size() + "`");
        }
        try {
            new ConsistencyProof(earlier.size(), grown.size(), proof.proof()).verify(earlier.root(), grown.root());
        } catch (ProofException forked) {
            throw new ProofException(
                    "what witnesses have cosigned is not shown to be the continuation of the log that this stands in ("
                            + forked.getMessage() + "): keep both, and ask the custodian for the proof once more",
                    forked);
        }
        return new Policy.Accepted(earlier, later.witnesses(), later.unwitnessed());
    }

    /** The log of the policy that signed a checkpoint, whoever has cosigned that. */
    public static NoteVerifier log(SignedNote note, Policy policy) {
        return policy.logs().stream()
                .map(Policy.Log::key)
                .filter(key -> key.name().equals(note.checkpoint().origin()) && key.signed(note))
                .findFirst()
                .orElseThrow(() -> new ProofException("the checkpoint is not signed by any log of the policy"));
    }
}
