package org.narrowgate.app.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.narrowgate.engine.tables.ReferenceTables;

/** Rows of the engine's tables that only an invention needs: frequencies of names, and every ZIP code. */
final class Tables {
    private Tables() {}

    /** The rows without the header line. */
    static List<List<String>> rows(String name) {
        try (InputStream stream = ReferenceTables.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("reference table `" + name + "` is missing from the program");
            }
            try (CsvReader<CsvRecord> reader =
                    CsvReader.builder().ofCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return reader.stream().skip(1).map(CsvRecord::getFields).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reference table `" + name + "` cannot be read", e);
        }
    }
}
