package org.narrowgate.app.due;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.engine.document.Json;

/**
 * A request and what is still owed on it: the statute says "shall disclose" when its terms are met, and an answer that
 * never comes is a refusal that nobody signed.
 *
 * @param request as its sender named it; empty where nobody could read it
 * @param requester and authority, as the kept copy states them; empty where there is none
 * @param provision pack under which it was decided or is asked
 * @param received when its time began
 * @param time until when an answer is in time
 * @param answered when the last of it was answered; empty where something is owed
 * @param owed what is, each with the command that goes on with it
 * @param runs that decided rows of it
 */
public record Duty(
        String request,
        String requester,
        String provision,
        Instant received,
        AnswerTime time,
        State state,
        Optional<Instant> answered,
        List<Owed> owed,
        List<Long> runs) {
    public Duty {
        owed = List.copyOf(owed);
        runs = List.copyOf(runs);
    }

    /** How far it is. */
    public enum State {
        /** Received, and nothing of it decided. */
        NOT_DECIDED,
        /** A run of it is not complete. */
        UNDER_WAY,
        /** Rows may go, or grounds may be told, and no package was sealed. */
        NOT_RELEASED,
        /** What could be answered was; rows wait for a person. */
        HELD,
        /** A court's order lets nothing leave. */
        STOPPED,
        /** Every row was answered, or the whole of it refused. */
        ANSWERED,
        /** Turned away as a whole, with its reason: that is an answer. */
        REFUSED
    }

    /** What is owed, and the command that goes on with it. */
    public record Owed(String what, String command) {}

    public boolean isOpen() {
        return answered.isEmpty();
    }

    /** Whether something is owed and its last day has passed; what a court stops is not late. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && state != State.STOPPED && time.isOver(today);
    }

    /** Days from reception to the answer, or to today where something is owed. */
    public long days(LocalDate today) {
        return ChronoUnit.DAYS.between(day(received), answered.map(Duty::day).orElse(today));
    }

    /** Whether the last of it was answered after its last day. */
    public boolean isLate() {
        return answered.map(Duty::day).filter(time::isOver).isPresent();
    }

    /** One word for how it stands on a day. */
    public String standing(LocalDate today) {
        if (isOpen()) {
            String open = time.day().isPresent() ? "DUE" : "OPEN";
            return isOverdue(today) ? "OVERDUE" : state == State.STOPPED ? "STOPPED" : open;
        }
        return isLate() ? "LATE" : "ANSWERED";
    }

    /** What is owed, in one line. */
    public String owing() {
        return String.join("; ", owed.stream().map(Owed::what).toList());
    }

    public Json json(LocalDate today) {
        Json json = Json.object()
                .put("request_id", request)
                .put("requester", requester)
                .put("provision", provision)
                .put("standing", standing(today))
                .put("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("received_at", received.toString())
                .put("days", days(today))
                .put("overdue", isOverdue(today))
                .put("time", time.words());
        time.day().ifPresent(day -> json.put("due", day.toString())
                .put("days_left", ChronoUnit.DAYS.between(today, day)));
        answered.ifPresent(at -> json.put("answered_at", at.toString())
                .put("in_time", !isLate() && time.day().isPresent()));
        return json.put("runs", runs)
                .put(
                        "owed",
                        owed.stream()
                                .map(o -> Json.object().put("what", o.what()).put("next", o.command()))
                                .toList());
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
