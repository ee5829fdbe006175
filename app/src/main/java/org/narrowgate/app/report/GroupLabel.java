package org.narrowgate.app.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.narrowgate.engine.report.Axis;
import org.narrowgate.engine.report.Repetition;

/** What a group of classes is called. */
final class GroupLabel {
    /** Monday of week 0. */
    private static final LocalDate EPOCH_MONDAY = LocalDate.of(1969, 12, 29);

    private static final int NAMED_STATES = 6;

    private GroupLabel() {}

    static String of(Axis.Kind kind, List<Integer> classes) {
        return switch (kind) {
            case STATE -> states(classes);
            case WEEK -> weeks(classes);
            case REPETITION, OFFICIALS -> repetitions(classes);
        };
    }

    static boolean isDated(List<Integer> classes) {
        return classes.get(classes.size() - 1) > Axis.UNREADABLE;
    }

    static LocalDate monday(int week) {
        return EPOCH_MONDAY.plusWeeks(week);
    }

    private static String states(List<Integer> classes) {
        String names = classes.stream()
                .map(GroupLabel::state)
                .sorted()
                .limit(NAMED_STATES)
                .collect(Collectors.joining(", "));
        int more = classes.size() - NAMED_STATES;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private static String state(int code) {
        if (code == Axis.NOT_STATED) {
            return "no State stated";
        }
        return code == Axis.UNREADABLE ? "stated, but no State" : Axis.stateCode(code);
    }

    private static String weeks(List<Integer> classes) {
        if (!isDated(classes)) {
            if (classes.size() > 1) {
                return "no day that can be read";
            }
            return classes.get(0) == Axis.NOT_STATED ? "no day stated" : "stated, but no day";
        }
        int last = classes.get(classes.size() - 1);
        int first = classes.stream()
                .filter(week -> week > Axis.UNREADABLE)
                .findFirst()
                .orElse(last);
        String none = classes.get(0) <= Axis.UNREADABLE ? "no day, or " : "";
        return none
                + (first == last
                        ? "week of " + monday(first)
                        : monday(first) + " to " + monday(last).plusDays(6));
    }

    private static String repetitions(List<Integer> classes) {
        if (classes.get(classes.size() - 1) <= Axis.UNREADABLE) {
            return "nothing stated";
        }
        String none = classes.get(0) <= Axis.UNREADABLE ? "none, or " : "";
        int first =
                classes.stream().filter(c -> c > Axis.UNREADABLE).findFirst().orElse(0);
        Repetition last = Repetition.values()[classes.get(classes.size() - 1)];
        long from = first == 0 ? 1 : Repetition.values()[first - 1].most() + 1;
        if (last == Repetition.MORE) {
            return none + String.format(Locale.ROOT, "%,d rows or more", from);
        }
        if (last == Repetition.ONE) {
            return none + "this row alone";
        }
        return none + String.format(Locale.ROOT, "%,d to %,d rows", from, last.most());
    }
}
