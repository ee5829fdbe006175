package org.narrowgate.app.office;

import java.time.LocalDate;
import java.util.Optional;
import org.narrowgate.engine.document.Json;

/**
 * A time of an office: somebody's in it, or a vacancy.
 *
 * @param id of the tenure; empty for a vacancy
 * @param name of the person, or the cause of the vacancy
 * @param until first day after it; empty if no end is known
 * @param filed day on which it was filed; for a vacancy its first day
 * @param endFiled day on which its end was filed; empty if none was
 * @param lastDay last day that the rules on acting holders allow, where they set one
 * @param paper that says it; empty for a vacancy that follows from others
 */
public record Bar(
        Kind kind,
        String id,
        String name,
        LocalDate from,
        Optional<LocalDate> until,
        LocalDate filed,
        Optional<LocalDate> endFiled,
        Optional<LocalDate> lastDay,
        String paper) {
    /** How the office stood. */
    public enum Kind {
        PERMANENT('█', "c1"),
        ACTING('▒', "c3"),
        DELEGATED('░', "c2"),
        VACANT('·', "c4");

        private final char sign;
        private final String colour;

        Kind(char sign, String colour) {
            this.sign = sign;
            this.colour = colour;
        }

        /** In a line of text. */
        public char sign() {
            return sign;
        }

        /** Of the page's style sheet. */
        String colour() {
            return colour;
        }
    }

    /** Whether it was filed after its first day: for the time before, it gave no authority. */
    public boolean isBackDated() {
        return kind != Kind.VACANT && filed.isAfter(from);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until.isEmpty() || day.isBefore(until.get()));
    }

    String words() {
        return Phrase.word(kind) + (name.isEmpty() ? "" : ", " + name) + ", " + from + " to "
                + until.map(LocalDate::toString).orElse("(open)")
                + (isBackDated() ? "; filed " + filed + ", no authority before" : "")
                + lastDay.map(day -> "; last day " + day).orElse("");
    }

    Json json() {
        Json json = Json.object()
                .put("kind", Phrase.word(kind))
                .put("tenure", id)
                .put("name", name)
                .put("from", from.toString());
        until.ifPresent(day -> json.put("until", day.toString()));
        lastDay.ifPresent(day -> json.put("last_day", day.toString()));
        endFiled.ifPresent(day -> json.put("end_filed", day.toString()));
        if (kind != Kind.VACANT) {
            json.put("filed", filed.toString()).put("back_dated", isBackDated()).put("paper", paper);
        }
        return json;
    }
}
