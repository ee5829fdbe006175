package org.narrowgate.engine.release;

import java.util.List;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.seal.Authorisation;

/**
 * A text that is ready to be signed.
 *
 * @param run register sequence number of the run
 * @param page the page of obligations that it binds, UTF-8; whoever signs reads it first
 * @param official who is to sign it
 * @param reasons what would stand in the way of the release today, apart from the signature; empty if nothing does
 */
@SuppressWarnings("ArrayRecordComponent") // written, never compared
public record ReleaseDraft(
        long run, Authorisation authorisation, byte[] page, Signatory official, List<String> reasons) {
    public ReleaseDraft {
        reasons = List.copyOf(reasons);
    }
}
