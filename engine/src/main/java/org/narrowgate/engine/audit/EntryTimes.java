package org.narrowgate.engine.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.Registry;

/**
 * Entries of the register that are dated before one that stands before them: a clock went back, or a day was given by
 * hand. That is no damage, for the order of entries is the log's and not the clock's, but whoever reads a day must know.
 */
final class EntryTimes {
    private EntryTimes() {}

    static List<String> wentBack(Registry registry) {
        List<String> back = new ArrayList<>();
        Instant latest = Instant.MIN;
        List<RegisterEntry> entries = registry.entries();
        for (int i = 0; i < entries.size(); i++) {
            Instant at = entries.get(i).at();
            if (at.isBefore(latest)) {
                back.add("time: register entry " + i + " is dated " + at + ", and one before it " + latest
                        + ": a clock went back, or a day was given by hand");
            } else {
                latest = at;
            }
        }
        return back;
    }
}
