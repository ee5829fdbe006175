package org.narrowgate.core.screening;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.narrowgate.core.law.Finding;

/** The signed answers that a run may rely on; without one an OPEN finding stays OPEN. */
public final class Judgments {
    private static final long WHOLE_RUN = 0;
    private final Map<String, Map<Long, Judgment>> byQuestion = new HashMap<>();

    private Judgments() {}

    public static Judgments none() {
        return new Judgments();
    }

    /**
     * Gathers answers.
     *
     * @throws IllegalArgumentException if two answer one question of one row differently
     */
    public static Judgments of(Collection<Judgment> all) {
        Judgments judgments = new Judgments();
        for (Judgment judgment : all) {
            Judgment other = judgments
                    .byQuestion
                    .computeIfAbsent(judgment.question(), k -> new HashMap<>())
                    .put(judgment.row(), judgment);
            if (other != null && other.answer() != judgment.answer()) {
                throw new IllegalArgumentException(
                        "two findings answer question `" + judgment.question() + "` differently");
            }
        }
        return judgments;
    }

    /** The answers as they bear on one row, to be handed to an element's test. */
    public UnaryOperator<Finding> on(long row) {
        return byQuestion.isEmpty() ? UnaryOperator.identity() : finding -> answered(finding, row);
    }

    private Finding answered(Finding finding, long row) {
        return finding.question()
                .map(question -> {
                    Map<Long, Judgment> answers = byQuestion.getOrDefault(question.id(), Map.of());
                    Judgment answer = answers.get(question.once() ? WHOLE_RUN : row);
                    return answer == null ? finding : finding.judged(answer.answer(), answer.by());
                })
                .orElse(finding);
    }
}
