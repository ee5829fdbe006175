package org.narrowgate.engine.release;

import java.util.List;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.seal.Authorisation;

/**
 * A text that is ready to be signed.
 *
 * @param official who is to sign it
 * @param reasons what would stand in the way of the release today, apart from the signature; empty if nothing does
 */
public record ReleaseDraft(Authorisation authorisation, Signatory official, List<String> reasons) {
    public ReleaseDraft {
        reasons = List.copyOf(reasons);
    }
}
