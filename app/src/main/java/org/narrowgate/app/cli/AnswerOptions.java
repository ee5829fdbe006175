package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.hold.Waiting;
import org.narrowgate.app.hold.WorkList;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.SignedFinding;
import picocli.CommandLine.Option;

/** A person's answer to an open question, before it is signed. */
final class AnswerOptions {
    @Option(names = "--question", paramLabel = "ID", description = "As `hold list` names it.")
    private Optional<String> question = Optional.empty();

    @Option(names = "--rows", paramLabel = "N", split = ",", description = "Row numbers; all that wait if absent.")
    private List<Long> rows = List.of();

    @Option(names = "--answer", paramLabel = "MET|NOT_MET", description = "The finding.")
    private Optional<FindingStatus> answer = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", description = "Who answers, and in which office.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in one line.")
    private Optional<String> reason = Optional.empty();

    /** Whether it says what is answered; who answers, and why, is for the text to sign. */
    boolean isAnAnswer() {
        return question.isPresent() && answer.isPresent();
    }

    boolean isEmpty() {
        return question.isEmpty() && answer.isEmpty() && rows.isEmpty();
    }

    /**
     * What an answer would be relied on for.
     *
     * @param waiting the question as it waits
     * @throws RefusedException if not all of the rows named wait for it
     */
    List<Judgment> supposed(Waiting waiting) throws RefusedException {
        return new SignedFinding(
                        waiting.run(),
                        waiting.question().id(),
                        answered(waiting),
                        answer.orElseThrow(),
                        by.orElse("nobody yet"),
                        "supposed")
                .judgments();
    }

    /** The rows that it answers for; none where the question is asked once. */
    List<Long> answered(Waiting waiting) throws RefusedException {
        List<Long> answered = rows.isEmpty() ? waiting.rows() : rows;
        if (!waiting.rows().containsAll(answered)) {
            throw new RefusedException(
                    "rows",
                    "not all of these rows wait for `" + waiting.question().id() + "`; `hold list` names them");
        }
        return waiting.question().once() ? List.of() : answered;
    }

    /** The question, as rows of the run wait for it. */
    Waiting waiting(Custody custody, long run) throws IOException, DocumentException, RefusedException {
        return WorkList.of(custody, run).stream()
                .filter(each -> each.question().id().equals(question()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "question",
                        "no row of run " + run + " waits for `" + question() + "`; `narrowgate hold list " + run
                                + "` names the questions"));
    }

    boolean isComplete() {
        return question.isPresent() && answer.isPresent() && by.isPresent() && reason.isPresent();
    }

    String question() {
        return question.orElse("");
    }

    /** The text to sign; only once it is complete. */
    SignedFinding finding(long run, List<Long> answered) {
        return new SignedFinding(
                run, question.orElseThrow(), answered, answer.orElseThrow(), by.orElseThrow(), reason.orElseThrow());
    }
}
