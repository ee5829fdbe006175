package org.narrowgate.engine.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom earlier runs refused, by tags: a row for one of them with other particulars was sent again after a refusal. */
public final class Refusals {
    private final Map<Long, Set<Long>> particularsBySubject = new HashMap<>();

    void add(RefusalTags refused) {
        put(refused.person(), refused.particulars());
        put(refused.number(), refused.particulars());
    }

    private void put(long subject, long particulars) {
        if (subject != 0) {
            particularsBySubject.computeIfAbsent(subject, s -> new HashSet<>(2)).add(particulars);
        }
    }

    /** Whether anybody was ever refused: if not, no tags need be made. */
    public boolean none() {
        return particularsBySubject.isEmpty();
    }

    /** Whether this person was refused before under other particulars. */
    public boolean changedSince(RefusalTags row) {
        return changed(row.person(), row.particulars()) || changed(row.number(), row.particulars());
    }

    private boolean changed(long subject, long particulars) {
        Set<Long> refused = particularsBySubject.get(subject);
        return subject != 0 && refused != null && (refused.size() > 1 || !refused.contains(particulars));
    }
}
