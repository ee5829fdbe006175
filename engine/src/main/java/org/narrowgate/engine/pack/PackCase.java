package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;

/**
 * One worked case of a pack: facts in, findings out.
 *
 * <p>An element that the case does not name must be found MET, so that a case shows one thing and nothing else.
 *
 * @param good whether it stands in {@code good/}, on the lawful side of the line, where everything is MET
 * @param readings that the case is decided under; the strictest where silent
 * @param on day whose law it is decided by; empty only where the whole pack is law on every day
 * @param settled answers of signed findings that it supposes, by the id of the question; OPEN where there is none
 * @param answered questions that it answers itself, and so must raise
 * @param facts by name; a fact left out is absent
 */
public record PackCase(
        String name,
        boolean good,
        String file,
        int line,
        int column,
        String source,
        Set<String> readings,
        Optional<LocalDate> on,
        Map<String, FindingStatus> settled,
        Set<String> answered,
        Map<String, Object> facts,
        Map<String, Expected> expected) {
    public PackCase {
        readings = Set.copyOf(readings);
        settled = Map.copyOf(settled);
        answered = Set.copyOf(answered);
        facts = Map.copyOf(facts);
        expected = Map.copyOf(expected);
    }

    /** A finding with the answer that the case supposes; itself if it supposes none. */
    Finding judged(Finding open) {
        return open.question()
                .map(question -> settled.get(question.id()))
                .filter(answer -> answer != FindingStatus.OPEN)
                .map(answer -> open.judged(answer, "the finding that the case supposes"))
                .orElse(open);
    }

    /** The finding expected of an element, and the branch that must decide it if the case says. */
    public record Expected(FindingStatus status, Optional<String> branch) {}
}
