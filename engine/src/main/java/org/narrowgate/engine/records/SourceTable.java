package org.narrowgate.engine.records;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.records.RecordsMapping.Column;
import org.narrowgate.engine.records.RecordsMapping.Format;
import org.narrowgate.engine.records.RecordsMapping.Table;

/** One of the custodian's tables, opened: what SQL calls it, which columns it has, and of which types. */
final class SourceTable {
    /** As many column names as a reader takes in. */
    private static final int LISTED_AT_MOST = 40;

    private final Table table;
    private final String from;
    private final Map<String, String> types;
    /** Of files that each have types of their own; the engine takes those of the first for all. */
    private final Map<Path, Map<String, String>> typesByFile = new LinkedHashMap<>();

    private final Problems problems;

    private SourceTable(Table table, String from, Map<String, String> types, Problems problems) {
        this.table = table;
        this.from = from;
        this.types = types;
        this.problems = problems;
    }

    static SourceTable open(DuckDbSession session, Table table, RecordFiles files, Problems problems) {
        int known = problems.count();
        String from =
                switch (table.format()) {
                    case PARQUET -> "read_parquet(" + Sql.files(files.paths()) + ", hive_partitioning = false)";
                    case CSV -> csv(table, files.paths(), problems);
                    case SQL -> query(table, files);
                    case POSTGRES -> throw new IllegalArgumentException("a table of PostgreSQL is no file");
                };
        SourceTable source = new SourceTable(table, from, new LinkedHashMap<>(), problems);
        if (problems.count() > known) {
            return source;
        }
        try {
            source.types.putAll(types(session, from));
            if (table.format() == Format.PARQUET && files.paths().size() > 1) {
                for (Path file : files.paths()) {
                    Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    own.putAll(types(session, "read_parquet(" + Sql.files(List.of(file)) + ")"));
                    source.typesByFile.put(file, own);
                }
            }
        } catch (SQLException failed) {
            if (table.format() != Format.SQL) {
                throw DuckDbSession.refused("`" + table.name() + "`", failed, files.paths());
            }
            problems.add(
                    table.mark(),
                    "the query of `" + table.name() + "` cannot be run" + DuckDbSession.ofTheQueryAlone(failed),
                    "it may read only what is listed under `files`, as `{files}` or, one by one, `{1}`, `{2}`: for"
                            + " example `SELECT * FROM read_parquet({files})`");
        }
        return source;
    }

    private static Map<String, String> types(DuckDbSession session, String from) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (List<String> column : session.rows("DESCRIBE SELECT * FROM " + from)) {
            types.put(column.get(0), column.get(1));
        }
        return types;
    }

    /** A table whose rows are copied, as text, from a store of other make; types in DuckDB's words. */
    static SourceTable copied(Table table, String from, Map<String, String> types, Problems problems) {
        return new SourceTable(table, from, types, problems);
    }

    /** What stands after FROM. */
    String from() {
        return from;
    }

    Table table() {
        return table;
    }

    /** The column as SQL text in this alias's row; blank where the record has none. */
    String text(String alias, Column column) {
        String type = type(column);
        requireText(column, type, "`" + table.name() + "`");
        typesByFile.forEach((file, own) -> requireText(column, own.getOrDefault(column.name(), ""), "`" + file + "`"));
        return type.startsWith("ENUM(")
                ? "coalesce(CAST(" + bare(alias, column) + " AS VARCHAR), '')"
                : "coalesce(" + bare(alias, column) + ", '')";
    }

    private void requireText(Column column, String type, String where) {
        boolean list = type.endsWith("]");
        if (list || (!type.equals("VARCHAR") && !type.startsWith("ENUM(") && !type.isEmpty())) {
            problems.add(
                    column.mark(),
                    "column `" + column.name() + "` of " + where + " is " + type + ", not text",
                    "leading zeros and spellings are lost in other types: store it as text, or " + casting());
        }
    }

    /** A key, whole number or text, as it is stored. */
    String key(String alias, Column column) {
        String type = type(column);
        if (!type.equals("VARCHAR") && !isWhole(type) && !type.equals("UUID") && !type.isEmpty()) {
            wrong(column, type, "text or whole numbers");
        }
        return type.equals("VARCHAR") ? "nullif(" + bare(alias, column) + ", '')" : bare(alias, column);
    }

    /** The column's type in DuckDB's words; empty, and a problem, if there is no such column. */
    String type(Column column) {
        String type = types.get(column.name());
        if (type == null) {
            missing(column);
            return "";
        }
        typesByFile.forEach((file, own) -> {
            if (!own.containsKey(column.name())) {
                problems.add(
                        column.mark(),
                        "`" + file + "` of `" + table.name() + "` has no column `" + column.name()
                                + "`, as others have",
                        "give every file the same columns, or map `sql` with read_parquet({files}, union_by_name = true)");
            }
        });
        return type;
    }

    /** A date as ISO 8601 text. */
    String date(String alias, Column column) {
        String type = type(column);
        if (type.equals("DATE")) {
            return "coalesce(CAST(" + bare(alias, column) + " AS VARCHAR), '')";
        }
        if (!type.equals("VARCHAR") && !type.isEmpty()) {
            wrong(column, type, "a date or text such as 1980-02-29");
        }
        return "coalesce(" + bare(alias, column) + ", '')";
    }

    /** A calendar year as text. */
    String year(String alias, Column column) {
        String type = type(column);
        if (!type.equals("VARCHAR") && !isWhole(type) && !type.isEmpty()) {
            wrong(column, type, "calendar years");
        }
        return "coalesce(CAST(" + bare(alias, column) + " AS VARCHAR), '')";
    }

    private String bare(String alias, Column column) {
        return alias + "." + Sql.name(column.name());
    }

    private void wrong(Column column, String type, String wanted) {
        problems.add(
                column.mark(),
                "column `" + column.name() + "` of `" + table.name() + "` is " + type + ", and must hold " + wanted,
                "correct the mapping, or " + casting());
    }

    private String casting() {
        return table.format() == Format.POSTGRES ? "map a view that casts it" : "map `sql` that casts it";
    }

    private static boolean isWhole(String type) {
        return type.endsWith("INTEGER")
                || type.endsWith("BIGINT")
                || type.endsWith("SMALLINT")
                || type.equals("HUGEINT");
    }

    private void missing(Column column) {
        if (types.isEmpty()) {
            return; // The table itself could not be opened, which has been said.
        }
        String nearest = NearestName.of(column.name(), types.keySet())
                .map(n -> "did you mean `" + n + "`? ")
                .orElse("");
        problems.add(
                column.mark(),
                "`" + table.name() + "` has no column `" + column.name() + "`",
                nearest + "its columns are "
                        + types.keySet().stream()
                                .limit(LISTED_AT_MOST)
                                .map(n -> "`" + n + "`")
                                .collect(Collectors.joining(", "))
                        + (oneOfAll() ? "; if that is a line of several, say its `delimiter`" : ""));
    }

    /** A CSV file that is cut by another character than the mapping says comes out as one column. */
    private boolean oneOfAll() {
        return table.format() == RecordsMapping.Format.CSV && types.size() == 1;
    }

    private static String query(Table table, RecordFiles files) {
        String query = table.query().strip().replaceFirst("[;\\s]+$", "").replace("{files}", Sql.files(files.paths()));
        for (int i = 0; i < files.named().size(); i++) {
            query = query.replace("{" + (i + 1) + "}", Sql.files(files.named().get(i)));
        }
        // A comment may end it.
        return "(" + query + "\n)";
    }

    /** Files with one header are read together; those that order their columns otherwise are joined by name. */
    private static String csv(Table table, List<Path> files, Problems problems) {
        Map<List<String>, List<Path>> byHeader = new LinkedHashMap<>();
        for (Path file : files) {
            List<String> header = header(table, file, problems);
            byHeader.computeIfAbsent(header, h -> new ArrayList<>()).add(file);
        }
        LinkedHashSet<LinkedHashSet<String>> sets = new LinkedHashSet<>();
        byHeader.keySet().forEach(h -> sets.add(new LinkedHashSet<>(h)));
        if (sets.size() > 1) {
            problems.add(
                    table.mark(),
                    "the files of `" + table.name() + "` have different columns",
                    "give every file the same header, or map them by `sql`");
        }
        return byHeader.entrySet().stream()
                .map(e -> "SELECT * FROM " + readCsv(table, e.getKey(), e.getValue()))
                .collect(Collectors.joining(" UNION ALL BY NAME ", "(", ")"));
    }

    private static String readCsv(Table table, List<String> header, List<Path> files) {
        String columns =
                header.stream().map(c -> Sql.text(c) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + Sql.files(files) + ", auto_detect = false, header = true, strict_mode = true, delim = "
                + Sql.text(String.valueOf(table.delimiter()))
                + ", quote = '\"', escape = '\"', columns = " + columns + ")";
    }

    private static List<String> header(Table table, Path file, Problems problems) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(table.delimiter())
                        .detectBomHeader(true)
                        .ofCsvRecord(in, StandardCharsets.UTF_8)) {
            requireUtf8(in);
            var records = reader.iterator();
            List<String> header = records.hasNext() ? records.next().getFields() : List.of();
            if (header.stream().anyMatch(c -> c.chars().anyMatch(d -> d < ' ' || d == '\uFFFD'))) {
                throw new IOException("packed, or in another encoding");
            }
            LinkedHashSet<String> folded = new LinkedHashSet<>();
            for (String column : header) {
                if (column.isBlank() || !folded.add(column.toLowerCase(Locale.ROOT))) {
                    problems.add(
                            table.mark(),
                            "the header of `" + file + "` names a column twice or not at all",
                            "give every column its own name in line 1");
                    return List.of();
                }
            }
            if (header.isEmpty()) {
                problems.add(table.mark(), "`" + file + "` is empty", "it must begin with a line of column names");
            }
            return header;
        } catch (IOException | UncheckedIOException | de.siegmar.fastcsv.reader.CsvParseException failed) {
            problems.add(
                    table.mark(), "the header of `" + file + "` cannot be read", "save it as CSV in UTF-8, not packed");
            return List.of();
        }
    }

    /** No UTF-8 begins as the mark of UTF-16 does, which the reader of the header would go by and the engine not. */
    private static void requireUtf8(InputStream in) throws IOException {
        in.mark(1);
        if (in.read() >= 0xFE) {
            throw new IOException("UTF-16");
        }
        in.reset();
    }
}
