package org.narrowgate.engine.linkset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.linkset.LinkSetMapping.Column;
import org.narrowgate.engine.linkset.LinkSetMapping.FileForm;

/**
 * Reads a CSV file of a linkage set, forgiving what published sets are known for: blanks around cells and names of
 * columns, lines with a cell too few or too many.
 */
final class RowsReader {
    private final Path file;
    private final Problems problems = new Problems();

    RowsReader(Path file) {
        this.file = file;
    }

    /** @throws DocumentException if the file is not CSV, or lacks a column that the mapping names */
    Rows rows(FileForm form) throws IOException, DocumentException {
        Rows rows = new Rows(form);
        List<List<Column>> slots = new ArrayList<>();
        for (Particular particular : Particular.values()) {
            slots.add(form.columns().getOrDefault(particular, List.of()));
        }
        slots.addAll(form.others().values());
        read(form.delimiter(), form.encoding(), header -> {
            int[][] places =
                    slots.stream().map(columns -> places(columns, header)).toArray(int[][]::new);
            return line -> rows.add(cells(line, places, form.missing()));
        });
        return rows;
    }

    /** What to do with each line below a header. */
    interface Lines {
        Consumer<CsvRecord> below(List<String> header);
    }

    @SuppressWarnings("removal") // lines with a cell too few or too many are common in published sets
    void read(char delimiter, Charset encoding, Lines lines) throws IOException, DocumentException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new InputStreamReader(Files.newInputStream(file), encoding.newDecoder()))) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> header = records.hasNext() ? header(records.next()) : List.of();
            Consumer<CsvRecord> each = lines.below(header);
            problems.throwIfAny();
            records.forEachRemaining(each);
        } catch (CsvParseException unfit) {
            problems.add(Yaml.shown(file), "the file is not CSV (RFC 4180)", "check that every quote is closed");
        } catch (CharacterCodingException | UncheckedIOException unreadable) {
            problems.add(
                    Yaml.shown(file),
                    "the file has bytes that " + encoding.name() + " does not have",
                    "say in the mapping how it is encoded: `encoding: windows-1252`");
        }
        problems.throwIfAny();
    }

    private static List<String> header(CsvRecord first) {
        return first.getFields().stream()
                .map(name -> name.startsWith("\uFEFF") ? name.substring(1) : name)
                .map(String::strip)
                .toList();
    }

    private int[] places(List<Column> columns, List<String> header) {
        return columns.stream().mapToInt(column -> place(column, header)).toArray();
    }

    /** Where the column stands; a problem if it is not there, or twice. */
    int place(Column column, List<String> header) {
        int place = header.indexOf(column.name());
        if (place < 0) {
            problems.add(Problem.at(
                    column.mark(),
                    "`" + Yaml.shown(file) + "` has no column `" + column.name() + "`",
                    NearestName.remedy(column.name(), header)));
        } else if (header.lastIndexOf(column.name()) != place) {
            problems.add(Problem.at(
                    column.mark(),
                    "`" + Yaml.shown(file) + "` has the column `" + column.name() + "` twice",
                    "give each column a name of its own"));
        }
        return place;
    }

    static String cell(CsvRecord line, int place) {
        return place >= 0 && place < line.getFieldCount() ? line.getField(place).strip() : "";
    }

    private static String[] cells(CsvRecord line, int[][] places, Set<String> missing) {
        String[] cells = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            String joined = "";
            for (int place : places[i]) {
                String cell = cell(line, place);
                if (!cell.isEmpty() && !missing.contains(cell)) {
                    joined = joined.isEmpty() ? cell : joined + " " + cell;
                }
            }
            cells[i] = joined;
        }
        return cells;
    }

    /** Rows by their ids; two rows of one id are a problem, because no pair could tell which is meant. */
    Map<String, Integer> byId(Rows rows) throws DocumentException {
        Map<String, Integer> byId = new HashMap<>();
        int twice = 0;
        for (int row = 0; row < rows.size(); row++) {
            twice += byId.put(rows.id(row), row) == null ? 0 : 1;
        }
        if (twice > 0) {
            problems.add(
                    Yaml.shown(file),
                    twice + " rows have an id that another row has",
                    "map `id` to a column that is different in every row, or leave it out: rows are numbered then");
        }
        problems.throwIfAny();
        return byId;
    }
}
