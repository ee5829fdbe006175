package org.narrowgate.app.identity;

import java.util.Locale;

/** How plain matching compares names: letters alone, capitals. */
final class NameMatch {
    private NameMatch() {}

    static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetter(name.charAt(i))) {
                letters.append(name.charAt(i));
            }
        }
        return letters.toString().toUpperCase(Locale.ROOT);
    }

    /** The first four letters of a surname, the name control of the tax world. */
    static String control(String surname) {
        String letters = letters(surname);
        return letters.substring(0, Math.min(4, letters.length()));
    }

    /** A key of given name, surname and birth date. */
    static long key(String given, String surname, String birthDate) {
        long key = 0;
        String text = letters(given) + '|' + letters(surname) + '|' + birthDate;
        for (int i = 0; i < text.length(); i++) {
            key = (key ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            key ^= key >>> 29;
        }
        return key;
    }
}
