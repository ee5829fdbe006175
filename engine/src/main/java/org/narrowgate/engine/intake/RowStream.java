package org.narrowgate.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.RowProblem;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;

/**
 * The rows of a request in their order, one at a time. At the end it holds the file's digest and the number of rows
 * against the signed header: a file that was cut short or grew is refused, however well its lines read.
 */
public final class RowStream implements Closeable {
    private final String name;
    private final FileLines lines;
    private final RowParser parser;
    private final RequestHeader.RowsFile expected;
    private long number;
    private boolean checked;

    /**
     * One line of the file, not yet read as a row; a parser may read many of them at a time.
     *
     * @param number of the row, the first data row being 1
     * @param printable whether the cells are known to hold nothing but printable ASCII
     * @param problem why it could not be cut into cells
     */
    public record Line(long number, long line, List<String> cells, boolean printable, Optional<RowProblem> problem) {
        /** The line as a row; safe in many threads. */
        public RequestRow read(RowParser parser) {
            return problem.isPresent()
                    ? parser.unreadable(number, problem.get())
                    : parser.parse(number, line, cells, printable);
        }
    }

    private RowStream(String name, FileLines lines, RowParser parser, RequestHeader.RowsFile expected) {
        this.name = name;
        this.lines = lines;
        this.parser = parser;
        this.expected = expected;
    }

    /** Opens the rows file of a request; a header line that cannot be used refuses it. */
    public static RowStream open(
            Path file, RequestHeader header, RowLayout layout, Function<StatedAddress, PostalAddress> addresses)
            throws IOException, DocumentException {
        String name = header.rows().name();
        RowsFormat format = RowsFormat.of(name).orElseThrow();
        return open(name, FileLines.open(name, file, format, CsvLines.Dialect.REQUEST), header, layout, addresses);
    }

    static RowStream open(
            String name,
            FileLines lines,
            RequestHeader header,
            RowLayout layout,
            Function<StatedAddress, PostalAddress> addresses)
            throws IOException, DocumentException {
        try {
            RowLayout.Columns columns = columns(name, lines, layout);
            lines.expect(columns.width());
            return new RowStream(name, lines, RowParser.of(columns, header, addresses), header.rows());
        } catch (IOException | DocumentException | RuntimeException unusable) {
            lines.close();
            throw unusable;
        }
    }

    /** What turns lines into rows. */
    public RowParser parser() {
        return parser;
    }

    /** The next row; empty at the end of a file that is whole. */
    public Optional<RequestRow> next() throws IOException, DocumentException {
        return nextLine().map(line -> line.read(parser));
    }

    /** The next line; empty at the end of a file that is whole. */
    public Optional<Line> nextLine() throws IOException, DocumentException {
        Optional<FileLine> next = lines.next();
        if (next.isEmpty()) {
            checkWhole();
            return Optional.empty();
        }
        number++;
        if (number > expected.count()) {
            refuse("has more rows than the " + expected.count() + " that the request states");
        }
        FileLine line = next.get();
        return Optional.of(new Line(number, line.line(), line.cells(), line.printable(), line.problem()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void checkWhole() throws IOException, DocumentException {
        if (checked) {
            return;
        }
        if (number != expected.count()) {
            refuse("has " + number + " rows, but the request states " + expected.count());
        }
        if (!lines.sha256Hex().equals(expected.sha256())) {
            refuse("is not the file whose SHA-256 the request states");
        }
        checked = true;
    }

    private void refuse(String message) throws DocumentException {
        Problems problems = new Problems();
        problems.add(name, "the file " + message, "send the rows file that was signed, or sign the request again");
        problems.throwIfAny();
    }

    static RowLayout.Columns columns(String name, FileLines lines, RowLayout layout)
            throws IOException, DocumentException {
        Optional<FileLine> first = lines.next();
        Problems problems = new Problems();
        if (first.isEmpty()) {
            problems.add(name, "the file is empty", "begin it with a line of column names");
        } else if (first.get().problem().isPresent()) {
            add(problems, name, first.get().problem().get());
        } else {
            RowLayout.HeaderLine header = layout.read(first.get().cells());
            if (header instanceof RowLayout.Columns columns) {
                return columns;
            }
            if (header instanceof RowLayout.Refused refused) {
                refused.problems().forEach(problem -> add(problems, name, problem));
            }
        }
        problems.throwIfAny();
        throw new IllegalStateException("a header line is either usable or refused");
    }

    private static void add(Problems problems, String name, RowProblem problem) {
        String message = problem.field().isEmpty()
                ? problem.message()
                : "column `" + problem.field() + "`: " + problem.message();
        problems.add(
                new Problem(name, (int) Math.min(problem.line(), Integer.MAX_VALUE), 1, message, problem.remedy(), ""));
    }
}
