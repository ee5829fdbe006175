package org.narrowgate.engine.order;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.narrowgate.core.decision.PersonClass;

/** A class of persons as an order writes it: {@code state=CA,NV; born-from=2008-06-01; born-before=...; begins=tin:9}. */
public final class ClassMarks {
    /** What an error adds. */
    public static final String FORM = "write marks with `;` between, each of `state=CA,NV`, `born-from=2008-06-01`,"
            + " `born-before=2008-06-01`, `begins=tin:9`; whoever has all of them is meant";

    private ClassMarks() {}

    /** The class that is meant; empty if the text is none. */
    public static Optional<PersonClass> read(String text) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (String mark : text.split(";", -1)) {
            String[] parts = mark.strip().split("=", -1);
            if (parts.length != 2 || parts[1].isBlank() || marks.put(parts[0], parts[1].strip()) != null) {
                return Optional.empty();
            }
        }
        if (!Set.of("state", "born-from", "born-before", "begins").containsAll(marks.keySet())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PersonClass(
                    states(marks.getOrDefault("state", "")),
                    Optional.ofNullable(marks.get("born-from")).map(LocalDate::parse),
                    Optional.ofNullable(marks.get("born-before")).map(LocalDate::parse),
                    numbers(marks.getOrDefault("begins", ""))));
        } catch (DateTimeException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Set<String> states(String text) {
        Set<String> states = new TreeSet<>();
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .forEach(states::add);
        if (!states.stream().allMatch(state -> state.matches("[A-Z]{2}"))) {
            throw new IllegalArgumentException("a state has two capital letters");
        }
        return states;
    }

    private static Map<String, String> numbers(String text) {
        Map<String, String> numbers = new TreeMap<>();
        if (!text.isEmpty()) {
            String[] parts = text.split(":", -1);
            if (parts.length != 2 || !parts[0].matches("[a-z_]+") || !parts[1].matches("[0-9]+")) {
                throw new IllegalArgumentException("a number is named, and how it begins");
            }
            numbers.put(parts[0], parts[1]);
        }
        return numbers;
    }
}
