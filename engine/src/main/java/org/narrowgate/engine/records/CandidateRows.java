package org.narrowgate.engine.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;

/**
 * Makes candidates of the texts that a store of records gave for one row of a request, so that every store makes the
 * same ones: everything is sorted by content, and what is on record twice in every particular counts once.
 *
 * @param persons where a person's texts stand
 * @param constantProvenance who furnished every address; empty if each says so itself
 * @param parser takes the addresses apart
 */
public record CandidateRows(
        PersonPlaces persons, String constantProvenance, Function<StatedAddress, PostalAddress> parser) {
    /** Places in an address row; the first is the person's key. */
    static final int LINE = 1;

    static final int CITY = 2;
    static final int STATE = 3;
    static final int ZIP = 4;
    static final int COUNTRY = 5;
    static final int FIRST_YEAR = 6;
    static final int LAST_YEAR = 7;
    static final int PROVENANCE = 8;

    /** The last year of an address that is still held. */
    private static final int STILL_HELD = 9999;

    private static final Comparator<String[]> BY_CONTENT = Arrays::compare;

    /**
     * Places in a person's row; the first is the key.
     *
     * @param numbers of each identity number
     * @param names of each form's given, middle and family name and suffix; -1 where the form has no column
     * @param sex -1 if there is no column
     * @param death -1 if there is no column
     */
    public record PersonPlaces(Map<NumberRule, Integer> numbers, List<int[]> names, int birth, int sex, int death) {}

    /**
     * The candidates of one row.
     *
     * @param found a row of texts for each person; sorted here
     * @param held a row of texts for each address of any of them; sorted here
     */
    public List<Candidate> candidates(List<String[]> found, List<String[]> held) {
        Map<String, List<HeldAddress>> byKey = new HashMap<>();
        for (String[] address : distinct(held)) {
            byKey.computeIfAbsent(address[0], k -> new ArrayList<>()).add(address(address));
        }
        List<Candidate> candidates = new ArrayList<>(found.size());
        for (String[] person : distinct(found)) {
            candidates.add(candidate(person, byKey.getOrDefault(person[0], List.of())));
        }
        return candidates;
    }

    private static List<String[]> distinct(List<String[]> rows) {
        if (rows.size() < 2) {
            return rows;
        }
        List<String[]> all = new ArrayList<>(rows);
        all.sort(BY_CONTENT);
        for (int i = all.size() - 1; i > 0; i--) {
            if (Arrays.equals(all.get(i), all.get(i - 1))) {
                all.remove(i);
            }
        }
        return all;
    }

    private HeldAddress address(String[] row) {
        StatedAddress stated = new StatedAddress(row[LINE], row[CITY], row[STATE], row[ZIP], row[COUNTRY]);
        String lastYear = row[LAST_YEAR];
        return new HeldAddress(
                parser.apply(stated),
                stated,
                Integer.parseInt(row[FIRST_YEAR]),
                lastYear.isEmpty() ? STILL_HELD : Integer.parseInt(lastYear),
                constantProvenance.isEmpty() ? row[PROVENANCE] : constantProvenance);
    }

    private Candidate candidate(String[] row, List<HeldAddress> held) {
        Map<String, String> numbers = new HashMap<>();
        persons.numbers().forEach((rule, place) -> {
            IdentityNumber number = IdentityNumber.parse(row[place], rule);
            if (number.isValid()) {
                numbers.put(rule.name(), number.canonical());
            }
        });
        return new Candidate(
                row[0],
                numbers,
                names(row),
                day(row[persons.birth()]),
                persons.sex() < 0 ? "" : row[persons.sex()],
                persons.death() < 0 ? OptionalLong.empty() : day(row[persons.death()]),
                held);
    }

    private List<PersonName> names(String[] row) {
        List<PersonName> names = new ArrayList<>(persons.names().size());
        int[] first = persons.names().get(0);
        for (int[] form : persons.names()) {
            boolean own = form == first;
            String[] parts = new String[form.length];
            for (int i = 0; i < form.length; i++) {
                String part = form[i] < 0 ? "" : row[form[i]];
                own |= !part.isBlank();
                parts[i] = part.isBlank() && first[i] >= 0 ? row[first[i]] : part;
            }
            if (own) {
                names.add(PersonName.of(parts[0], parts[1], parts[2], parts[3]));
            }
        }
        return names;
    }

    /** Epoch day of a date as ISO 8601 text; empty unless it is one. */
    static OptionalLong day(String text) {
        StatedDate date = StatedDate.parse(text);
        return date.isStated() ? OptionalLong.of(date.epochDay()) : OptionalLong.empty();
    }
}
