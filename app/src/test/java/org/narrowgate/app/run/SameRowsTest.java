package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.airlift.compress.zstd.ZstdOutputStream;
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
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    @TempDir
    private Path folder;

    @Test
    void the_same_rows_are_decided_alike_whatever_the_form_of_their_file() throws Exception {
        Story base = Story.make(folder.resolve("base"), 4_000, 400);
        Path csv = base.demo().request().resolve("rows.csv");
        List<List<String>> lines = lines(csv);
        List<String> expected = List.of();
        for (RowsFormat format : RowsFormat.values()) {
            Story story = base.copied(folder.resolve("base/" + format.name()));
            send(story, format, csv, lines);

            List<String> decided = decided(story);

            assertThat(decided).hasSize(lines.size() - 1);
            expected = expected.isEmpty() ? decided : expected;
            for (int i = 0; i < decided.size(); i++) {
                assertThat(decided.get(i)).as(format + ", row " + (i + 1)).isEqualTo(expected.get(i));
            }
            assertThat(story.verify().damages()).as(format.name()).isEmpty();
        }
        assertThat(expected.stream().distinct().count()).isGreaterThan(300);
    }

    /** What the evidence of each row holds: every slot of its leaf. */
    private static List<String> decided(Story story) throws Exception {
        RunRecord record = story.record(
                story.decide(DisclosureRun.Sizes.STANDARD, Progress.silent()).run());
        List<String> decided = new ArrayList<>();
        for (long row = 1; row <= record.decided(); row++) {
            Opening opening = record.row(row).orElseThrow().opening();
            decided.add(IntStream.rangeClosed(1, opening.slotCount())
                    .mapToObj(slot -> HexFormat.of().formatHex(opening.slot(slot)))
                    .reduce("", (all, slot) -> all + " " + slot));
        }
        return decided;
    }

    /** Puts the rows into the request in this form, and has it signed again. */
    private static void send(Story story, RowsFormat format, Path csv, List<List<String>> lines) throws Exception {
        Path request = story.demo().request();
        String name = "rows." + format.ending();
        Files.deleteIfExists(request.resolve("rows.csv"));
        write(request.resolve(name), format, csv, lines);
        Path header = request.resolve(RequestPackage.HEADER);
        Files.writeString(
                header,
                Files.readString(header).replace("\"rows.csv\"", "\"" + name + "\"").replace(
                        "\"text/csv\"", "\"" + format.mediaType() + "\""));
        RequestPackage finished = RequestPackage.finish(request);
        SigningIdentity signer =
                SigningIdentity.read(story.demo().key("requester"), story.root().resolve("certificates/requester.pem"));
        Files.write(
                request.resolve(RequestPackage.SIGNATURE), DetachedSignature.sign(finished.headerBytes(), signer));
    }

    private static void write(Path file, RowsFormat format, Path csv, List<List<String>> lines) throws Exception {
        if (format == RowsFormat.PARQUET) {
            Path plain = file.resolveSibling("plain.csv");
            write(plain, RowsFormat.CSV, csv, lines);
            try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM read_csv('" + plain + "', all_varchar = true, header = true,"
                        + " delim = ',', quote = '\"', escape = '\"')) TO '" + file + "' (FORMAT parquet)");
            }
            Files.delete(plain);
            return;
        }
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = packed(raw, format);
                BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            if (format.mediaType().equals("text/csv")) {
                CsvWriter writer = CsvWriter.builder().build(text);
                lines.forEach(writer::writeRecord);
                return;
            }
            // A blank line is no row: so every row has the line that it has in CSV, which a malformed one is logged with.
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
