package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two tables of a part as a recipient reads them, joined: every disclosed row has its fields, and no other has. */
final class PartTables {
    private final List<Answer.Kind> kinds;
    private final List<Row> receipted;
    private final int answerHeader;
    private final int fieldsHeader;

    /** A row that has a receipt: cells as they stand in the tables. */
    record Row(String rowId, Answer.Kind kind, Map<String, String> fields) {}

    private PartTables(List<Answer.Kind> kinds, List<Row> receipted, int answerHeader, int fieldsHeader) {
        this.kinds = kinds;
        this.receipted = receipted;
        this.answerHeader = answerHeader;
        this.fieldsHeader = fieldsHeader;
    }

    static PartTables read(byte[] answerTable, byte[] fieldTable, List<String> columns) throws SealException {
        List<CsvRecord> answers = records(answerTable, PackagePart.ANSWERS, List.of("row_id", "answer", "grounds"));
        List<String> header = new ArrayList<>(List.of("row_id"));
        header.addAll(columns);
        Iterator<CsvRecord> fields =
                records(fieldTable, PackagePart.FIELDS, header).iterator();
        List<Answer.Kind> kinds = new ArrayList<>(answers.size());
        List<Row> receipted = new ArrayList<>();
        for (CsvRecord answer : answers) {
            Answer.Kind kind = kind(answer);
            kinds.add(kind);
            if (kind == Answer.Kind.DISCLOSED) {
                receipted.add(new Row(answer.getField(0), kind, fields(answer.getField(0), fields, columns)));
            } else if (kind == Answer.Kind.CONFIRMED) {
                receipted.add(new Row(answer.getField(0), kind, Map.of()));
            }
        }
        if (fields.hasNext()) {
            throw new SealException("fields.csv holds rows that answer.csv does not call disclosed");
        }
        return new PartTables(
                kinds,
                receipted,
                CsvLine.of(List.of("row_id", "answer", "grounds")).getBytes(UTF_8).length,
                CsvLine.of(header).getBytes(UTF_8).length);
    }

    @SuppressWarnings("removal") // the record count is checked below, so that the error names the table
    private static List<CsvRecord> records(byte[] table, String name, List<String> header) throws SealException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new String(table, UTF_8))) {
            List<CsvRecord> records = new ArrayList<>();
            reader.forEach(records::add);
            boolean wellFormed = !records.isEmpty()
                    && records.get(0).getFields().equals(header)
                    && records.stream().allMatch(r -> r.getFieldCount() == header.size());
            if (!wellFormed) {
                throw new SealException(name + " has other columns than " + String.join(", ", header));
            }
            return records.subList(1, records.size());
        } catch (CsvParseException | java.io.IOException e) {
            throw new SealException(name + " is not CSV (RFC 4180)", e);
        }
    }

    private static Answer.Kind kind(CsvRecord answer) throws SealException {
        for (Answer.Kind kind : Answer.Kind.values()) {
            if (kind.word().equals(answer.getField(1))) {
                return kind;
            }
        }
        throw new SealException("answer.csv, line " + answer.getStartingLineNumber() + ": the answer is not known");
    }

    private static Map<String, String> fields(String rowId, Iterator<CsvRecord> fields, List<String> columns)
            throws SealException {
        if (!fields.hasNext()) {
            throw new SealException("fields.csv lacks a row that answer.csv calls disclosed");
        }
        CsvRecord next = fields.next();
        if (!next.getField(0).equals(rowId)) {
            throw new SealException("fields.csv, line " + next.getStartingLineNumber()
                    + ": another row than the next one disclosed in answer.csv");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), next.getField(i + 1));
        }
        return cells;
    }

    void count(Map<String, Long> totals) {
        kinds.forEach(kind -> totals.merge(kind.word(), 1L, Long::sum));
    }

    /** The rows that have a receipt, in order. */
    List<Row> receipted() {
        return receipted;
    }

    /** Bytes of the header line, which joined tables hold once. */
    int answerHeaderBytes() {
        return answerHeader;
    }

    int fieldsHeaderBytes() {
        return fieldsHeader;
    }
}
