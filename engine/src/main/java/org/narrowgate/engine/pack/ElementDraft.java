package org.narrowgate.engine.pack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.Stage;
import org.narrowgate.engine.document.Mark;

/**
 * An element as it was read, before thresholds and readings are settled; an amended one is as many of them, by one id.
 *
 * @param exceptionDates when each exception is law, by its id; always where silent
 */
record ElementDraft(
        Mark mark,
        String id,
        Layer layer,
        Citation citation,
        String text,
        ElementKind kind,
        Stage stage,
        GroundKind ground,
        Optional<Branch> check,
        List<LegalException> exceptions,
        InForce inForce,
        Map<String, InForce> exceptionDates) {
    ElementDraft {
        exceptions = List.copyOf(exceptions);
        exceptionDates = Map.copyOf(exceptionDates);
    }

    InForce inForce(LegalException exception) {
        return exceptionDates.getOrDefault(exception.id(), InForce.ALWAYS);
    }

    boolean isDated() {
        return !inForce.isAlways() || exceptionDates.values().stream().anyMatch(dates -> !dates.isAlways());
    }

    /** Ids of the questions to which a person's finding alone is the answer. */
    Set<String> judged() {
        Set<String> ids = new LinkedHashSet<>();
        check.ifPresent(c -> c.tests()
                .filter(Check.Test::isJudged)
                .forEach(test -> ids.add(test.open().orElseThrow().question().id())));
        return ids;
    }

    /** The exceptions that are law where a choice says so. */
    List<LegalException> exceptions(Choice choice) {
        return exceptions.stream().filter(e -> inForce(e).on(choice.day())).toList();
    }

    Element build(Choice choice) {
        List<LegalException> filled = exceptions(choice).stream()
                .map(e -> new LegalException(
                        e.id(), e.excepts(), e.citation(), e.text(), choice.fill(e.when()), e.outcome(), e.question()))
                .toList();
        return new Element(id, layer, citation, text, kind, stage, ground, check.map(c -> c.build(choice)), filled);
    }
}
