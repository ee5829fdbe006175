package org.narrowgate.core.person;

import java.util.Set;

/** A few words that hardly any word is one of, which the hash of a word nearly always tells. */
final class WordSet {

    private final Set<String> words;
    private final HashFilter hashes;

    private WordSet(Set<String> words) {
        this.words = words;
        this.hashes = new HashFilter(words);
    }

    static WordSet of(String... words) {
        return new WordSet(Set.of(words));
    }

    static WordSet of(Set<String> words) {
        return new WordSet(Set.copyOf(words));
    }

    boolean contains(String word) {
        return hashes.mayHold(word.hashCode()) && words.contains(word);
    }

    Set<String> all() {
        return words;
    }
}
