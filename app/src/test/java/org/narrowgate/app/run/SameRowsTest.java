package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.intake.RowsFormat;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;

/** The same rows in every form that a rows file may have: the same decisions, byte for byte. */
class SameRowsTest {
    private static final DisclosureRun.Sizes SMALL_BLOCKS = new DisclosureRun.Sizes(64, 512);

    @TempDir
    private Path folder;

    @Test
    void the_same_rows_are_decided_alike_whatever_the_form_of_their_file() throws Exception {
        Story base = Story.make(folder.resolve("base"), 8_000, 1_000);
        List<List<String>> lines = lines(base.demo().request().resolve("rows.csv"));
        List<DecidedRow> expected = List.of();
        List<String> slots = List.of();
        for (RowsFormat format : RowsFormat.values()) {
            Story story = base.copied(folder.resolve("base/" + format.name()));
            send(story, format, lines);
            long run = story.decide(SMALL_BLOCKS, Progress.silent()).run();
            List<DecidedRow> rows = story.rows(run);
            expected = expected.isEmpty() ? rows : expected;
            assertThat(rows.size()).as(format.name()).isEqualTo(lines.size() - 1);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i).equals(expected.get(i)))
                        .as(format + ", row " + (i + 1))
                        .isTrue();
            }
            List<String> sample = slots(story.record(run));
            slots = slots.isEmpty() ? sample : slots;
            assertThat(sample.equals(slots)).as(format.name()).isTrue();
            if (format == RowsFormat.PARQUET) {
                assertThat(story.verify().damages()).isEmpty();
            }
        }
        assertThat(expected.stream().filter(row -> !row.problem().isEmpty())).isNotEmpty();
    }

    /** Every slot of the leaf of every fiftieth row, as the evidence holds it. */
    private static List<String> slots(RunRecord record) throws Exception {
        List<String> slots = new ArrayList<>();
        for (long row = 1; row <= record.decided(); row += 50) {
            Opening opening = record.row(row).orElseThrow().opening();
            for (int slot = 1; slot <= opening.slotCount(); slot++) {
                slots.add(HexFormat.of().formatHex(opening.slot(slot)));
            }
        }
        return slots;
    }

    /** Puts the rows into the request in this form, and has it signed again. */
    private static void send(Story story, RowsFormat format, List<List<String>> lines) throws Exception {
        Path request = story.demo().request();
        String name = "rows." + format.ending();
        Files.deleteIfExists(request.resolve("rows.csv"));
        write(request.resolve(name), format, lines);
        Path header = request.resolve(RequestPackage.HEADER);
        Files.writeString(
                header,
                Files.readString(header)
                        .replace("\"rows.csv\"", "\"" + name + "\"")
                        .replace("\"text/csv\"", "\"" + format.mediaType() + "\""));
        RequestPackage finished = RequestPackage.finish(request);
        assertThat(finished.header().rows().count()).as(format.name()).isEqualTo(lines.size() - 1);
        SigningIdentity signer = SigningIdentity.read(
                story.demo().key("request-signer"), story.root().resolve("certificates/request-signer.pem"));
        Files.write(request.resolve(RequestPackage.SIGNATURE), DetachedSignature.sign(finished.headerBytes(), signer));
    }

    private static void write(Path file, RowsFormat format, List<List<String>> lines) throws Exception {
        if (format == RowsFormat.PARQUET) {
            parquet(file, lines);
            return;
        }
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = packed(raw, format);
                BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            if (format.mediaType().equals("text/csv")) {
                try (CsvWriter writer = CsvWriter.builder().build(text)) {
                    lines.forEach(writer::writeRecord);
                }
                return;
            }
            // A blank line is no row: so every row has the line that it has in CSV, which a malformed one is logged
            // with.
            text.write("\n");
            for (List<String> line : lines.subList(1, lines.size())) {
                Json object = Json.object();
                for (int i = 0; i < line.size(); i++) {
                    object.put(lines.get(0).get(i), line.get(i));
                }
                text.write(new String(object.compact(), StandardCharsets.UTF_8).strip() + "\n");
            }
        }
    }

    private static void parquet(Path file, List<List<String>> lines) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (\"" + String.join("\" VARCHAR, \"", lines.get(0)) + "\" VARCHAR)");
            try (var appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "t")) {
                for (List<String> line : lines.subList(1, lines.size())) {
                    appender.beginRow();
                    for (String cell : line) {
                        appender.append(cell);
                    }
                    appender.endRow();
                }
            }
            statement.execute("COPY t TO '" + file + "' (FORMAT parquet)");
        }
    }

    private static OutputStream packed(OutputStream raw, RowsFormat format) throws IOException {
        if (format.ending().endsWith(".gz")) {
            return new GZIPOutputStream(raw);
        }
        return format.ending().endsWith(".zst") ? new ZstdOutputStream(raw) : raw;
    }

    private static List<List<String>> lines(Path csv) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(csv, StandardCharsets.UTF_8)) {
            for (CsvRecord line : reader) {
                if (lines.isEmpty() || line.getFieldCount() == lines.get(0).size()) {
                    lines.add(line.getFields());
                }
            }
        }
        return lines;
    }
}
