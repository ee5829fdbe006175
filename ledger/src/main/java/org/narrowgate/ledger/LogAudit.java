package org.narrowgate.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteVerifier;

/**
 * The outcome of verifying a whole log from its files alone: signature, every entry, every tile of every level, root,
 * journal. The checkpoint is empty if none could be believed.
 *
 * @param held files that the signed root vouches for, or that it is read from; others in the folder prove nothing
 */
public record LogAudit(Optional<Checkpoint> checkpoint, List<Damage> damages, Set<Path> held) {
    /** One thing wrong: the file, what is wrong with it, what to do. */
    public record Damage(Path file, String what, String remedy) {
        static Damage of(LedgerException e) {
            return new Damage(e.file(), e.what(), e.remedy());
        }

        @Override
        public String toString() {
            return file + ": " + what + ". " + remedy + ".";
        }
    }

    public LogAudit {
        damages = List.copyOf(damages);
        held = Set.copyOf(held);
    }

    /** Verifies the log under a key that one trusts; it may be written to meanwhile. */
    public static LogAudit audit(Path directory, NoteVerifier verifier) {
        return new Auditor(directory).audit(verifier);
    }

    /** Whether nothing is wrong. */
    public boolean sound() {
        return damages.isEmpty();
    }
}
