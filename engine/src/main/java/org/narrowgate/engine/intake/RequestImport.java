package org.narrowgate.engine.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.RowProblem;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;

/**
 * Turns a bare file of rows into a request, whole or not at all. It states what file and mapping state and adds nothing:
 * what neither says stays blank, and whatever needs it is not shown when the request is decided.
 */
public final class RequestImport {
    private static final String ROWS = "rows.csv";
    private static final String DAYS =
            "correct the cell or `dates`, check that the right column is mapped, or take such rows over with --as-is";

    /** Whether a cell stands under its column does not depend on the address, so none is taken apart here. */
    private static final PostalAddress UNREAD = new PostalAddress(
            "", "", "", "", "", "", "", "", "", "", "", "", "", "", AddressStatus.ABSENT, Set.of(AddressStatus.ABSENT));

    private final String name;
    private final RequestMapping mapping;
    private final boolean asIs;
    private final LineProblems problems;
    private final Set<String> days;
    private final List<String> columns;
    private long carried;

    private RequestImport(String name, RequestMapping mapping, boolean asIs) {
        this.name = name;
        this.mapping = mapping;
        this.asIs = asIs;
        this.problems = new LineProblems(name);
        this.days = RequestMappingReader.dates(mapping.authority());
        RowLayout layout = RowLayout.of(mapping.authority());
        boolean free = mapping.sources().stream().anyMatch(s -> s.column().equals(RowLayout.FREE_ADDRESS));
        this.columns = free ? layout.columnsWithFreeAddress() : layout.columns();
    }

    /**
     * What came of it.
     *
     * @param carried rows taken over although a cell of theirs cannot be read
     * @param leftOut columns of theirs that nothing came from; one that has no readable name by its number
     * @param unstated columns of ours that nothing came to
     */
    public record Imported(RequestHeader header, long carried, List<String> leftOut, List<String> unstated) {}

    /**
     * Imports a file.
     *
     * @param out the request's folder, which must not be there yet
     * @param asIs whether rows with cells that cannot be read are taken over, to be refused one by one
     * @throws DocumentException naming file, line, column and remedy; nothing is left behind
     */
    public static Imported run(Path file, RequestMapping mapping, Path out, boolean asIs)
            throws IOException, DocumentException {
        RequestImport work = new RequestImport(Yaml.shown(file), mapping, asIs);
        try (FileLines lines = work.open(file)) {
            return NewFolder.make(out, folder -> work.fill(lines, folder));
        }
    }

    /** A name that says nothing is that of a CSV file: bare files have any. */
    private FileLines open(Path file) throws IOException, DocumentException {
        if (!Files.isRegularFile(file)) {
            refuse(0, "there is no such file", "give the path of the file of rows");
        }
        RowsFormat format = RowsFormat.of(String.valueOf(file.getFileName())).orElse(RowsFormat.CSV);
        RequestMapping.Form form = mapping.form();
        if (format.content() != RowsFormat.Content.CSV
                && !(form.named() && form.dialect().isCommon())) {
            refuse(
                    0,
                    "`delimiter`, `encoding` and `header` of the mapping say how a CSV file is written, and this is "
                            + format.content().word(),
                    "leave them out of `file`, and give columns by name");
        }
        try {
            return FileLines.open(name, file, format, form.dialect());
        } catch (AccessDeniedException denied) {
            refuse(0, "the file may not be read", "check its permissions");
            throw denied;
        }
    }

    private Imported fill(FileLines lines, Path folder) throws IOException, DocumentException {
        Path rows = folder.resolve(ROWS);
        List<String> leftOut;
        try (BufferedWriter out = Files.newBufferedWriter(rows)) {
            leftOut = copy(lines, out);
        }
        problems.throwIfAny();
        RequestPackage.Measure measure = RequestPackage.Measure.of(ROWS, rows);
        requireRows(measure.count());
        RequestHeader said = mapping.header();
        RequestHeader header = said.binding(
                said.documents(),
                new RequestHeader.RowsFile(ROWS, RowsFormat.CSV.mediaType(), measure.sha256(), measure.count()),
                said.recipientCertificate());
        RequestPackage.write(folder, header);
        return new Imported(header, carried, leftOut, unstated());
    }

    private void requireRows(long count) throws DocumentException {
        OptionalLong expected = mapping.form().rows();
        if (expected.isPresent() && expected.getAsLong() != count) {
            refuse(
                    0,
                    "the file has " + count + " rows, but the mapping states " + expected.getAsLong(),
                    "find out whether the file was cut short; nothing was written");
        }
        if (count < 1) {
            refuse(0, "the file has no rows", "give a file with a line for each person");
        }
    }

    /** Writes the rows; the columns of theirs that nothing came from. */
    private List<String> copy(FileLines lines, BufferedWriter out) throws IOException, DocumentException {
        Optional<FileLine> top = lines.next();
        if (top.isEmpty()) {
            refuse(0, "the file is empty", "give a file with a line for each person");
        }
        FileLine first = top.orElseThrow();
        if (first.problem().isPresent()) {
            refuse(
                    first.line(),
                    first.problem().get().message(),
                    first.problem().get().remedy());
        }
        boolean named = mapping.form().named();
        Placed placed = place(first, named);
        lines.expect(first.cells().size());
        SafeCsv csv = SafeCsv.exact(out).line(columns);
        RowLayout layout = RowLayout.of(mapping.authority());
        RowParser parser = RowParser.of((RowLayout.Columns) layout.read(columns), mapping.header(), address -> UNREAD);
        long number = 0;
        Optional<FileLine> line = named ? lines.next() : Optional.of(first);
        for (; line.isPresent(); line = lines.next()) {
            number++;
            Optional<List<String>> cells =
                    cells(line.get(), number, first.cells().size(), placed, parser);
            if (cells.isPresent()) {
                csv.line(cells.get());
            }
        }
        return placed.leftOut();
    }

    /** The row as it is written; empty if the line cannot be taken over. */
    private Optional<List<String>> cells(FileLine line, long number, int width, Placed placed, RowParser parser) {
        if (line.problem().isPresent()) {
            RowProblem problem = line.problem().get();
            String theirs = problem.field().isEmpty() ? "" : "`" + problem.field() + "`: ";
            problems.add(line.line(), theirs + problem.message(), problem.remedy());
            return Optional.empty();
        }
        if (line.cells().size() != width) {
            problems.add(
                    line.line(),
                    "the line has " + line.cells().size() + " cells, the first has " + width,
                    "quote cells that hold the delimiter, and keep it before a blank cell; if this is the last line, the"
                            + " file may be cut short");
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        boolean readable = true;
        for (String column : columns) {
            String cell = placed.cell(column, line.cells(), number);
            if (days.contains(column)) {
                Optional<String> day = mapping.form().days().iso(cell);
                if (day.isEmpty()) {
                    readable = false;
                    misfit(line.line(), column, "the cell is no day as the mapping's `dates` says", DAYS);
                }
                cell = day.orElse(cell);
            }
            cells.add(cell);
        }
        if (readable) {
            readable = isReadable(parser.parse(number, line.line(), cells));
        }
        carried += asIs && !readable ? 1 : 0;
        return Optional.of(cells);
    }

    private boolean isReadable(RequestRow row) {
        row.problem()
                .ifPresent(problem -> misfit(
                        row.line(),
                        problem.field(),
                        problem.message(),
                        problem.remedy() + ", or take such rows over with --as-is"));
        return row.isReadable();
    }

    private void misfit(long line, String column, String message, String remedy) {
        if (asIs) {
            return;
        }
        String theirs = mapping.sources().stream()
                .filter(s -> s.column().equals(column) && !s.theirs().isEmpty())
                .map(s -> " from `"
                        + String.join(
                                "`, `",
                                s.theirs().stream()
                                        .map(RequestMapping.Theirs::name)
                                        .toList()) + "`")
                .findFirst()
                .orElse("");
        problems.add(line, (column.isEmpty() ? "" : "`" + column + "`" + theirs + ": ") + message, remedy);
    }

    /** Finds the mapping's columns in the file's first line; those that are not there are told at their place. */
    private Placed place(FileLine first, boolean named) throws DocumentException {
        List<String> header = first.cells().stream().map(String::strip).toList();
        if (header.get(0).startsWith("\u00EF\u00BB\u00BF")) {
            refuse(1, "the file begins with the mark of UTF-8", "write `encoding: UTF-8` into the mapping");
        }
        boolean anyThere = !named
                || mapping.sources().stream()
                        .flatMap(s -> s.theirs().stream())
                        .anyMatch(t -> header.contains(t.name()));
        if (!anyThere) {
            // Perhaps a person's: not a word of it is repeated.
            refuse(
                    1,
                    "the line has none of the columns that the mapping names",
                    "check `delimiter`; if it is a person's, write `header: false` and columns by number");
        }
        Problems missing = new Problems();
        Placed placed = new Placed(mapping.sources(), header.size(), named ? header : List.of());
        for (RequestMapping.Source source : mapping.sources()) {
            source.theirs().forEach(theirs -> placed.put(source.column(), theirs, missing, name));
        }
        missing.throwIfAny();
        return placed;
    }

    private List<String> unstated() {
        Set<String> stated = new TreeSet<>(Set.of(RowLayout.ROW_ID));
        mapping.sources().forEach(s -> stated.add(s.column()));
        return columns.stream().filter(c -> !stated.contains(c)).toList();
    }

    private void refuse(long line, String message, String remedy) throws DocumentException {
        Problems refused = new Problems();
        refused.add(new Problem(name, (int) line, (int) Math.min(line, 1), message, remedy, ""));
        refused.throwIfAny();
    }
}
