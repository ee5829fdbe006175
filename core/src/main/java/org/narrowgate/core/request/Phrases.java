package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The phrases of a pack's vocabularies, found in prose by the hash of their first word. */
final class Phrases {
    private static final int PLACES = 1024;

    private final Phrase[][] table;

    private record Phrase(String vocabulary, String words) {}

    private Phrases(Phrase[][] table) {
        this.table = table;
    }

    static Phrases of(Map<String, List<String>> vocabularies) {
        List<List<Phrase>> table = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            table.add(new ArrayList<>(0));
        }
        new LinkedHashMap<>(vocabularies).forEach((vocabulary, listed) -> {
            for (String phrase : listed) {
                Words words = Words.of(phrase);
                if (words.isEmpty()) {
                    throw new IllegalArgumentException("vocabulary `" + vocabulary + "` holds a phrase without words");
                }
                table.get(place(words.at(0).hashCode())).add(new Phrase(vocabulary, words.text()));
            }
        });
        return new Phrases(
                table.stream().map(begun -> begun.toArray(Phrase[]::new)).toArray(Phrase[][]::new));
    }

    /** Names of the vocabularies of which the text holds a phrase. */
    Set<String> spokenIn(Words words) {
        Set<String> spoken = Set.of();
        WordPlaces places = words.places();
        for (int i = 0; i < places.count(); i++) {
            for (Phrase phrase : table[place(places.hash(i))]) {
                if (words.holdsAt(places.from(i), phrase.words()) && !spoken.contains(phrase.vocabulary())) {
                    spoken = with(spoken, phrase.vocabulary());
                }
            }
        }
        return spoken;
    }

    /** In the order of their names; most prose speaks one of them alone. */
    private static Set<String> with(Set<String> spoken, String vocabulary) {
        if (spoken.isEmpty()) {
            return Set.of(vocabulary);
        }
        Set<String> more = new TreeSet<>(spoken);
        more.add(vocabulary);
        return more;
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 15)) & (PLACES - 1);
    }
}
