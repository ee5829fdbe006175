package org.narrowgate.ledger.witness;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.NoteSignature;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.ledger.LedgerException;

/**
 * A witness's memory of one log, and the checks of C2SP tlog-witness, "add-checkpoint", in its order. One request at a
 * time: what is compared, what is written and what is answered are one step.
 */
final class WatchedLog {
    private final String origin;
    private final List<NoteVerifier> keys;
    private final NoteSigner signer;
    private final WatchedFiles files;
    private final InstantSource clock;
    private final Consumer<String> said;
    private Optional<SignedNote> last;
    private Checkpoint seen;

    WatchedLog(
            List<NoteVerifier> keys, NoteSigner signer, WatchedFiles files, InstantSource clock, Consumer<String> said)
            throws LedgerException {
        this.origin = keys.get(0).name();
        this.keys = List.copyOf(keys);
        this.signer = signer;
        this.files = files;
        this.clock = clock;
        this.said = said;
        last = files.last(signer.verifier());
        seen = last.map(SignedNote::checkpoint).orElseGet(() -> new Checkpoint(origin, 0, Tree.EMPTY_ROOT));
    }

    synchronized Answer add(CheckpointRequest request) {
        SignedNote note;
        try {
            note = signed(request.note());
        } catch (ProofException e) {
            return Answer.text(403, "no valid signature of a key that this witness has for the log");
        }
        Checkpoint next = request.checkpoint();
        if (request.oldSize() > next.size()) {
            return Answer.text(400, "the old size is larger than the checkpoint's");
        }
        boolean forked = next.size() == seen.size() && !next.root().equals(seen.root());
        if (forked) {
            keep(true, note);
        }
        if (request.oldSize() != seen.size()) {
            return Answer.size(seen.size());
        }
        if (forked) {
            return Answer.text(409, "this witness has seen another root for the size " + seen.size());
        }
        try {
            new ConsistencyProof(seen.size(), next.size(), request.proof()).verify(seen.root(), next.root());
        } catch (ProofException e) {
            if (seen.size() > 0 && next.size() > seen.size()) {
                keep(false, note);
            }
            return Answer.text(422, String.valueOf(e.getMessage()));
        }
        return cosign(note);
    }

    /** The note with no other signatures than those of the log: anybody can add lines of unknown keys. */
    private SignedNote signed(SignedNote note) {
        List<NoteSignature> ours = new ArrayList<>();
        for (NoteVerifier key : keys) {
            if (key.signed(note)) {
                note.signatures().stream()
                        .filter(line -> line.name().equals(key.name()) && line.keyId() == key.keyId())
                        .forEach(ours::add);
            }
        }
        if (ours.isEmpty()) {
            throw new ProofException("not signed by " + origin);
        }
        return new SignedNote(note.text(), ours);
    }

    private Answer cosign(SignedNote note) {
        SignedNote cosigned = signer.cosign(note, clock.instant().getEpochSecond());
        try {
            files.keep(cosigned);
            last = Optional.of(cosigned);
            seen = cosigned.checkpoint();
            files.proven(note);
        } catch (LedgerException e) {
            said.accept(
                    "not cosigned, " + origin + " at size " + note.checkpoint().size() + ": " + e.getMessage());
            return Answer.text(500, "the checkpoint could not be stored, so it was not cosigned; the operator is told");
        }
        return Answer.of(
                cosigned.signatures().get(cosigned.signatures().size() - 1).line());
    }

    private void keep(boolean proof, SignedNote other) {
        String what = proof
                ? "FORK: " + origin + " signed two roots for the size " + seen.size()
                : "UNPROVEN: " + origin + " signed a checkpoint of size "
                        + other.checkpoint().size() + " that came without a proof that it continues the one of size "
                        + seen.size();
        try {
            files.evidence(proof, last, other).ifPresent(file -> said.accept(what + "; both are in " + file));
        } catch (LedgerException e) {
            said.accept(what + "; it could not be kept: " + e.getMessage());
        }
    }

    synchronized Optional<SignedNote> last() {
        return last;
    }

    synchronized Watched watched() throws LedgerException {
        return watched(origin, last, signer.verifier(), files);
    }

    static Watched watched(String origin, Optional<SignedNote> last, NoteVerifier witness, WatchedFiles files)
            throws LedgerException {
        OptionalLong time = last.map(witness::cosigned).orElseGet(OptionalLong::empty);
        return new Watched(
                origin,
                last.map(note -> note.checkpoint().size()).orElse(0L),
                time.isPresent() ? Optional.of(Instant.ofEpochSecond(time.getAsLong())) : Optional.empty(),
                files.evidence());
    }
}
