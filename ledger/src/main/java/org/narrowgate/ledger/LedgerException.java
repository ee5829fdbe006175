package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A log that cannot be read or written, with the file concerned and the remedy; nothing acknowledged is lost by it. */
public final class LedgerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String what;
    private final String remedy;

    public LedgerException(Path file, String what, String remedy) {
        this(file, what, remedy, null);
    }

    public LedgerException(Path file, String what, String remedy, @Nullable Throwable cause) {
        super(file + ": " + what + ". " + remedy + ".", cause);
        this.file = file.toString();
        this.what = what;
        this.remedy = remedy;
    }

    /** The file or directory that is at fault. */
    public Path file() {
        return Path.of(file);
    }

    /** What is wrong with it. */
    public String what() {
        return what;
    }

    /** What a person can do about it. */
    public String remedy() {
        return remedy;
    }
}
