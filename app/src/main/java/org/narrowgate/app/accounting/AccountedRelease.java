package org.narrowgate.app.accounting;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.release.Accounting;
import org.narrowgate.engine.release.AccountingEntry;

/**
 * One release that an official authorised, with its account.
 *
 * @param sealed when its package was complete, which is the day of the disclosure; empty where it was not: then nothing of
 *     it went
 */
record AccountedRelease(AccountingEntry account, Instant authorised, Optional<Instant> sealed) {
    /** What takes them one after the other: all at once need not fit into memory. */
    interface Taking {
        void of(AccountedRelease release);
    }

    /**
     * Those sealed within a period, and those authorised within it that were not sealed by its end. Every account is held
     * against the register, whatever is asked for: where one is missing or altered, nobody can say what it held.
     */
    static void forEach(Selection selection, Custody custody, Taking taking) throws IOException {
        Accounting accounting = custody.accounting();
        Period period = selection.period();
        for (ReleaseAuthorised logged : custody.registry().all(ReleaseAuthorised.class, r -> true)) {
            AccountingEntry account = accounting.read(logged.release(), logged.accounting());
            Optional<Instant> sealed = custody.registry()
                    .sealed(logged.run(), logged.release())
                    .map(ReleaseSealed::at)
                    .filter(period::knows);
            if (selection.isOf(account.requester()) && period.holds(sealed.orElse(logged.at()))) {
                taking.of(new AccountedRelease(account, logged.at(), sealed));
            }
        }
    }

    Heading heading() {
        return new Heading(account.requester(), account.provision());
    }
}
