package org.narrowgate.app.trials;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The public tables that lie in the program, read as plain files: frequencies of names, ZIP codes, nicknames. */
final class PublicTable {
    private static final String FOLDER = "/org/narrowgate/engine/tables/";

    private PublicTable() {}

    /** The rows without the header line. */
    static List<List<String>> rows(String name) {
        try (InputStream stream = PublicTable.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("table `" + name + "` is missing from the program");
            }
            try (CsvReader<CsvRecord> reader =
                    CsvReader.builder().ofCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return reader.stream().skip(1).map(CsvRecord::getFields).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("table `" + name + "` cannot be read", e);
        }
    }
}
