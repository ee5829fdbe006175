package org.narrowgate.engine.audit;

import java.util.List;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.registry.EvidenceErased;
import org.narrowgate.engine.registry.EvidenceExported;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.FindingSigned;
import org.narrowgate.engine.registry.RegisterEntry.RecordsIndexed;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.RunOpened;

/** Which salted commitments of an entry of the register are opened by a file in {@code evidence/register}. */
final class Commitments {
    private Commitments() {}

    static List<Hash> of(RegisterEntry entry) {
        if (entry instanceof RunOpened run) {
            return List.of(run.request(), run.law(), run.bars(), run.records());
        }
        if (entry instanceof EvidenceErased erased) {
            return List.of(erased.rows());
        }
        if (entry instanceof EvidenceExported exported) {
            return List.of(exported.export());
        }
        if (entry instanceof RunClosed closed) {
            return List.of(closed.totals());
        }
        if (entry instanceof RequestReceived received) {
            return List.of(received.request());
        }
        if (entry instanceof RequestRefused refused) {
            return List.of(refused.request());
        }
        if (entry instanceof RecordsIndexed indexed) {
            return List.of(indexed.index());
        }
        if (entry instanceof FindingSigned finding) {
            return List.of(finding.finding());
        }
        return List.of();
    }
}
