package org.narrowgate.core.person;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The words that the tables name, each made once; any other word is made where it is stated, and kept nowhere. */
final class Vocabulary {

    private final @Nullable Word[] places;
    /** The letters of the word at each place. */
    private final char[][] letters;

    Vocabulary(Collection<Word> words) {
        // A quarter full at most, so that a word that is not here is known not to be at the first look.
        places = new Word[Integer.highestOneBit(words.size() * 4 + 1) * 2];
        letters = new char[places.length][];
        for (Word word : words) {
            int place = place(word.text().hashCode());
            while (places[place] != null) {
                place = next(place);
            }
            places[place] = word;
            letters[place] = word.text().toCharArray();
        }
    }

    /** @param hash of the letters, as {@link String#hashCode()} makes it */
    Word of(char[] stated, int length, int hash) {
        int place = place(hash);
        Word word = places[place];
        while (word != null) {
            char[] listed = letters[place];
            if (Arrays.equals(listed, 0, listed.length, stated, 0, length)) {
                return word;
            }
            place = next(place);
            word = places[place];
        }
        return Word.unlisted(new String(stated, 0, length));
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 15)) & (places.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (places.length - 1);
    }
}
