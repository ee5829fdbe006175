package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.engine.document.Section;

/**
 * How a bare file writes days, e.g. {@code MM/DD/YYYY}. It is stated and never guessed: 03/04/1985 is two days, and both
 * exist.
 */
public final class DayPattern {
    private static final String ISO = "YYYY-MM-DD";
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Pattern TOKEN = Pattern.compile("YYYY|MON|MM?|DD?|[^A-Za-z0-9]");
    private static final Pattern MIDNIGHT = Pattern.compile("[ T]0?0:00(:00(\\.0+)?)?$");

    private final Pattern pattern;
    private final List<Character> parts;

    private DayPattern(Pattern pattern, List<Character> parts) {
        this.pattern = pattern;
        this.parts = List.copyOf(parts);
    }

    /** The pattern that a text means; empty if it does not name a year of four digits, a month and a day once each. */
    public static Optional<DayPattern> of(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        boolean divided = upper.chars().anyMatch(c -> !Character.isLetter(c));
        StringBuilder regex = new StringBuilder();
        List<Character> parts = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(upper);
        int end = 0;
        while (tokens.find() && tokens.start() == end) {
            end = tokens.end();
            String token = tokens.group();
            if (!Character.isLetter(token.charAt(0))) {
                regex.append(Pattern.quote(token));
                continue;
            }
            parts.add(token.charAt(0));
            regex.append(token.equals("YYYY") ? "([0-9]{4})" : token.equals("MON") ? "([A-Za-z]{3,9})" : "")
                    .append(token.length() < 3 ? (divided ? "([0-9]{1,2})" : "([0-9]{2})") : "");
        }
        boolean whole = end == upper.length() && parts.size() == 3 && parts.containsAll(List.of('Y', 'M', 'D'));
        return whole ? Optional.of(new DayPattern(Pattern.compile(regex.toString()), parts)) : Optional.empty();
    }

    /** As ISO 8601 writes days. */
    static DayPattern iso() {
        return of(ISO).orElseThrow();
    }

    /** The key {@code dates} of a mapping; ISO 8601 if it is not given, or is a problem. */
    public static DayPattern stated(Section file) {
        String text = file.text("dates", ISO);
        Optional<DayPattern> days = of(text);
        if (days.isEmpty()) {
            file.problems()
                    .add(
                            file.markOf("dates"),
                            "`" + text + "` does not say how days are written",
                            "write year, month and day once each, e.g. MM/DD/YYYY, DD.MM.YYYY, YYYYMMDD, DD-MON-YYYY,"
                                    + " `YYYY M D`; a year needs four digits");
        }
        return days.orElseGet(DayPattern::iso);
    }

    /**
     * The day in ISO 8601; a blank, a placeholder and a day that is in ISO 8601 already stay as they are. Empty if the
     * cell is none of these, or names a day that no calendar has.
     */
    public Optional<String> iso(String cell) {
        String text = MIDNIGHT.matcher(cell.strip()).replaceFirst("");
        String iso = written(text).orElse(text);
        return StatedDate.parse(iso).status() == StatedDate.Status.MALFORMED ? Optional.empty() : Optional.of(iso);
    }

    /** The eight digits of year, month and day as written, whether or not there is such a day; empty if it is not so written. */
    public Optional<String> digits(String cell) {
        return written(MIDNIGHT.matcher(cell.strip()).replaceFirst("")).map(iso -> iso.replace("-", ""));
    }

    private Optional<String> written(String text) {
        Matcher day = pattern.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        Map<Character, String> found = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            found.put(parts.get(i), day.group(i + 1));
        }
        return Optional.of(found.get('Y') + "-" + month(found.getOrDefault('M', "")) + "-"
                + twoDigits(found.getOrDefault('D', "")));
    }

    private static String month(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return twoDigits(text);
        }
        int at = MONTHS.indexOf(text.substring(0, 3).toUpperCase(Locale.ROOT));
        return twoDigits(String.valueOf(at + 1));
    }

    private static String twoDigits(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
