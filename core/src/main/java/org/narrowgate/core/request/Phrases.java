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

    private final List<List<Phrase>> table;

    private record Phrase(String vocabulary, String words) {}

    private Phrases(List<List<Phrase>> table) {
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
        return new Phrases(table.stream().map(List::copyOf).toList());
    }

    /** Names of the vocabularies of which the text holds a phrase. */
    Set<String> spokenIn(Words words) {
        Set<String> spoken = Set.of();
        String text = words.text();
        int from = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != ' ') {
                hash = 31 * hash + text.charAt(i);
                continue;
            }
            List<Phrase> begun = table.get(place(hash));
            for (int at = 0; at < begun.size(); at++) {
                Phrase phrase = begun.get(at);
                if (words.holdsAt(from, phrase.words())) {
                    spoken = spoken.isEmpty() ? new TreeSet<>() : spoken;
                    spoken.add(phrase.vocabulary());
                }
            }
            from = i + 1;
            hash = 0;
        }
        return spoken;
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 15)) & (PLACES - 1);
    }
}
