package org.narrowgate.engine.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.narrowgate.core.person.AddressTables;
import org.narrowgate.core.person.Folding;

/**
 * The State of an address as it was stated: the State's own cell, else the ZIP if its first three digits lie in one
 * State, else the end of an address given as one text. For counts only; whether an address will do is not said here.
 */
final class StatedState {
    private static final int LETTERS = 26;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byZip3 = new HashMap<>();

    StatedState(AddressTables tables) {
        tables.states().forEach((name, code) -> {
            byName.put(Folding.upper(name), number(code));
            byName.put(code, number(code));
        });
        for (Map.Entry<String, Set<String>> zip : tables.zip3States().entrySet()) {
            if (zip.getValue().size() == 1) {
                byZip3.put(zip.getKey(), number(zip.getValue().iterator().next()));
            }
        }
    }

    int of(String state, String zip, String free) {
        String named = Folding.upper(state).strip();
        if (!named.isEmpty()) {
            Integer known = byName.get(named);
            return known == null ? ofZip(zip, Axis.UNREADABLE) : known;
        }
        if (!zip.isBlank()) {
            return ofZip(zip, Axis.UNREADABLE);
        }
        return free.isBlank() ? Axis.NOT_STATED : ofText(Folding.upper(free).strip());
    }

    private int ofZip(String zip, int otherwise) {
        String digits = zip.strip();
        return digits.length() < 5 ? otherwise : byZip3.getOrDefault(digits.substring(0, 3), otherwise);
    }

    /** Ends {@code ... CITY ST 12345}, with or without the ZIP. */
    private int ofText(String text) {
        String[] words = text.split("[\\s,]+", -1);
        int last = words.length - 1;
        String zip = last >= 0 && words[last].matches("\\d{5}(-\\d{4})?") ? words[last--] : "";
        Integer named = last >= 0 ? byName.get(words[last]) : null;
        return named == null ? ofZip(zip, Axis.UNREADABLE) : named;
    }

    private static int number(String code) {
        return (code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A';
    }

    static String code(int number) {
        return String.valueOf((char) ('A' + number / LETTERS)) + (char) ('A' + number % LETTERS);
    }
}
