package org.narrowgate.core.person;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Upper case without diacritics, digits of every script as ASCII ones: two spellings of one word are one string. */
public final class Folding {

    private static final String[] MINUTES = {
        "½", " 1/2", "¼", " 1/4", "¾", " 3/4", "⅓", " 1/3", "⅔", " 2/3", "⅛", " 1/8", "º", "", "ª", "", "№", "#"
    };

    private Folding() {}

    /** Null is the empty string: absence has one form. */
    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    public static String upper(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return upperUnicode(text);
            }
            plain &= c < 'a' || c > 'z';
        }
        return plain ? text : upperAscii(text);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Every cell of every row passes here, and most are plain ASCII: no table of characters is asked for them. */
    private static String upperAscii(String text) {
        byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < letters.length; i++) {
            byte letter = letters[i];
            letters[i] = letter >= 'a' && letter <= 'z' ? (byte) (letter - 'a' + 'A') : letter;
        }
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private static String upperUnicode(String text) {
        String spelled = text;
        for (int i = 0; i < MINUTES.length; i += 2) {
            spelled = spelled.replace(MINUTES[i], MINUTES[i + 1]);
        }
        String decomposed = Normalizer.normalize(spelled, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> appendFolded(folded, c));
        return folded.toString();
    }

    /** Letters that Unicode does not decompose, and marks that print like ASCII ones. */
    private static void appendFolded(StringBuilder folded, int c) {
        switch (c) {
            case 'Ø' -> folded.append('O');
            case 'Ł' -> folded.append('L');
            case 'Đ', 'Ð' -> folded.append('D');
            case 'Æ' -> folded.append("AE");
            case 'Œ' -> folded.append("OE");
            case 'Þ' -> folded.append("TH");
            case 'ı', 'İ' -> folded.append('I');
            case 0x2018, 0x2019, 0x02BC, 0x00B4, '`' -> folded.append('\'');
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212 -> folded.append('-');
            case 0x2044 -> folded.append('/');
            default -> appendUnlessMark(folded, c);
        }
    }

    private static void appendUnlessMark(StringBuilder folded, int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK) {
            return;
        }
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            folded.append((char) ('0' + Character.digit(c, 10)));
        } else if (Character.isSpaceChar(c)) {
            folded.append(' ');
        } else {
            folded.appendCodePoint(c);
        }
    }
}
