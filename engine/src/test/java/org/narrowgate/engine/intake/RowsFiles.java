package org.narrowgate.engine.intake;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.narrowgate.engine.document.Json;

/** The same rows as a file of every form. */
final class RowsFiles {
    private RowsFiles() {}

    /** Writes rows, the names of the columns first. */
    static Path write(Path folder, RowsFormat format, List<List<String>> lines) throws Exception {
        Path file = folder.resolve("rows." + format.ending());
        if (format == RowsFormat.PARQUET) {
            parquet(file, lines);
            return file;
        }
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = packed(raw, format);
                BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            if (format.content() == RowsFormat.Content.CSV) {
                SafeCsv csv = SafeCsv.exact(text);
                for (List<String> line : lines) {
                    csv.line(line);
                }
            } else {
                for (List<String> line : lines.subList(1, lines.size())) {
                    Json object = Json.object();
                    for (int i = 0; i < line.size(); i++) {
                        object.put(lines.get(0).get(i), line.get(i));
                    }
                    text.write(new String(object.compact(), StandardCharsets.UTF_8).strip());
                    text.write('\n');
                }
            }
        }
        return file;
    }

    static OutputStream packed(OutputStream raw, RowsFormat format) throws IOException {
        return switch (format.packing()) {
            case NONE -> raw;
            case GZIP -> new GZIPOutputStream(raw);
            case ZSTD -> new ZstdOutputStream(raw);
        };
    }

    static void parquet(Path file, List<List<String>> lines) throws Exception {
        Files.deleteIfExists(file);
        StringBuilder columns = new StringBuilder("place BIGINT");
        StringBuilder names = new StringBuilder();
        for (String name : lines.get(0)) {
            columns.append(", \"").append(name.replace("\"", "\"\"")).append("\" VARCHAR");
            names.append(names.length() == 0 ? "" : ", ")
                    .append('"')
                    .append(name.replace("\"", "\"\""))
                    .append('"');
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (" + columns + ")");
            try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "t")) {
                for (int i = 1; i < lines.size(); i++) {
                    appender.beginRow();
                    appender.append((long) i);
                    for (String cell : lines.get(i)) {
                        appender.append(cell);
                    }
                    appender.endRow();
                }
            }
            statement.execute("COPY (SELECT " + names + " FROM t ORDER BY place) TO '" + file + "' (FORMAT parquet)");
        }
    }

    /** Writes what a query gives. */
    static void parquet(Path file, String query) throws Exception {
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
    }

    /** Its lines; of a malformed one the place, the field and the message. */
    static List<String> read(Path file) throws Exception {
        List<String> read = new ArrayList<>();
        for (FileLine line : lines(file)) {
            read.add(line.problem()
                    .map(p -> p.line() + "!" + p.field() + ": " + p.message() + "; " + p.remedy())
                    .orElse(line.line() + ":" + line.cells()));
        }
        return read;
    }

    static List<FileLine> lines(Path file) throws Exception {
        List<FileLine> read = new ArrayList<>();
        String name = file.getFileName().toString();
        try (FileLines lines =
                FileLines.open(name, file, RowsFormat.of(name).orElseThrow(), CsvLines.Dialect.REQUEST)) {
            for (Optional<FileLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                if (read.isEmpty()) {
                    lines.expect(next.get().cells().size());
                }
                read.add(next.get());
            }
            if (!lines.sha256Hex().equals(Requests.sha256(Files.readAllBytes(file)))) {
                throw new AssertionError("the digest is not that of the file as it is stored");
            }
        }
        return read;
    }
}
