package org.narrowgate.ledger.witness;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a witness knows of one log.
 *
 * @param size of the last checkpoint that it cosigned; 0 before the first
 * @param cosigned when; empty before the first
 * @param evidence what it was shown that does not fit
 */
public record Watched(String origin, long size, Optional<Instant> cosigned, List<Evidence> evidence) {
    public Watched {
        evidence = List.copyOf(evidence);
    }

    /**
     * Two checkpoints that the log signed and that do not fit, in one file.
     *
     * @param proof whether the file alone proves that the log lied; else whoever sent the second gave no proof that the
     *     log had only grown, and the log may still have one
     */
    public record Evidence(Path file, boolean proof) {}
}
