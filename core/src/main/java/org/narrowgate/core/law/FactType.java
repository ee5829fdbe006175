package org.narrowgate.core.law;

/** The types that conditions may speak about; dates are {@link #INT}, counted in days since 1970-01-01. */
public enum FactType {
    BOOL(Boolean.class),
    INT(Long.class),
    STRING(String.class);

    private final Class<?> carrier;

    FactType(Class<?> carrier) {
        this.carrier = carrier;
    }

    /** Whether {@code value} is of this type as {@link Facts} holds it. */
    public boolean holds(Object value) {
        return carrier.isInstance(value);
    }
}
