package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.narrowgate.engine.erasure.ErasedRows;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.registry.EvidenceErased;

/** Rows without content against the entries by which they were erased: none may lack one, and none may be left over. */
final class ErasureAudit {
    private final ErasedRows logged;
    private final List<String> damages;

    ErasureAudit(ErasedRows logged, List<String> damages) {
        this.logged = logged;
        this.damages = damages;
    }

    Run run(long run) {
        return new Run(run);
    }

    final class Run {
        private final long run;
        private final Set<Long> due;
        private final Map<String, Set<Long>> byOrder = new HashMap<>();
        private final Set<Long> left = new HashSet<>();
        private long gone;

        private Run(long run) {
            this.run = run;
            this.due = logged.rows(run, "");
            logged.of(run).forEach(entry -> byOrder.put(entry.order(), logged.rows(run, entry.order())));
        }

        /** Holds one row against the entries; returns its content, if it has any. */
        List<EvidenceRow.Kept> of(Path file, EvidenceRow row) {
            if (row instanceof EvidenceRow.Erased erased) {
                gone++;
                if (!byOrder.getOrDefault(erased.order(), Set.of()).contains(erased.row())) {
                    damages.add(file + ": row #" + erased.row()
                            + " was erased, and no entry of the register says so; restore it from a backup");
                }
            } else if (due.contains(row.row())) {
                left.add(row.row());
            }
            return row.kept().stream().toList();
        }

        long gone() {
            return gone;
        }

        /** What was erased by which order; adds what is not finished. */
        List<String> finish() throws IOException {
            List<String> told = new ArrayList<>();
            for (EvidenceErased entry : logged.of(run)) {
                told.add("run " + run + ": evidence erased by order " + entry.order() + ", approved by "
                        + entry.approval() + ", on " + entry.at());
                if (byOrder.getOrDefault(entry.order(), Set.of()).stream().anyMatch(left::contains)) {
                    damages.add("run " + run + ": the erasure by order " + entry.order()
                            + " is not finished; `narrowgate erase carry " + entry.order() + "` goes on with it");
                }
            }
            return told;
        }
    }
}
