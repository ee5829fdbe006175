package org.narrowgate.core.request;

import java.time.LocalDate;
import java.util.List;

/**
 * Whether prose names a day, in the spellings usual in the United States and in ISO 8601: {@code 2023-05-14},
 * {@code 20230514}, {@code 5/14/2023}, {@code 05-14-23}, {@code May 14th, 2023}, {@code 14 May 2023}, {@code the 14th
 * of May 2023}; day before month in digits only where it cannot be read the other way.
 */
final class DateMention {
    private static final List<String> MONTHS = List.of(
            "JANUARY",
            "FEBRUARY",
            "MARCH",
            "APRIL",
            "MAY",
            "JUNE",
            "JULY",
            "AUGUST",
            "SEPTEMBER",
            "OCTOBER",
            "NOVEMBER",
            "DECEMBER");

    private DateMention() {}

    static boolean in(Words words, long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        String text = words.text();
        // Every spelling ends its year with these two figures: most prose is not read any further.
        if (!text.contains(twoFigures(day.getYear() % 100))) {
            return false;
        }
        char month = MONTHS.get(day.getMonthValue() - 1).charAt(0);
        for (int from = 0; from < text.length(); from = words.end(from) + 1) {
            char first = text.charAt(from);
            // Most words are neither a number nor a month, and prose is long.
            if ((isDigit(first) || first == month) && startsAt(words, from, day)) {
                return true;
            }
        }
        return false;
    }

    private static String twoFigures(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** {@code 20230514}. */
    private static boolean isCompact(String word, LocalDate day) {
        return word.length() == 8
                && isDigit(word.charAt(0))
                && word.equals(day.toString().replace("-", ""));
    }

    /** Whether all its words could be parts of a date in some spelling. */
    static boolean isDateLike(Words words) {
        for (String word : words.list()) {
            boolean month = word.length() >= 3 && MONTHS.stream().anyMatch(m -> m.startsWith(word));
            boolean number = Character.isDigit(word.charAt(0));
            if (!month && !number) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsAt(Words words, int from, LocalDate day) {
        String first = words.at(from);
        if (isCompact(first, day)) {
            return true;
        }
        int secondAt = from + first.length() + 1;
        boolean possible = isYear(first, day) || isMonth(first, day) || isDay(first, day);
        if (!possible || secondAt >= words.text().length()) {
            return false;
        }
        String second = words.at(secondAt);
        int thirdAt = secondAt + second.length() + 1;
        return thirdAt < words.text().length() && isDate(words, first, second, thirdAt, day);
    }

    private static boolean isDate(Words words, String first, String second, int thirdAt, LocalDate day) {
        String third = words.at(thirdAt);
        if (isYear(first, day)) {
            return isMonth(second, day) && isDay(third, day);
        }
        if (isMonth(first, day) && isDay(second, day)) {
            return isYear(third, day) || (isNumber(first) && isShortYear(third, day));
        }
        if (isDay(first, day)) {
            if (isOfOrDay(second)) {
                return dayOf(words, thirdAt, day);
            }
            boolean unmistakable = !isNumber(second) || day.getDayOfMonth() > 12;
            return unmistakable && isMonth(second, day) && isYear(third, day);
        }
        return false;
    }

    /** {@code 14th of May 2023}, {@code 14th day of May, 2023}. */
    private static boolean dayOf(Words words, int from, LocalDate day) {
        int length = words.text().length();
        int at = from;
        while (at < length && isOfOrDay(words.at(at))) {
            at = words.end(at) + 1;
        }
        int yearAt = at < length ? words.end(at) + 1 : length;
        return yearAt < length && isNamedMonth(words.at(at), day) && isYear(words.at(yearAt), day);
    }

    private static boolean isOfOrDay(String word) {
        return word.equals("OF") || word.equals("DAY");
    }

    private static boolean isYear(String word, LocalDate day) {
        return word.length() == 4 && numberOf(word) == day.getYear();
    }

    private static boolean isShortYear(String word, LocalDate day) {
        return word.length() == 2 && numberOf(word) == day.getYear() % 100;
    }

    private static boolean isMonth(String word, LocalDate day) {
        return isNamedMonth(word, day) || (word.length() <= 2 && numberOf(word) == day.getMonthValue());
    }

    private static boolean isNamedMonth(String word, LocalDate day) {
        String month = MONTHS.get(day.getMonthValue() - 1);
        return word.length() >= 3 && (word.equals(month) || (word.length() <= 4 && month.startsWith(word)));
    }

    private static boolean isDay(String word, LocalDate day) {
        if (!isDigit(word.charAt(0))) {
            return false;
        }
        String digits = word;
        if (word.length() > 2) {
            String ending = word.substring(word.length() - 2);
            if (!List.of("ST", "ND", "RD", "TH").contains(ending)) {
                return false;
            }
            digits = word.substring(0, word.length() - 2);
        }
        return digits.length() <= 2 && numberOf(digits) == day.getDayOfMonth();
    }

    private static boolean isNumber(String word) {
        return numberOf(word) >= 0;
    }

    /** -1 if it is none. */
    private static int numberOf(String word) {
        if (word.isEmpty() || word.length() > 4) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
