package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.app.due.Duties;
import org.narrowgate.app.due.Duty;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.workspace.Workspace;

/**
 * What is owed on requests, for those who may not have the key by which requests are told.
 *
 * @param duties those on which something is owed
 * @param unknown why nothing could be told; empty if it was
 */
record OwedRequests(List<Duty> duties, Optional<String> unknown) {
    static OwedRequests of(Workspace workspace, Instant at) throws IOException, DocumentException {
        Protected secrets;
        try {
            secrets = Protected.of(workspace);
        } catch (IOException keyless) {
            return new OwedRequests(List.of(), Optional.of("requests were not looked at: " + keyless.getMessage()));
        }
        return new OwedRequests(
                Duties.of(secrets.custody(), at).stream().filter(Duty::isOpen).toList(), Optional.empty());
    }
}
