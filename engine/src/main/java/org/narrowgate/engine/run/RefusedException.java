package org.narrowgate.engine.run;

/**
 * What was asked for cannot be done with this input, and nothing was done: a request that may not be decided, a release
 * that may not be sealed.
 */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    /**
     * A refusal.
     *
     * @param reason stable code, e.g. {@code signature}
     * @param message file, fault and remedy; no personal data
     */
    public RefusedException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
