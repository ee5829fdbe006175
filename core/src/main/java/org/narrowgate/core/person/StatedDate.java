package org.narrowgate.core.person;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date as a request or a record states it: ISO 8601 calendar date {@code yyyy-MM-dd} and nothing else, so that no
 * day and month can be taken for each other.
 *
 * @param status whether there is a date
 * @param epochDay days since 1970-01-01; 0 and without meaning unless {@code STATED}
 */
public record StatedDate(Status status, long epochDay) {

    /** Whether a date was stated; only {@code STATED} is data (a placeholder is absence). */
    public enum Status {
        STATED,
        ABSENT,
        PLACEHOLDER,
        MALFORMED
    }

    /** Years on whose first day some calendar, spreadsheet or database begins, or somebody wrote that it did. */
    private static final Set<Integer> ZERO_YEARS = Set.of(1582, 1600, 1601, 1700, 1753, 1800, 1850, 1900, 1901, 1904);

    private static final StatedDate ABSENT = new StatedDate(Status.ABSENT, 0);
    private static final StatedDate PLACEHOLDER = new StatedDate(Status.PLACEHOLDER, 0);
    private static final StatedDate MALFORMED = new StatedDate(Status.MALFORMED, 0);

    public static StatedDate absent() {
        return ABSENT;
    }

    public static StatedDate of(LocalDate date) {
        return new StatedDate(Status.STATED, date.toEpochDay());
    }

    public static StatedDate parse(@Nullable String text) {
        String value = text == null ? "" : text.strip();
        if (value.isEmpty()) {
            return ABSENT;
        }
        if (!hasIsoShape(value)) {
            return Placeholders.isWord(value) || isPlaceholderElsewise(value) ? PLACEHOLDER : MALFORMED;
        }
        int year = number(value, 0, 4);
        int month = number(value, 5, 7);
        int day = number(value, 8, 10);
        if (isPlaceholder(year, month, day)) {
            return PLACEHOLDER;
        }
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return MALFORMED;
        }
        return new StatedDate(Status.STATED, LocalDate.of(year, month, day).toEpochDay());
    }

    public boolean isStated() {
        return status == Status.STATED;
    }

    /** {@code 01/01/1900}, {@code 99-99-9999}, {@code 00000000}: no date that is read here, but plainly none at all. */
    private static boolean isPlaceholderElsewise(String value) {
        StringBuilder digits = new StringBuilder(8);
        for (int i = 0; i < value.length() && digits.length() <= 8; i++) {
            char c = value.charAt(i);
            boolean mark = c == '/' || c == '-' || c == '.';
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (!mark) {
                return false;
            }
        }
        if (digits.length() != 8) {
            return false;
        }
        String eight = digits.toString();
        boolean yearLast = value.length() == 10 && !AddressTokens.isDigit(value.charAt(2));
        int year = number(eight, yearLast ? 4 : 0, yearLast ? 8 : 4);
        int one = number(eight, yearLast ? 0 : 4, yearLast ? 2 : 6);
        int other = number(eight, yearLast ? 2 : 6, yearLast ? 4 : 8);
        return isPlaceholder(year, one, other) || (yearLast && isPlaceholder(year, other, one));
    }

    private static boolean hasIsoShape(String value) {
        if (value.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = value.charAt(i);
            boolean separator = i == 4 || i == 7;
            if (separator ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Days that systems write where they have none: the zero points of calendars, spreadsheets and databases, the ends of
     * time, and one digit throughout. A birthday on 1970-01-01 is somebody's, and stays.
     */
    private static boolean isPlaceholder(int year, int month, int day) {
        boolean first = month <= 1 && day <= 1;
        return year <= 1
                || year >= 2999
                || year % 1111 == 0
                || (year == 1899 && month == 12 && day >= 30)
                || (first && (ZERO_YEARS.contains(year) || month == 0 || day == 0));
    }

    private static int number(String value, int from, int to) {
        int result = 0;
        for (int i = from; i < to; i++) {
            result = result * 10 + value.charAt(i) - '0';
        }
        return result;
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> java.time.Year.isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }
}
