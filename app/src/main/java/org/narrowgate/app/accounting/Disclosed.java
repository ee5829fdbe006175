package org.narrowgate.app.accounting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.narrowgate.engine.seal.DisclosedRow;

/**
 * What one sealed release disclosed, as far as it is counted.
 *
 * @param instances rows of which something went
 * @param persons keys of the records concerned; never printed
 */
record Disclosed(Heading heading, long instances, Set<String> persons) {
    Disclosed {
        persons = Set.copyOf(persons);
    }

    static Disclosed of(AccountedRelease release) {
        Set<String> persons = new HashSet<>();
        for (DisclosedRow row : release.account().disclosed()) {
            persons.add(row.record());
        }
        return new Disclosed(release.heading(), release.account().disclosed().size(), persons);
    }

    /** How many they are over all of these; one who is in several counts once. */
    static long persons(List<Disclosed> releases) {
        Set<String> persons = new HashSet<>();
        releases.forEach(release -> persons.addAll(release.persons));
        return persons.size();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return heading + ": " + instances;
    }
}
