package org.narrowgate.engine.intake;

import java.io.IOException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;

/** A file that is not what it must be, found where only an {@link IOException} can leave: who reads it says so. */
final class UnreadableInput extends IOException {
    private static final long serialVersionUID = 1L;

    private final DocumentException refused;

    private UnreadableInput(DocumentException refused) {
        super(refused.getMessage(), refused);
        this.refused = refused;
    }

    static UnreadableInput of(String file, String message, String remedy) {
        Problems problems = new Problems();
        problems.add(file, message, remedy);
        try {
            problems.throwIfAny();
        } catch (DocumentException refused) {
            return new UnreadableInput(refused);
        }
        throw new IllegalStateException("a problem was just told");
    }

    DocumentException refused() {
        return refused;
    }
}
