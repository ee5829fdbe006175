package org.narrowgate.engine.release;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.registry.UseTerms;

/**
 * How long what is released may be held at most, and after how many days at most its use is attested again: what the
 * agreement says, and the default where it is silent or there is none.
 *
 * @param days counted from the day of the draft
 * @param attestEveryDays from one attestation to the next
 * @param source where the two come from, for whoever reads the page
 */
record HoldingLimits(int days, int attestEveryDays, String source) {
    /** Without an agreement, as in an emergency: a month. */
    private static final int DAYS = 30;
    /** A quarter, where nothing is said of it; sooner where it is held for so short that none would fall due. */
    private static final int ATTEST_EVERY_DAYS = 90;
    /** A century: what is longer is as good as for ever, and no page lists its days. */
    private static final int LONGEST = 36_525;

    static HoldingLimits of(Optional<AgreementDocument> agreement) {
        int days = agreement
                .map(document -> Math.min(LONGEST, document.agreement().retentionDays()))
                .orElse(DAYS);
        String kept = agreement.isPresent()
                ? "The agreement lets it be kept for " + days + " days (`retention_days`)"
                : "There is no agreement, and " + days + " days are Narrowgate's default";
        OptionalInt said = agreement.map(AgreementDocument::attestEveryDays).orElse(OptionalInt.empty());
        if (said.isPresent()) {
            return new HoldingLimits(
                    days,
                    said.getAsInt(),
                    kept + " and has its use attested every " + said.getAsInt() + " (`attest_every_days`).");
        }
        int every = Math.min(ATTEST_EVERY_DAYS, Math.max(1, days / 2));
        return new HoldingLimits(
                days, every, kept + "; of attestations nothing is said, and every " + every + " days is the default.");
    }

    UseTerms from(LocalDate day) {
        return new UseTerms(day, day.plusDays(days), attestEveryDays);
    }
}
