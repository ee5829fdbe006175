package org.narrowgate.core.law;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that an authority or an agreement demands, e.g. I2-4: the request sets forth name and address.
 *
 * @param id the legal one, as counsel cites it
 * @param check how it is decided; empty for a duty, which is the conclusion
 */
public record Element(
        String id,
        Layer layer,
        Citation citation,
        String text,
        ElementKind kind,
        Stage stage,
        GroundKind ground,
        Optional<Check> check,
        List<LegalException> exceptions) {
    public Element {
        exceptions = List.copyOf(exceptions);
        if (check.isEmpty() != (kind == ElementKind.DUTY)) {
            throw new IllegalArgumentException("element `" + id + "`: a duty, and only a duty, has no condition");
        }
    }

    /** Every fact that a finding on it may look at: of its condition and of what excepts from it. */
    public Set<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        check.ifPresent(c -> facts.addAll(c.facts()));
        exceptions.forEach(exception -> facts.addAll(exception.when().facts()));
        return facts;
    }
}
