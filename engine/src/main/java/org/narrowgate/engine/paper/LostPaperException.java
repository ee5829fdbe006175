package org.narrowgate.engine.paper;

import java.io.IOException;

/** A paper that the register names and that is missing or is not what was filed: without it nobody can tell who may act. */
public final class LostPaperException extends IOException {
    private static final long serialVersionUID = 1L;

    LostPaperException(String message) {
        super(message);
    }
}
