package org.narrowgate.core.decision;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.narrowgate.core.identity.Candidate;

/**
 * A class of persons, by what their records hold: whoever has every mark named. A record that does not hold what a mark
 * asks for is in the class, for nobody leaves it by a gap.
 *
 * @param states two-letter codes, of any address on record; empty if no mark
 * @param bornFrom first birth date that is in it
 * @param bornBefore first birth date after it
 * @param numbersBeginning first digits by declared number, such as {@code tin} to {@code 9}; empty if no mark
 */
public record PersonClass(
        Set<String> states,
        Optional<LocalDate> bornFrom,
        Optional<LocalDate> bornBefore,
        Map<String, String> numbersBeginning) {
    public PersonClass {
        // Sorted, so that its text is the same in every run.
        states = Collections.unmodifiableSet(new TreeSet<>(states));
        numbersBeginning = Collections.unmodifiableMap(new TreeMap<>(numbersBeginning));
        if (states.isEmpty() && bornFrom.isEmpty() && bornBefore.isEmpty() && numbersBeginning.isEmpty()) {
            throw new IllegalArgumentException("a class of persons has a mark");
        }
    }

    /** Whether a record may be one of it. */
    public boolean has(Candidate person) {
        return isOfState(person) && isBorn(person) && numbersBegin(person);
    }

    private boolean isOfState(Candidate person) {
        return states.isEmpty()
                || person.addresses().isEmpty()
                || person.addresses().stream()
                        .map(held -> held.address().state())
                        .anyMatch(state -> state.isEmpty() || states.contains(state));
    }

    private boolean isBorn(Candidate person) {
        if (person.birthDay().isEmpty()) {
            return true;
        }
        long day = person.birthDay().getAsLong();
        return bornFrom.filter(from -> day < from.toEpochDay()).isEmpty()
                && bornBefore.filter(end -> day >= end.toEpochDay()).isEmpty();
    }

    private boolean numbersBegin(Candidate person) {
        return numbersBeginning.entrySet().stream()
                .allMatch(mark -> !person.numbers().containsKey(mark.getKey())
                        || person.numbers().get(mark.getKey()).startsWith(mark.getValue()));
    }
}
