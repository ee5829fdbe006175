package org.narrowgate.engine.office;

import java.util.List;

/** A paper that cannot be filed, with every reason and what would be needed; nothing was changed. */
public final class PaperRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    PaperRefusal(String reason) {
        this(List.of(reason));
    }

    PaperRefusal(List<String> reasons) {
        super("the paper: " + String.join("\nthe paper: ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
