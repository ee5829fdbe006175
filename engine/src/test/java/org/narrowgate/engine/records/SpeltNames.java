package org.narrowgate.engine.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.narrowgate.core.person.PersonName;

/** Invented people with names spelt in several ways among them, and how common each is, counted the slow way. */
record SpeltNames(InventedRecords records) {
    static SpeltNames beside(InventedRecords invented) {
        List<InventedRecords.Person> people = new ArrayList<>(invented.persons());
        InventedRecords.Person p = people.get(0);
        for (String family :
                List.of("García-López", "GARCIA LOPEZ", "garcia lopez", "García-López", "LNU", "LNU", " ")) {
            people.add(new InventedRecords.Person(
                    "odd" + people.size(), "Élan", "", family, "", "", p.birth(), p.sex(), "", p.tin()));
        }
        return new SpeltNames(new InventedRecords(people, invented.addresses(), invented.rows()));
    }

    NameCounts counted(int leastPersons) {
        return new NameCounts(
                counted(
                        InventedRecords.Person::family,
                        t -> PersonName.of("", "", t, "").family(),
                        leastPersons),
                counted(
                        InventedRecords.Person::given,
                        t -> PersonName.of(t, "", "", "").given(),
                        leastPersons));
    }

    /** A spelling that one person alone has is not read, and counts as a name that he has. */
    private NameCounts.Counted counted(
            Function<InventedRecords.Person, String> column, UnaryOperator<String> folding, int leastPersons) {
        Map<String, Long> spellings =
                records.persons().stream().collect(Collectors.groupingBy(column, Collectors.counting()));
        SortedMap<String, Long> counts = new TreeMap<>();
        long persons = 0;
        for (Map.Entry<String, Long> spelling : spellings.entrySet()) {
            String folded = folding.apply(spelling.getKey());
            persons += folded.isEmpty() ? 0 : spelling.getValue();
            if (spelling.getValue() > 1 && !folded.isEmpty()) {
                counts.merge(folded, spelling.getValue(), Long::sum);
            }
        }
        counts.values().removeIf(count -> count < leastPersons);
        return new NameCounts.Counted(persons, counts);
    }
}
