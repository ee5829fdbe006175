package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.narrowgate.core.identity.Candidate;

/**
 * The bars in force on the day of decision.
 *
 * @param onRun those that cover every row of the run and are not public; a public one is a header fact
 * @param onNumbers by declared number and digits, e.g. {@code tin} to number to bars
 * @param onPersons by the custodian's person key
 * @param onClasses by a class of persons
 */
public record Bars(
        List<Bar> onRun,
        Map<String, Map<String, List<Bar>>> onNumbers,
        Map<String, List<Bar>> onPersons,
        Map<PersonClass, List<Bar>> onClasses) {
    /** Without any on a class. */
    public Bars(List<Bar> onRun, Map<String, Map<String, List<Bar>>> onNumbers, Map<String, List<Bar>> onPersons) {
        this(onRun, onNumbers, onPersons, Map.of());
    }

    public static Bars none() {
        return new Bars(List.of(), Map.of(), Map.of());
    }

    /** These and others. */
    public Bars and(Bars more) {
        Map<String, Map<String, List<Bar>>> numbers = new HashMap<>(onNumbers);
        more.onNumbers.forEach((name, byValue) -> numbers.merge(name, byValue, (these, those) -> joined(these, those)));
        return new Bars(
                Stream.concat(onRun.stream(), more.onRun.stream()).toList(),
                numbers,
                joined(onPersons, more.onPersons),
                joined(onClasses, more.onClasses));
    }

    private static <K> Map<K, List<Bar>> joined(Map<K, List<Bar>> these, Map<K, List<Bar>> those) {
        Map<K, List<Bar>> all = new HashMap<>(these);
        those.forEach((key, bars) -> all.merge(key, bars, (one, other) -> Stream.concat(one.stream(), other.stream())
                .toList()));
        return all;
    }

    /** Which bar reaches whom: the whole run, a number or a person. */
    public record Reach(Bar bar, String number, String value) {}

    /** Every bar with each one that it reaches, to be compared with those of another day. */
    public Set<Reach> reaches() {
        Set<Reach> reaches = new HashSet<>();
        onRun.forEach(bar -> reaches.add(new Reach(bar, "", "")));
        onPersons.forEach((person, bars) -> bars.forEach(bar -> reaches.add(new Reach(bar, "", person))));
        onClasses.forEach((who, bars) -> bars.forEach(bar -> reaches.add(new Reach(bar, "class", who.toString()))));
        onNumbers.forEach((number, byValue) ->
                byValue.forEach((value, bars) -> bars.forEach(bar -> reaches.add(new Reach(bar, number, value)))));
        return reaches;
    }

    /** Every bar that names this record, by its key, any number it holds or its class, or that covers the whole run. */
    public List<Bar> on(Candidate person) {
        List<Bar> all = new ArrayList<>(onRun);
        all.addAll(onPersons.getOrDefault(person.personKey(), List.of()));
        onClasses.forEach((who, bars) -> {
            if (who.has(person)) {
                all.addAll(bars);
            }
        });
        person.numbers()
                .forEach((name, digits) ->
                        all.addAll(onNumbers.getOrDefault(name, Map.of()).getOrDefault(digits, List.of())));
        return all;
    }
}
