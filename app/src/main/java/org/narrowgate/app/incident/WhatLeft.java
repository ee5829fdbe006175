package org.narrowgate.app.incident;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.release.AccountingEntry;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.seal.DisclosedRow;
import org.narrowgate.engine.state.RowSummary;

/**
 * What one sealed release disclosed, by its account.
 *
 * @param authoriser SHA-256 of the certificate of who let it go
 * @param sealed when its package was complete
 */
public record WhatLeft(AccountingEntry account, String authoriser, Instant authorised, Instant sealed) {
    /** Empty if no release of that name was sealed. */
    public static Optional<WhatLeft> of(Custody custody, String release) throws IOException {
        for (ReleaseAuthorised logged :
                custody.registry().all(ReleaseAuthorised.class, r -> r.release().equals(release))) {
            Optional<ReleaseSealed> sealed = custody.registry().sealed(logged.run(), release);
            if (sealed.isPresent()) {
                return Optional.of(new WhatLeft(
                        custody.accounting().read(release, logged.accounting()),
                        logged.authoriser(),
                        logged.at(),
                        sealed.get().at()));
            }
        }
        return Optional.empty();
    }

    public long run() {
        return account.run();
    }

    /** Numbers of the rows of which something went. */
    public SortedSet<Long> rows() {
        return account.disclosed().stream().map(DisclosedRow::row).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of these, those that were decided under a reading wider than the strictest. */
    public SortedSet<Long> restingOn(String reading, Custody custody) throws IOException {
        SortedSet<Long> left = rows();
        return RunSummaries.of(custody.workspace(), custody.key(), custody.openings(), run()).stream()
                .filter(row -> row.wider().contains(reading) && left.contains(row.row()))
                .map(RowSummary::row)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the fields that went, each once; where addresses were only confirmed, that they were. */
    public List<String> elements() {
        List<String> fields = account.disclosed().stream()
                .flatMap(row -> row.fields().stream())
                .distinct()
                .sorted()
                .toList();
        return fields.isEmpty() ? List.of("confirmation of the address stated") : fields;
    }

    /** Without the keys of records. */
    @Override
    public String toString() {
        return account.release() + ", sealed " + sealed;
    }
}
