package org.narrowgate.app.trials;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Slips that people and machines make in one text; a text that has no room for the slip comes back as it was. */
final class Slips {
    /** Neighbours on a keyboard, by letter. */
    private static final Map<Character, String> KEYS = Map.ofEntries(
            Map.entry('a', "qwsz"),
            Map.entry('b', "vghn"),
            Map.entry('c', "xdfv"),
            Map.entry('d', "serfcx"),
            Map.entry('e', "wsdr"),
            Map.entry('f', "drtgvc"),
            Map.entry('g', "ftyhbv"),
            Map.entry('h', "gyujnb"),
            Map.entry('i', "ujko"),
            Map.entry('j', "huikmn"),
            Map.entry('k', "jiolm"),
            Map.entry('l', "kop"),
            Map.entry('m', "njk"),
            Map.entry('n', "bhjm"),
            Map.entry('o', "iklp"),
            Map.entry('p', "ol"),
            Map.entry('q', "wa"),
            Map.entry('r', "edft"),
            Map.entry('s', "awedxz"),
            Map.entry('t', "rfgy"),
            Map.entry('u', "yhji"),
            Map.entry('v', "cfgb"),
            Map.entry('w', "qase"),
            Map.entry('x', "zsdc"),
            Map.entry('y', "tghu"),
            Map.entry('z', "asx"));

    /** What a reading machine takes for what. */
    private static final List<List<String>> OCR = List.of(
            List.of("rn", "m"),
            List.of("m", "rn"),
            List.of("l", "I"),
            List.of("o", "0"),
            List.of("cl", "d"),
            List.of("i", "l"),
            List.of("vv", "w"),
            List.of("s", "5"),
            List.of("e", "c"),
            List.of("h", "b"));

    /** Spellings that sound alike. */
    private static final List<List<String>> SOUNDS = List.of(
            List.of("ph", "f"),
            List.of("ck", "k"),
            List.of("ie", "y"),
            List.of("y", "ie"),
            List.of("ea", "ee"),
            List.of("c", "k"),
            List.of("s", "z"),
            List.of("mann", "man"),
            List.of("er", "ar"),
            List.of("th", "t"),
            List.of("ll", "l"),
            List.of("tt", "t"),
            List.of("nn", "n"),
            List.of("n", "nn"),
            List.of("e", "a"));

    private Slips() {}

    /** A wrong key, a key too few, a key twice, or two in the wrong order. */
    static String keyboard(String text, SplittableRandom random) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(1, text.length());
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        char c = text.charAt(at);
        return switch (random.nextInt(4)) {
            case 0 -> {
                String keys = KEYS.getOrDefault(Character.toLowerCase(c), "e");
                yield before + keys.charAt(random.nextInt(keys.length())) + after;
            }
            case 1 -> before + after;
            case 2 -> before + c + c + after;
            default -> text.substring(0, at - 1) + c + text.charAt(at - 1) + after;
        };
    }

    static String ocr(String text, SplittableRandom random) {
        return replaced(text, OCR, random);
    }

    static String phonetic(String text, SplittableRandom random) {
        return replaced(text, SOUNDS, random);
    }

    private static String replaced(String text, List<List<String>> pairs, SplittableRandom random) {
        int first = random.nextInt(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            List<String> pair = pairs.get((first + i) % pairs.size());
            int at = text.indexOf(pair.get(0), 1);
            if (at > 0) {
                return text.substring(0, at)
                        + pair.get(1)
                        + text.substring(at + pair.get(0).length());
            }
        }
        return text;
    }

    /** Another digit at one place. */
    static String wrongDigit(String digits, SplittableRandom random) {
        int at = random.nextInt(digits.length());
        char other = (char) ('0' + (digits.charAt(at) - '0' + random.nextInt(1, 10)) % 10);
        return digits.substring(0, at) + other + digits.substring(at + 1);
    }

    /** Two neighbours that differ change places. */
    static String transposed(String digits, SplittableRandom random) {
        int first = random.nextInt(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            int at = (first + i) % digits.length();
            if (at + 1 < digits.length() && digits.charAt(at) != digits.charAt(at + 1)) {
                return digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2);
            }
        }
        return digits;
    }

    /** A day of the calendar that looks like this one: another digit in day, month or year, or two exchanged. */
    static String otherDate(String iso, boolean exchange, SplittableRandom random) {
        int from = random.nextInt(3) == 0 ? 2 : random.nextBoolean() ? 5 : 8;
        String part = iso.substring(from, from + 2);
        String changed = exchange ? transposed(part, random) : wrongDigit(part, random);
        String date = iso.substring(0, from) + changed + iso.substring(from + 2);
        return isDate(date) ? date : iso;
    }

    /** Day and month exchanged, where that is a date. */
    static String dayForMonth(String iso) {
        String date = iso.substring(0, 5) + iso.substring(8) + "-" + iso.substring(5, 7);
        return isDate(date) ? date : iso;
    }

    private static boolean isDate(String iso) {
        int month = Integer.parseInt(iso, 5, 7, 10);
        int day = Integer.parseInt(iso, 8, 10, 10);
        return month >= 1 && month <= 12 && day >= 1 && day <= 28;
    }
}
