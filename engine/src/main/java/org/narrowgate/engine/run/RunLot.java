package org.narrowgate.engine.run;

import java.security.SecureRandom;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;

/** What is drawn by lot when a run opens. Row roots follow from it, so that a conformance case gives it instead. */
final class RunLot {
    private final RunId id;
    private final byte[] secret;

    RunLot(RunId id, byte[] secret) {
        this.id = id;
        this.secret = secret.clone();
    }

    static RunLot draw(SecureRandom random) {
        byte[] id = new byte[RunId.BYTES];
        random.nextBytes(id);
        byte[] secret = new byte[RowSeeds.BYTES];
        random.nextBytes(secret);
        return new RunLot(RunId.of(id), secret);
    }

    RunId id() {
        return id;
    }

    /** 32 bytes, from which the seeds of all rows come. */
    byte[] secret() {
        return secret.clone();
    }
}
