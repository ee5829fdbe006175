package org.narrowgate.core.person;

import java.time.LocalDate;
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
            return Placeholders.isWord(value) ? PLACEHOLDER : MALFORMED;
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

    /** Days that systems write where they have none: the zero points of calendars and spreadsheets, and all nines. */
    private static boolean isPlaceholder(int year, int month, int day) {
        return year == 9999
                || year <= 1
                || (year == 1899 && month == 12 && day >= 30)
                || (year == 1900 && month <= 1 && day <= 1)
                || (year == 1111 && month == 11 && day == 11);
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
