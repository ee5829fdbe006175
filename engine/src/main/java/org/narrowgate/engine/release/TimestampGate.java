package org.narrowgate.engine.release;

import java.io.IOException;
import java.util.Optional;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.timestamp.Stamping;

/** Where the workspace says so, nothing leaves before an authority has stamped the register that holds its authorisation. */
final class TimestampGate {
    private TimestampGate() {}

    /**
     * Asks for a time-stamp if none is there yet.
     *
     * @param sequence number of the authorisation in the register
     * @param emergency whether the official signed that it need not wait for anybody outside
     * @param progress is told what leaves without
     * @throws RefusedException if the workspace demands one and it cannot be had
     */
    static void pass(OpenWorkspace open, long sequence, boolean emergency, Progress progress)
            throws IOException, RefusedException {
        Optional<Stamping> stamping = Stamping.of(open.workspace());
        if (stamping.isEmpty()
                || !stamping.get().source().required()
                || stamping.get().coveredOfRegister() > sequence) {
            return;
        }
        Stamping.Asked asked = stamping.get().ask(open.random());
        if (stamping.get().coveredOfRegister() > sequence) {
            return;
        }
        if (emergency) {
            progress.notice("no time-stamp covers the authorisation, which leaves without one as an emergency: "
                    + String.join("; ", asked.problems()));
        } else {
            throw new RefusedException(
                    "timestamp",
                    "the authorisation is logged, but no time-stamp covers it yet, and this workspace releases nothing"
                            + " without one: " + String.join("; ", asked.problems())
                            + "; nothing was sealed: give the same command again when the authority answers");
        }
    }
}
