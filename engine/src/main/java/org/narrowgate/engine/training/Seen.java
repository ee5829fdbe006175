package org.narrowgate.engine.training;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.engine.replay.LookedUpRows;

/**
 * A row that was looked up.
 *
 * @param record whom the rules identify without a second lock; empty if nobody
 * @param candidates every record found for it
 */
record Seen(StatedPerson stated, Optional<Candidate> record, List<Candidate> candidates) {
    static Seen of(LookedUpRows.Row row, Identifier rules) {
        return new Seen(
                row.stated(), rules.identify(row.stated(), row.candidates()).candidate(), row.candidates());
    }

    /**
     * Whether a record is certainly of somebody else than this row's person: he is identified, and the record has another
     * key and none of his numbers.
     */
    boolean isOfAnother(Candidate other) {
        if (record.isEmpty() || record.get().personKey().equals(other.personKey())) {
            return false;
        }
        boolean stated = this.stated.numbers().values().stream()
                .filter(IdentityNumber::isValid)
                .anyMatch(number -> number.canonical().equals(other.numbers().get(number.name())));
        boolean held = record.get().numbers().entrySet().stream()
                .anyMatch(number ->
                        Objects.equals(number.getValue(), other.numbers().get(number.getKey())));
        return !stated && !held;
    }
}
