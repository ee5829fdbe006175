package org.narrowgate.app.cli;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.FindingStatus;
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

    boolean isComplete() {
        return question.isPresent() && answer.isPresent() && by.isPresent() && reason.isPresent();
    }

    String question() {
        return question.orElse("");
    }

    List<Long> rows() {
        return rows;
    }

    /** The text to sign; only once it is complete. */
    SignedFinding finding(long run, List<Long> answered) {
        return new SignedFinding(
                run, question.orElseThrow(), answered, answer.orElseThrow(), by.orElseThrow(), reason.orElseThrow());
    }
}
