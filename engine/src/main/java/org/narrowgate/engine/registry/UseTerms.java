package org.narrowgate.engine.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.engine.document.Json;

/**
 * How long what was released may be held, and how often each holder says what it was used for; all days in UTC.
 *
 * @param from the day from which days are counted: that on which the release was drafted
 * @param destroyBy the last day on which anything of it may still be there
 * @param attestEveryDays days from one attestation of use to the next
 */
public record UseTerms(LocalDate from, LocalDate destroyBy, int attestEveryDays) {
    private static final String FROM = "held_from";
    private static final String DESTROY_BY = "destroy_by";
    private static final String ATTEST_EVERY_DAYS = "attest_every_days";

    /** Names of its values where it is written into a document. */
    public static final List<String> KEYS = List.of(FROM, DESTROY_BY, ATTEST_EVERY_DAYS);

    public UseTerms {
        if (!destroyBy.isAfter(from)) {
            throw new IllegalArgumentException("what is released is held for a day at least");
        }
        if (attestEveryDays < 1) {
            throw new IllegalArgumentException("use is attested every so many days, 1 or more");
        }
    }

    /** Last days for attestations of use, the soonest first; destruction is a paper of its own. */
    public List<LocalDate> attestBy() {
        return Stream.iterate(
                        from.plusDays(attestEveryDays),
                        day -> day.isBefore(destroyBy),
                        day -> day.plusDays(attestEveryDays))
                .toList();
    }

    /** Adds its values to a document. */
    public Json putInto(Json json) {
        return json.put(FROM, from.toString())
                .put(DESTROY_BY, destroyBy.toString())
                .put(ATTEST_EVERY_DAYS, attestEveryDays);
    }

    /** Reads what {@link #putInto} wrote. */
    public static UseTerms read(Json json) {
        return new UseTerms(
                LocalDate.parse(json.text(FROM)),
                LocalDate.parse(json.text(DESTROY_BY)),
                Math.toIntExact(json.number(ATTEST_EVERY_DAYS)));
    }
}
