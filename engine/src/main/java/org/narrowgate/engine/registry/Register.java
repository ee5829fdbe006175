package org.narrowgate.engine.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofFile;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.Log;

/** The register log, open for writing: an entry counts only once it is durable and published. */
public final class Register implements AutoCloseable {
    private final Log log;

    private Register(Log log) {
        this.log = log;
    }

    /** Opens it, or begins it; one that is lost is never begun anew, which would be a fork of what others hold. */
    public static Register open(Path directory, NoteSigner signer) throws IOException {
        Registry.requireNotLost(directory);
        Log log = Log.open(directory, signer);
        // What a crash left durable and unpublished counts from now on: otherwise a run could be opened twice.
        try {
            log.publish();
        } catch (IOException failed) {
            log.close();
            throw failed;
        }
        return new Register(log);
    }

    /** Logs an entry and returns its sequence number. */
    public long append(RegisterEntry entry) throws IOException {
        long sequence = log.append(List.of(entry.encode()));
        SignedNote published = log.publish();
        if (published.checkpoint().size() <= sequence) {
            throw new IllegalStateException("the register's checkpoint does not hold what was just logged");
        }
        return sequence;
    }

    /** What the register says now. */
    public Registry read() throws IOException {
        return Registry.of(log.entries(0, log.published()));
    }

    /** The bytes of a published entry. */
    public byte[] entry(long sequence) throws IOException {
        return log.entry(sequence);
    }

    /** Proof that a published entry stands in the register, under a checkpoint that covers it. */
    public ProofFile proof(long sequence, SignedNote under) throws IOException {
        return ProofFile.of(log.inclusion(sequence, under.checkpoint().size()), under);
    }

    public NoteVerifier verifier() {
        return log.verifier();
    }

    public SignedNote checkpoint() {
        return log.checkpoint();
    }

    /** The log itself, for its folder and what witnesses answer. */
    public Log log() {
        return log;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
