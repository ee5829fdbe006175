package org.narrowgate.engine.signature;

/** Carries a reason from where a check fails to the one place that makes a value of it. */
final class SignatureRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    SignatureRefusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
