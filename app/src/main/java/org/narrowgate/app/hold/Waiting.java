package org.narrowgate.app.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.narrowgate.app.due.AnswerTime;
import org.narrowgate.core.law.Question;
import org.narrowgate.engine.document.Json;

/**
 * One question, and the rows of a run that wait for it.
 *
 * @param provision pack under which the rows were decided
 * @param citation of the provision on which the question hangs
 * @param rows in their order
 * @param since when the first of them was first held
 * @param time until when the request is to be answered
 * @param signed who answered, and what is wanting before it counts, a line for each set of rows that stands alike
 */
public record Waiting(
        long run,
        String request,
        Question question,
        String provision,
        String citation,
        List<Long> rows,
        Instant since,
        AnswerTime time,
        List<String> signed) {
    public Waiting {
        rows = List.copyOf(rows);
        signed = List.copyOf(signed);
    }

    /** Whole days since the first of the rows was first held. */
    public long age(LocalDate today) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(since, ZoneOffset.UTC), today);
    }

    public boolean isOverdue(LocalDate today) {
        return time.isOver(today);
    }

    public Json json(LocalDate today) {
        Json json = Json.object()
                .put("run", run)
                .put("request_id", request)
                .put("question", question.id())
                .put("text", question.text())
                .put("once", question.once())
                .put("persons", question.persons())
                .put("provision", provision)
                .put("citation", citation)
                .put("since", since.toString())
                .put("age_days", age(today))
                .put("overdue", isOverdue(today));
        time.day().ifPresent(day -> json.put("due", day.toString()));
        return json.put("time", time.words()).put("signed", signed).put("rows", rows);
    }
}
