package org.narrowgate.core.proof;

/**
 * A proof, note, policy or encoding that is refused: the message says what is wrong, where, and what to do. It is
 * thrown rather than returned so that a caller who forgets to look has failed closed.
 */
public final class ProofException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProofException(String message) {
        super(message);
    }

    public ProofException(String message, Throwable cause) {
        super(message, cause);
    }
}
