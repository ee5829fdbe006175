package org.narrowgate.core.law;

import java.util.List;

/**
 * One fact that a condition may name, e.g. {@code subject.address.status}.
 *
 * @param stage the earliest stage at which it can be known
 * @param doc its meaning in plain words, with its unit
 * @param values every value that it can have, so that a misspelt one in a condition is an error and not a rule that
 *     never holds; empty if it is not a closed set
 */
public record FactDeclaration(String name, FactType type, Stage stage, String doc, List<String> values) {
    public FactDeclaration {
        values = List.copyOf(values);
    }

    /** A fact whose values are not a closed set. */
    public FactDeclaration(String name, FactType type, Stage stage, String doc) {
        this(name, type, stage, doc, List.of());
    }
}
