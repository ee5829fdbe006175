package org.narrowgate.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.request.RowProblem;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;

/**
 * Cuts a CSV file (RFC 4180 but for its dialect; with or without a byte-order mark; line ends LF, CR LF or CR) into
 * records, holding no more than one of them in memory.
 *
 * <p>Ours because a broken line must be <em>one</em> row and the next line the next: a general reader lets a quote that
 * is never closed swallow the people after it, or gives up on the file. The rule: a record may run over several lines
 * only if it closes its quotes, is not too long and has as many cells as the header. Otherwise its <em>first line</em>
 * is a malformed row and reading goes on with the second. Blank lines are no rows. What such a rule could still lose,
 * the row count that the requester signed catches.
 */
final class CsvLines implements FileLines {
    /** Longest record, in UTF-16 units; one line of a gigabyte costs no more memory than this. */
    static final int LONGEST_RECORD = 1 << 16;

    /** What may be wrong with the form of a record. */
    private enum Fault {
        NONE("", ""),
        UNCLOSED("a quote is opened and not closed", "close it"),
        AFTER_QUOTE("text follows a closing quote", "write a quote inside a quoted cell twice"),
        INSIDE("a quote stands inside a cell that is not quoted", "quote the cell and write the quote twice"),
        TOO_LONG("the line has more than " + LONGEST_RECORD + " characters", "check that every quote is closed");

        private final String message;
        private final String remedy;

        Fault(String message, String remedy) {
            this.message = message;
            this.remedy = remedy;
        }
    }

    /**
     * What a file may differ in.
     *
     * @param encodingRemedy what to do about bytes that the encoding does not have
     */
    record Dialect(char delimiter, Charset encoding, String encodingRemedy) {
        /** The rows file of a request. */
        static final Dialect REQUEST =
                new Dialect(',', StandardCharsets.UTF_8, "save the file as UTF-8 and sign it again");

        /** Whether it is what CSV is unless somebody says otherwise. */
        boolean isCommon() {
            return delimiter == REQUEST.delimiter && encoding.equals(REQUEST.encoding);
        }
    }

    private final String name;
    private final StrictChars chars;
    private final Dialect dialect;
    private final char[] buffer = new char[4 * LONGEST_RECORD];
    private int start;
    private int at;
    private int limit;
    private boolean ended;
    private long line = 1;
    private int width = -1;
    private boolean counting;
    /** Below zero once the record holds anything but printable ASCII. */
    private int beyond;

    private List<String> cells = new ArrayList<>();

    private CsvLines(String name, StrictChars chars, Dialect dialect) {
        this.name = name;
        this.chars = chars;
        this.dialect = dialect;
    }

    /** {@code name} is what messages call the file, which is closed if its first byte cannot be read. */
    static CsvLines of(String name, InputStream in) throws IOException, DocumentException {
        return of(name, RowsInput.of(in), Dialect.REQUEST);
    }

    static CsvLines of(String name, RowsInput in, Dialect dialect) throws IOException, DocumentException {
        CsvLines lines = new CsvLines(name, new StrictChars(in, dialect.encoding()), dialect);
        try {
            if (lines.peek() == '\uFEFF') {
                lines.at++;
            }
            return lines;
        } catch (IOException | DocumentException | RuntimeException unreadable) {
            in.close();
            throw unreadable;
        }
    }

    @Override
    public void expect(int cellsInEveryLine) {
        width = cellsInEveryLine;
    }

    @Override
    public void want(boolean cells) {
        counting = !cells;
    }

    /** The next record or malformed line; empty at the end of the file. */
    @Override
    public Optional<FileLine> next() throws IOException, DocumentException {
        while (true) {
            start = at;
            int first = peek();
            if (first < 0) {
                return Optional.empty();
            }
            if (first != '\n' && first != '\r') {
                break;
            }
            endLine();
        }
        long begins = line;
        cells = new ArrayList<>(Math.max(width, 8));
        beyond = 0;
        Fault fault = record();
        if (fault == Fault.NONE) {
            boolean overLines = line > begins + 1;
            fault = overLines && width >= 0 && cells.size() != width ? Fault.UNCLOSED : Fault.NONE;
        } else if (line > begins) {
            // Whatever stopped it on a later line: what is wrong with the first is that its quote stays open.
            fault = Fault.UNCLOSED;
        }
        if (fault == Fault.NONE) {
            return Optional.of(new FileLine(begins, cells, beyond >= 0, Optional.empty()));
        }
        at = start;
        line = begins;
        skipLine();
        return Optional.of(new FileLine(
                begins, List.of(), false, Optional.of(new RowProblem(begins, "", fault.message, fault.remedy))));
    }

    @Override
    public String sha256Hex() {
        return chars.sha256Hex();
    }

    @Override
    public void close() throws IOException {
        chars.close();
    }

    private Fault record() throws IOException, DocumentException {
        while (true) {
            Fault fault = peek() == '"' ? quoted() : plain();
            if (fault != Fault.NONE) {
                return fault;
            }
            int next = peek();
            if (next != dialect.delimiter()) {
                if (next >= 0) {
                    endLine();
                } else {
                    line++;
                }
                return Fault.NONE;
            }
            at++;
            // A row of nothing but commas is one too long as well.
            if (isTooLong()) {
                return Fault.TOO_LONG;
            }
        }
    }

    private Fault plain() throws IOException, DocumentException {
        int length = 0;
        while (true) {
            int run = run(dialect.delimiter());
            at += run;
            length += run;
            if (isTooLong()) {
                return Fault.TOO_LONG;
            }
            int c = peek();
            if (c == dialect.delimiter() || endsLine(c)) {
                cells.add(length == 0 || counting ? "" : new String(buffer, at - length, length));
                return Fault.NONE;
            }
            if (c == '"') {
                return Fault.INSIDE;
            }
        }
    }

    private Fault quoted() throws IOException, DocumentException {
        StringBuilder cell = new StringBuilder(0);
        at++;
        boolean open = true;
        while (open && !isTooLong()) {
            int run = run('"');
            at += run;
            int c = peek();
            int kept = counting ? 0 : run;
            if (c < 0) {
                return Fault.UNCLOSED;
            }
            if (c == '"') {
                at++;
                open = peek() == '"';
                if (!open && cell.isEmpty()) {
                    // Most cells are one run, which needs no putting together.
                    return closed(new String(buffer, at - 1 - run, kept));
                }
                cell.append(buffer, at - 1 - run, kept).append(open ? "\"" : "");
                at += open ? 1 : 0;
            } else {
                cell.append(buffer, at - run, kept);
                int length = endsLine(c) ? endLine() : 0;
                beyond |= -length;
                cell.append(buffer, at - length, length);
            }
        }
        return closed(cell.toString());
    }

    private Fault closed(String cell) throws IOException, DocumentException {
        if (isTooLong()) {
            return Fault.TOO_LONG;
        }
        cells.add(cell);
        int after = peek();
        return after == dialect.delimiter() || endsLine(after) ? Fault.NONE : Fault.AFTER_QUOTE;
    }

    /** Characters from here on that mean nothing but themselves: up to this one, a quote, a line end or the end of what is read. */
    private int run(char stop) {
        int end = Math.min(limit, start + LONGEST_RECORD + 1);
        // No line end is higher: most letters and figures are told by one comparison.
        char highest = stop > '"' ? stop : '"';
        int seen = 0;
        int i = at;
        while (i < end) {
            char c = buffer[i];
            if (c <= highest && (c == stop || c == '"' || c == '\n' || c == '\r')) {
                break;
            }
            // Below zero if the character is lower than the first or higher than the last that is printable.
            seen |= (c - 0x20) | (0x7E - c);
            i++;
        }
        beyond |= seen;
        return i - at;
    }

    private boolean isTooLong() {
        return at - start > LONGEST_RECORD;
    }

    private static boolean endsLine(int c) {
        return c < 0 || c == '\n' || c == '\r';
    }

    /** Passes one line end, of any kind; the number of its characters. */
    private int endLine() throws IOException, DocumentException {
        // Counted before reading on: a bad byte behind a lone CR stands on the next line.
        line++;
        if (buffer[at++] != '\r' || peek() != '\n') {
            return 1;
        }
        at++;
        return 2;
    }

    private void skipLine() throws IOException, DocumentException {
        while (true) {
            start = at;
            int c = peek();
            if (c < 0) {
                line++;
                return;
            }
            if (c == '\n' || c == '\r') {
                endLine();
                return;
            }
            at++;
        }
    }

    /** The character to come; -1 at the end of the file. */
    private int peek() throws IOException, DocumentException {
        if (at >= limit) {
            fill();
        }
        return at < limit ? buffer[at] : -1;
    }

    /** Reads on, keeping everything from the record's start. */
    private void fill() throws IOException, DocumentException {
        if (ended) {
            return;
        }
        if (chars.isMisencoded()) {
            refuseEncoding();
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            at -= start;
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            // Reading nothing would pass for the end of the file.
            throw new IllegalStateException("a record fills the buffer");
        }
        int read = chars.read(buffer, limit, buffer.length - limit);
        limit += read;
        if (read == 0) {
            if (chars.isMisencoded()) {
                refuseEncoding();
            }
            ended = true;
        }
    }

    private void refuseEncoding() throws DocumentException {
        Problems problems = new Problems();
        problems.add(new Problem(
                name,
                (int) Math.min(line, Integer.MAX_VALUE),
                1,
                "the line holds bytes that are not " + dialect.encoding().name(),
                dialect.encodingRemedy(),
                ""));
        problems.throwIfAny();
    }
}
