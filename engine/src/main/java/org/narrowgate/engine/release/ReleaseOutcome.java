package org.narrowgate.engine.release;

import java.nio.file.Path;
import java.util.List;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.seal.SealedRelease;

/** How an attempt to release ended, where nothing was refused. */
public sealed interface ReleaseOutcome {
    /**
     * The package lies complete on the disk and the register says so.
     *
     * @param stage which part of the release it is; one of one where all goes at once
     * @param before whether it did so already, and nothing was sealed now
     * @param witnessed who has cosigned it
     * @param trust the recipient's trust file, to be given to him by another way than the package
     */
    record Sealed(
            SealedRelease release, Stage stage, long rows, long opened, boolean before, Path trust, Witnessed witnessed)
            implements ReleaseOutcome {}

    /**
     * A question of law is open that only a person may answer; nothing was logged or sealed.
     *
     * @param reasons each with element, provision, question and remedy
     */
    record Held(List<String> reasons) implements ReleaseOutcome {
        public Held {
            reasons = List.copyOf(reasons);
        }
    }
}
