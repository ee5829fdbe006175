package org.narrowgate.core.decision;

/** A field of the record that the decision lets go; never printed by {@code toString}. */
public record DisclosedField(String name, String value) {
    @Override
    public String toString() {
        return "DisclosedField[" + name + "]";
    }
}
