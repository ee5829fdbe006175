package org.narrowgate.engine.seal;

import java.util.List;

/** A release or package that is refused: every reason found, each with what to do; nothing was left behind. */
public final class SealException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public SealException(String reason) {
        this(List.of(reason));
    }

    public SealException(String reason, Throwable cause) {
        super(reason, cause);
        this.reasons = List.of(reason);
    }

    SealException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
