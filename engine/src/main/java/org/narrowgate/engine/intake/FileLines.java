package org.narrowgate.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;

/** A rows file as lines of cells, whatever its form: first the names of the columns, then one line for each row. */
sealed interface FileLines extends Closeable permits CsvLines, JsonLines, ParquetLines {
    /**
     * The next line; empty at the end of the file.
     *
     * @throws DocumentException if the file cannot be cut into lines, with the remedy
     */
    Optional<FileLine> next() throws IOException, DocumentException;

    /** Cells that a record over several lines must have, where the form lets one run over lines. */
    default void expect(int cellsInEveryLine) {}

    /** Whether the cells of the lines to come are wanted; else they need not hold what is written in them. */
    default void want(boolean cells) {}

    /** SHA-256 of the file as it is stored, hexadecimal, once the end of its lines is reached. */
    String sha256Hex() throws IOException;

    /**
     * Opens a file.
     *
     * @param name what messages call it
     * @param dialect of CSV; the other forms have none
     * @throws DocumentException if it is not what its name says
     */
    static FileLines open(String name, Path file, RowsFormat format, CsvLines.Dialect dialect)
            throws IOException, DocumentException {
        return switch (format.content()) {
            case PARQUET -> ParquetLines.of(name, file);
            case JSON_LINES -> JsonLines.of(name, RowsInput.open(name, file, format));
            case CSV -> CsvLines.of(name, RowsInput.open(name, file, format), dialect);
        };
    }
}
