package org.narrowgate.core.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of places that are nobody's home, recognised by name or by address however either is written. */
final class KnownPlaces {

    private final Map<String, List<AddressTokens>> names = new HashMap<>();
    private final Set<String> wholeNames = new HashSet<>();
    private final Set<String> firstWords = new HashSet<>();
    /** By house number. */
    private final Map<String, List<PostalAddress>> addresses = new HashMap<>();

    private final Set<String> lines = new HashSet<>();

    /** A name fills the line, or, if it has words enough to be told from others, stands within it, in full and without and within what stands in brackets; one word alone is too little. */
    void addName(AddressTokens words) {
        if (words.isEmpty()) {
            return;
        }
        firstWords.add(words.at(0));
        wholeNames.add(words.joined(0, words.size(), " "));
        index(words);
        for (int from = 0; from < words.size(); from = words.segmentEnd(from)) {
            index(words.slice(from, words.segmentEnd(from)));
        }
    }

    private void index(AddressTokens words) {
        boolean telling =
                words.size() >= 2 && !(words.size() == 2 && words.at(1).equals("COUNTY"));
        if (telling) {
            names.computeIfAbsent(words.at(0), first -> new ArrayList<>(1)).add(words);
        }
    }

    void addAddress(PostalAddress place, AddressTokens line) {
        if (place.number().isEmpty()) {
            lines.add(line.joined(0, line.size(), " ") + "|" + place.zip5());
            lines.add(line.joined(0, line.size(), " ") + "|" + place.cityKey() + "|" + place.state());
            return;
        }
        addresses.computeIfAbsent(place.number(), number -> new ArrayList<>(1)).add(place);
    }

    boolean isName(AddressTokens line) {
        return !AddressTokens.startsWithDigit(line.at(0))
                && firstWords.contains(line.at(0))
                && wholeNames.contains(line.joined(0, line.size(), " "));
    }

    boolean namedIn(AddressTokens line) {
        for (int i = 0; i < line.size(); i++) {
            List<AddressTokens> starting = names.get(line.at(i));
            if (starting != null && anyAt(line, i, starting)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyAt(AddressTokens line, int at, List<AddressTokens> starting) {
        for (AddressTokens name : starting) {
            int word = 1;
            while (word < name.size() && name.at(word).equals(line.at(at + word))) {
                word++;
            }
            if (word == name.size()) {
                return true;
            }
        }
        return false;
    }

    /** Another unit of the same house is the same place unless the list names a unit of its own. */
    boolean isAt(PostalAddress address, AddressTokens line) {
        if (address.number().isEmpty()) {
            return !lines.isEmpty() && !line.isEmpty() && isLine(address, line.joined(0, line.size(), " "));
        }
        return !addresses.isEmpty() && anyHouse(address);
    }

    private boolean isLine(PostalAddress address, String line) {
        return lines.contains(line + "|" + address.zip5())
                || lines.contains(line + "|" + address.cityKey() + "|" + address.state());
    }

    private boolean anyHouse(PostalAddress address) {
        for (PostalAddress place : addresses.getOrDefault(address.number(), List.of())) {
            boolean sameStreet = place.streetKey().equals(address.streetKey());
            boolean otherUnit = !place.unitId().isEmpty()
                    && !address.unitId().isEmpty()
                    && !place.unitId().equals(address.unitId());
            if (sameStreet
                    && !otherUnit
                    && isSamePlace(place, address)
                    && AddressComparison.mayBeSameHouse(place, address)) {
                return true;
            }
        }
        return false;
    }

    /** By ZIP, or by city and State: a list may have one of them wrong, and has once. */
    private static boolean isSamePlace(PostalAddress place, PostalAddress address) {
        boolean zip = !place.zip5().isEmpty() && place.zip5().equals(address.zip5());
        return zip
                || (place.cityKey().equals(address.cityKey()) && place.state().equals(address.state()));
    }
}
