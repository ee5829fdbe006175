package org.narrowgate.core.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Letters that travel documents write with two Latin ones (ICAO Doc 9303, part 3, section 6): {@code MÜLLER} is
 * {@code MULLER} and {@code MUELLER}. Only a letter that one side really wrote is spelled out; between two names in
 * plain letters, MULLER and MUELLER, nothing is guessed. Names in other scripts equal only names in the same script.
 */
final class Transliteration {

    private static final Map<Character, String> SPELLED =
            Map.of('Ä', "AE", 'Ö', "OE", 'Ü', "UE", 'Å', "AA", 'Ø', "OE", 'Ñ', "NXX");

    private Transliteration() {}

    /** Whether one name, its letters spelled out, is the other as it was folded. */
    static boolean isSame(String one, String oneRaw, String other, String otherRaw) {
        return isSpelledOut(oneRaw, other) || isSpelledOut(otherRaw, one);
    }

    private static boolean isSpelledOut(String raw, String folded) {
        if (Folding.isAscii(raw)) {
            return false;
        }
        String composed = Normalizer.normalize(raw, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        StringBuilder spelled = new StringBuilder(composed.length() + 4);
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            String letters = SPELLED.get(c);
            if (letters == null) {
                spelled.append(c);
            } else {
                spelled.append(letters);
            }
        }
        return NameWords.joined(NameWords.of(spelled.toString())).equals(folded);
    }
}
