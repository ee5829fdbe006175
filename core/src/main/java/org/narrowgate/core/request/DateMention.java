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

    private final Words words;
    private final String text;
    private final int year;
    private final int month;
    private final int day;

    private DateMention(Words words, LocalDate date) {
        this.words = words;
        this.text = words.text();
        this.year = date.getYear();
        this.month = date.getMonthValue();
        this.day = date.getDayOfMonth();
    }

    static boolean in(Words words, long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        // Every spelling ends its year with these two figures: most prose is not read any further.
        return words.text().contains(twoFigures(date.getYear() % 100)) && new DateMention(words, date).isMade();
    }

    private boolean isMade() {
        char initial = MONTHS.get(month - 1).charAt(0);
        WordPlaces places = words.places();
        for (int i = 0; i < places.count(); i++) {
            char first = text.charAt(places.from(i));
            // Most words are neither a number nor a month, and prose is long.
            if ((isDigit(first) || first == initial) && startsAt(places.from(i), places.to(i))) {
                return true;
            }
        }
        return false;
    }

    private static String twoFigures(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
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

    private boolean startsAt(int from, int to) {
        if (isCompact(from, to)) {
            return true;
        }
        boolean possible = isYear(from, to) || isMonth(from, to) || isDay(from, to);
        if (!possible || to == text.length()) {
            return false;
        }
        int second = words.end(to + 1);
        return second < text.length() && isDate(from, to, second, words.end(second + 1));
    }

    /** @param from where the first word begins; the others are where it and the two behind it end */
    private boolean isDate(int from, int first, int second, int third) {
        if (isYear(from, first)) {
            return isMonth(first + 1, second) && isDay(second + 1, third);
        }
        if (isMonth(from, first) && isDay(first + 1, second)) {
            return isYear(second + 1, third) || (isNumber(from, first) && isShortYear(second + 1, third));
        }
        if (isDay(from, first)) {
            if (isOfOrDay(first + 1, second)) {
                return dayOf(second + 1);
            }
            boolean unmistakable = !isNumber(first + 1, second) || day > 12;
            return unmistakable && isMonth(first + 1, second) && isYear(second + 1, third);
        }
        return false;
    }

    /** {@code 14th of May 2023}, {@code 14th day of May, 2023}. */
    private boolean dayOf(int from) {
        int at = from;
        while (at < text.length() && isOfOrDay(at, words.end(at))) {
            at = words.end(at) + 1;
        }
        int end = at < text.length() ? words.end(at) : text.length();
        return end < text.length() && isNamedMonth(at, end) && isYear(end + 1, words.end(end + 1));
    }

    private boolean isOfOrDay(int from, int to) {
        return (to - from == 2 && text.startsWith("OF", from)) || (to - from == 3 && text.startsWith("DAY", from));
    }

    /** {@code 20230514}. */
    private boolean isCompact(int from, int to) {
        return to - from == 8 && number(from, to) == (year * 100 + month) * 100 + day;
    }

    private boolean isYear(int from, int to) {
        return to - from == 4 && number(from, to) == year;
    }

    private boolean isShortYear(int from, int to) {
        return to - from == 2 && number(from, to) == year % 100;
    }

    private boolean isMonth(int from, int to) {
        return isNamedMonth(from, to) || (to - from <= 2 && number(from, to) == month);
    }

    private boolean isNamedMonth(int from, int to) {
        String name = MONTHS.get(month - 1);
        int length = to - from;
        return length >= 3 && (length <= 4 || length == name.length()) && name.regionMatches(0, text, from, length);
    }

    private boolean isDay(int from, int to) {
        boolean ordinal =
                to - from > 2 && !isDigit(text.charAt(to - 1)) && isDigit(text.charAt(from)) && isOrdinalEnding(to - 2);
        int end = ordinal ? to - 2 : to;
        return end - from <= 2 && number(from, end) == day;
    }

    private boolean isOrdinalEnding(int at) {
        return text.startsWith("TH", at)
                || text.startsWith("ST", at)
                || text.startsWith("ND", at)
                || text.startsWith("RD", at);
    }

    /** Of no more figures than a year has. */
    private boolean isNumber(int from, int to) {
        return to - from <= 4 && number(from, to) >= 0;
    }

    /** Of at most eight figures; -1 if it is none. */
    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
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
