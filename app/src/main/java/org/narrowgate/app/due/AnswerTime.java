package org.narrowgate.app.due;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.narrowgate.engine.agreement.AgreementText;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;

/**
 * The last day on which an answer is in time, as the agreement under which a request came sets it.
 *
 * @param day empty where no agreement sets one
 * @param words where the day comes from, or why there is none
 */
public record AnswerTime(Optional<LocalDate> day, String words) {
    private static final String WITHIN = "`answer_within`";

    /**
     * The time of a request.
     *
     * @param agreement id of the one that it came under; empty for none
     * @param received the text that stood then counts; the day itself is day 0, in UTC
     */
    static AnswerTime of(Agreements agreements, String agreement, Instant received)
            throws IOException, DocumentException {
        if (agreement.isEmpty()) {
            return none("it came under no agreement, so nothing sets a time");
        }
        Optional<AgreementText> text = agreements.standing(agreement, received).text();
        if (text.isEmpty()) {
            return none("no text of agreement " + agreement + " was on file when it came, so nothing sets a time");
        }
        return text.get().answerWithin().isEmpty()
                ? none("agreement " + agreement + " sets no time to answer (" + WITHIN + ")")
                : new AnswerTime(
                        Optional.of(LocalDate.ofInstant(received, ZoneOffset.UTC)
                                .plusDays(text.get().answerWithin().getAsInt())),
                        text.get().answerWithin().getAsInt() + " calendar days, agreement " + agreement);
    }

    private static AnswerTime none(String why) {
        return new AnswerTime(Optional.empty(), why);
    }

    /** Whether the last day has passed. */
    public boolean isOver(LocalDate today) {
        return day.filter(today::isAfter).isPresent();
    }
}
