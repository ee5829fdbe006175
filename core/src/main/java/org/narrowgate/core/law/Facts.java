package org.narrowgate.core.law;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one row at one moment: a value for each declared fact, or nothing.
 *
 * <p>An absent fact is never a default: whatever names it is {@link FindingStatus#NOT_SHOWN}. Facts are filled by one
 * thread and then only read.
 */
public final class Facts {
    private final FactSchema schema;
    private final @Nullable Object[] values;

    private Facts(FactSchema schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    public static Facts none(FactSchema schema) {
        return new Facts(schema, new @Nullable Object[schema.size()]);
    }

    /** A copy that can be filled further: the header's facts go on into every row's. */
    public Facts copy() {
        return new Facts(schema, values.clone());
    }

    public FactSchema schema() {
        return schema;
    }

    public Facts set(int slot, Object value) {
        if (!schema.at(slot).type().holds(value)) {
            throw new IllegalArgumentException("fact `" + schema.at(slot).name() + "` is of type "
                    + schema.at(slot).type());
        }
        values[slot] = value;
        return this;
    }

    public Facts set(String name, Object value) {
        return set(schema.slot(name), value);
    }

    public Facts remove(String name) {
        values[schema.slot(name)] = null;
        return this;
    }

    public @Nullable Object get(int slot) {
        return values[slot];
    }

    public @Nullable Object get(String name) {
        return values[schema.slot(name)];
    }
}
