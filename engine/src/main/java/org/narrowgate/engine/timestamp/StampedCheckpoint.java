package org.narrowgate.engine.timestamp;

import java.nio.file.Path;
import java.time.Instant;
import org.narrowgate.core.proof.Checkpoint;

/**
 * A checkpoint of which an authority says that it existed at an instant.
 *
 * @param file holds what was stamped: the checkpoint as the log signed it; the answer lies beside it as {@code .tsr}
 * @param at the time of the authority, not of the custodian
 * @param authority the subject of its certificate
 */
public record StampedCheckpoint(Path file, Checkpoint checkpoint, Instant at, String authority) {}
