package org.narrowgate.app.accounting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.narrowgate.engine.order.PersonList;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.DisclosedRow;

/** Finds, for a person who knows his number and not the custodian's key of his record, of which records something went. */
public final class RecordsOfNumber {
    private RecordsOfNumber() {}

    /**
     * Keys of the records of released rows that state the number, or of which it went.
     *
     * @param number that of one person
     * @throws RefusedException if a run of a release is not in the register
     */
    public static SortedSet<String> keys(PersonList number, Selection selection, Custody custody)
            throws IOException, RefusedException {
        List<AccountedRelease> releases = new ArrayList<>();
        AccountedRelease.forEach(selection, custody, releases::add);
        SortedSet<String> keys = new TreeSet<>();
        for (AccountedRelease release : releases) {
            Set<Long> rows = release.account().disclosed().stream()
                    .map(DisclosedRow::row)
                    .collect(Collectors.toSet());
            custody.run(release.account().run()).forEachFound(rows, found -> {
                if (number.names(found.row())) {
                    keys.add(found.row().identification().getOrDefault("record", ""));
                }
            });
        }
        return keys;
    }
}
