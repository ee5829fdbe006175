package org.narrowgate.core.request;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Calendar years: {@code 2022;2023}, {@code 2022, 2023} or {@code 2020-2023}. "All years" is no statement of periods
 * (26 U.S.C. 6103(i)(2)(B)(ii) wants them set forth), and a range wider than a working life is the same by other means.
 */
final class PeriodReader {
    private static final Pattern ITEM = Pattern.compile("(\\d{4})(?:\\s*[-\\u2013]\\s*(\\d{4}))?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[;,]\\s*");
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2099;
    private static final int WIDEST_RANGE_YEARS = 50;

    private PeriodReader() {}

    static FieldValue read(String cell) {
        if (cell.isBlank()) {
            return empty(FieldStatus.ABSENT);
        }
        Words words = Words.of(cell);
        if (FieldReader.statusOf(cell, words) == FieldStatus.PLACEHOLDER) {
            return empty(FieldStatus.PLACEHOLDER);
        }
        TreeSet<Integer> years = new TreeSet<>();
        for (String item : BETWEEN.split(cell.strip(), -1)) {
            if (!item.isEmpty() && !addYears(item, years)) {
                return empty(FieldStatus.MALFORMED);
            }
        }
        String canonical = years.stream().map(String::valueOf).collect(Collectors.joining(";"));
        return new FieldValue.Periods(FieldStatus.STATED, canonical, years.size(), years.first(), years.last());
    }

    private static boolean addYears(String item, Set<Integer> years) {
        Matcher matcher = ITEM.matcher(item);
        if (!matcher.matches()) {
            return false;
        }
        int first = year(matcher.group(1));
        int last = matcher.group(2) == null ? first : year(matcher.group(2));
        if (first < EARLIEST || last > LATEST || last < first || last - first >= WIDEST_RANGE_YEARS) {
            return false;
        }
        for (int year = first; year <= last; year++) {
            years.add(year);
        }
        return true;
    }

    /** -1 for digits of a script that a reader of ASCII would not see as a year. */
    private static int year(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : -1;
    }

    private static FieldValue empty(FieldStatus status) {
        return new FieldValue.Periods(status, "", 0, 0, 0);
    }
}
