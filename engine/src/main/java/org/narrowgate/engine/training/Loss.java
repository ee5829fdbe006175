package org.narrowgate.engine.training;

import java.io.IOException;
import java.util.Optional;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.SecondLock;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.replay.LookedUpRows;
import org.narrowgate.engine.run.Progress;

/** What a lock costs: rows that are identified without it and not with it. */
final class Loss {
    private final SecondLock lock;
    private final NameTables names;
    private long rows;
    private long refused;

    Loss(SecondLock lock, NameTables names) {
        this.lock = lock;
        this.names = names;
    }

    /** What one block came to. */
    private record Part(long rows, long refused) {}

    void over(LookedUpRows run, Progress progress) throws IOException {
        Identifier without = new Identifier(run.identityRules(), names);
        Identifier with = new Identifier(run.identityRules(), names, Optional.of(lock));
        try (OrderedWork<Part> work = new OrderedWork<>(part -> {
            rows += part.rows();
            refused += part.refused();
            progress.done(rows);
        })) {
            for (long first : run.blocks()) {
                work.submit(() -> block(run, first, without, with));
            }
            work.finish();
        }
    }

    private static Part block(LookedUpRows run, long first, Identifier without, Identifier with) throws IOException {
        long rows = 0;
        long refused = 0;
        for (EvidenceRow.Kept kept : run.block(first)) {
            LookedUpRows.Row row = run.row(kept);
            rows++;
            if (without.identify(row.stated(), row.candidates()).isIdentified()
                    && !with.identify(row.stated(), row.candidates()).isIdentified()) {
                refused++;
            }
        }
        return new Part(rows, refused);
    }

    long refused() {
        return refused;
    }
}
