package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.WholeFile;

/**
 * A checkpoint that an inspector kept from an earlier visit: the log must be its continuation (RFC 9162, section 2.1.4).
 * Without it, or a witness, a log that was set back as a whole, or written anew with its own key, looks sound.
 */
public final class SeenCheckpoint {
    private static final String ASK = "; keep both as evidence, and ask who runs the log";

    private final Path file;

    private SeenCheckpoint(Path file) {
        this.file = file;
    }

    public static SeenCheckpoint in(Path file) {
        return new SeenCheckpoint(file);
    }

    /** What holding it against the log of its origin, among sound ones, shows. */
    public Verification.Outcome against(List<LogReader> logs) {
        try {
            SignedNote note = SignedNote.parse(WholeFile.read(file));
            String origin = note.checkpoint().origin();
            Optional<LogReader> log = logs.stream()
                    .filter(reader -> reader.checkpoint().origin().equals(origin))
                    .findFirst();
            return log.isEmpty()
                    ? wrong("no log here has its origin, " + origin)
                    : against(log.get(), log.get().verifier().checkpoint(note));
        } catch (IOException | ProofException unreadable) {
            return wrong(unreadable.getMessage() + "; give a checkpoint as the log published it, signed by its key");
        }
    }

    private Verification.Outcome against(LogReader log, Checkpoint seen) throws IOException {
        Checkpoint now = log.checkpoint();
        if (seen.size() > now.size()) {
            return wrong("you saw " + seen.size() + " entries of " + now.origin() + ", and now there are " + now.size()
                    + ": the log was set back" + ASK);
        }
        try {
            log.consistency(seen.size(), now.size()).verify(seen.root(), now.root());
        } catch (ProofException forked) {
            return wrong("the log " + now.origin() + " is not the continuation of what you saw at " + seen.size()
                    + " entries: it was written anew, or shows you another history than others" + ASK);
        }
        return new Verification.Outcome(
                List.of("seen: " + now.origin() + " is the continuation of the " + seen.size() + " entries of " + file),
                List.of(),
                false,
                List.of(),
                List.of());
    }

    private Verification.Outcome wrong(String what) {
        return new Verification.Outcome(List.of(), List.of(), false, List.of(file + ": " + what), List.of());
    }
}
