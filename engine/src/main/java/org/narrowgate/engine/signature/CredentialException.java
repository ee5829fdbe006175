package org.narrowgate.engine.signature;

/** A certificate or key that cannot be used; the message names the file, what is wrong and the remedy. */
public final class CredentialException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CredentialException(String message) {
        super(message);
    }

    public CredentialException(String message, Throwable cause) {
        super(message, cause);
    }
}
