package org.narrowgate.engine.evidence;

import java.io.IOException;

/** Evidence or a key that cannot be used: the message names file, fault and remedy, never what the file holds. */
public final class EvidenceException extends IOException {
    private static final long serialVersionUID = 1L;

    EvidenceException(String message) {
        super(message);
    }

    EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
