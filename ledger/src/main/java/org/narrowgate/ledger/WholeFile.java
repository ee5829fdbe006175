package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is read into memory as a whole. One that fails is named: the platform's own words often name none. */
public final class WholeFile {
    private WholeFile() {}

    /** All of its bytes. */
    public static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw named(file, failure);
        }
    }

    /** The same failure, saying of which file it is and what can be done. */
    static IOException named(Path file, IOException failure) {
        return failure.getClass() == IOException.class
                ? new IOException(
                        file + ": it could not be read (" + failure.getMessage()
                                + "); put back the file, or name another",
                        failure)
                : failure;
    }
}
