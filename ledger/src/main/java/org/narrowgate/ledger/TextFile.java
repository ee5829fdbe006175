package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file of text in UTF-8. One that is something else is named: the platform's own words for it name no file. */
public final class TextFile {
    private TextFile() {}

    /** All of it. */
    public static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException other) {
            throw new IOException(file + ": it is no text in UTF-8; restore it, or name another file", other);
        } catch (IOException failure) {
            throw WholeFile.named(file, failure);
        }
    }

    /** Its lines, without their ends. */
    public static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }
}
