package org.narrowgate.app.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.narrowgate.engine.unpacked.UnpackedLibraries;

/**
 * What a mere number-and-name match would let out: rows whose number is on record under a surname of the same first four
 * letters, the name control of the tax world. It looks at nothing else, as the match of the case did not (LAW section
 * 4.1). It stands beside the decision for comparison, and nothing rests on it.
 */
public final class NumberAndNameMatch {
    private static final int NAME_CONTROL = 4;

    private NumberAndNameMatch() {}

    /**
     * The numbers of the rows that match, the first data row being 1; lines of the wrong width match nothing, but count.
     *
     * @param request the rows file
     * @param persons the Parquet file of persons
     */
    public static BitSet rows(Path request, Path persons) {
        BitSet matched = new BitSet();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            UnpackedLibraries.unlink();
            statement.execute("SET memory_limit = '1GiB'");
            statement.execute("SET threads = 2");
            statement.execute("CREATE TABLE rows (number INTEGER, tin VARCHAR, control VARCHAR)");
            try (DuckDBAppender appender =
                    ((DuckDBConnection) connection).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows")) {
                read(request, appender);
            }
            try (ResultSet result = statement.executeQuery("SELECT r.number FROM rows r JOIN read_parquet('"
                    + persons.toAbsolutePath().toString().replace("'", "''")
                    + "') p ON p.tin = r.tin AND r.control = left(upper(regexp_replace(p.family_name, '[^A-Za-z]', '',"
                    + " 'g')), " + NAME_CONTROL + ")")) {
                while (result.next()) {
                    matched.set(result.getInt(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "`" + request + "` cannot be matched with `" + persons + "`; make both again", e);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + request + "` cannot be read", e);
        }
        return matched;
    }

    @SuppressWarnings("removal") // a line of another width is no match, and no error here
    private static void read(Path request, DuckDBAppender to) throws IOException, SQLException {
        int width = Column.values().length;
        int number = 0;
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(request, StandardCharsets.UTF_8)) {
            for (CsvRecord line : lines) {
                List<String> cells = line.getFields();
                if (number > 0 && cells.size() == width) {
                    to.beginRow()
                            .append(number)
                            .append(digits(cells.get(Column.TIN.ordinal())))
                            .append(control(cells.get(Column.FAMILY_NAME.ordinal())))
                            .endRow();
                }
                number++;
            }
        }
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    private static String control(String surname) {
        String letters = surname.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
        return letters.substring(0, Math.min(NAME_CONTROL, letters.length()));
    }
}
