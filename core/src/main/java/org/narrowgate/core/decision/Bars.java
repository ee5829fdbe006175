package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.narrowgate.core.identity.Candidate;

/**
 * The bars in force on the day of decision.
 *
 * @param onRun those that cover every row of the run and are not public; a public one is a header fact
 * @param onNumbers by declared number and digits, e.g. {@code tin} to number to bars
 * @param onPersons by the custodian's person key
 */
public record Bars(List<Bar> onRun, Map<String, Map<String, List<Bar>>> onNumbers, Map<String, List<Bar>> onPersons) {
    public static Bars none() {
        return new Bars(List.of(), Map.of(), Map.of());
    }

    /** Which bar reaches whom: the whole run, a number or a person. */
    public record Reach(Bar bar, String number, String value) {}

    /** Every bar with each one that it reaches, to be compared with those of another day. */
    public Set<Reach> reaches() {
        Set<Reach> reaches = new HashSet<>();
        onRun.forEach(bar -> reaches.add(new Reach(bar, "", "")));
        onPersons.forEach((person, bars) -> bars.forEach(bar -> reaches.add(new Reach(bar, "", person))));
        onNumbers.forEach((number, byValue) ->
                byValue.forEach((value, bars) -> bars.forEach(bar -> reaches.add(new Reach(bar, number, value)))));
        return reaches;
    }

    /** Every bar that names this record, by its key or any number it holds, or that covers the whole run. */
    public List<Bar> on(Candidate person) {
        List<Bar> all = new ArrayList<>(onRun);
        all.addAll(onPersons.getOrDefault(person.personKey(), List.of()));
        person.numbers()
                .forEach((name, digits) ->
                        all.addAll(onNumbers.getOrDefault(name, Map.of()).getOrDefault(digits, List.of())));
        return all;
    }
}
