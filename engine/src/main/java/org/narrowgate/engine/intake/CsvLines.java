package org.narrowgate.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.request.RowProblem;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;

/**
 * Cuts a CSV file (RFC 4180; UTF-8 with or without a byte-order mark; line ends LF, CR LF or CR) into records, holding
 * no more than one of them in memory.
 *
 * <p>Ours because a broken line must be <em>one</em> row and the next line the next: a general reader lets a quote that
 * is never closed swallow the people after it, or gives up on the file. The rule: a record may run over several lines
 * only if it closes its quotes, is not too long and has as many cells as the header. Otherwise its <em>first line</em>
 * is a malformed row and reading goes on with the second. Blank lines are no rows. What such a rule could still lose,
 * the row count that the requester signed catches.
 */
final class CsvLines implements Closeable {
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

    private final String name;
    private final Utf8Chars chars;
    private final char[] buffer = new char[4 * LONGEST_RECORD];
    private int start;
    private int at;
    private int limit;
    private boolean ended;
    private long line = 1;
    private int width = -1;
    private List<String> cells = new ArrayList<>();

    private CsvLines(String name, Utf8Chars chars) {
        this.name = name;
        this.chars = chars;
    }

    /** {@code name} is what messages call the file. */
    static CsvLines of(String name, InputStream in) throws IOException, DocumentException {
        CsvLines lines = new CsvLines(name, new Utf8Chars(in));
        if (lines.peek() == '\uFEFF') {
            lines.at++;
        }
        return lines;
    }

    /** Cells that a record over several lines must have. */
    void expect(int cellsInEveryLine) {
        width = cellsInEveryLine;
    }

    /** The next record or malformed line; empty at the end of the file. */
    Optional<CsvLine> next() throws IOException, DocumentException {
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
        Fault fault = record();
        boolean overLines = line > begins + 1;
        if (fault == Fault.NONE && overLines && width >= 0 && cells.size() != width) {
            fault = Fault.UNCLOSED;
        }
        if (fault == Fault.NONE) {
            return Optional.of(new CsvLine(begins, cells, Optional.empty()));
        }
        at = start;
        line = begins;
        skipLine();
        return Optional.of(
                new CsvLine(begins, List.of(), Optional.of(new RowProblem(begins, "", fault.message, fault.remedy))));
    }

    /** SHA-256 of the whole file, once its end is reached. */
    String sha256Hex() {
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
            if (next == ',') {
                at++;
                continue;
            }
            if (next >= 0) {
                endLine();
            } else {
                line++;
            }
            return Fault.NONE;
        }
    }

    private Fault plain() throws IOException, DocumentException {
        int length = 0;
        while (true) {
            int c = peek();
            if (c < 0 || c == ',' || c == '\n' || c == '\r') {
                cells.add(new String(buffer, at - length, length));
                return Fault.NONE;
            }
            if (c == '"') {
                return Fault.INSIDE;
            }
            at++;
            length++;
            if (at - start > LONGEST_RECORD) {
                return Fault.TOO_LONG;
            }
        }
    }

    private Fault quoted() throws IOException, DocumentException {
        StringBuilder cell = new StringBuilder();
        at++;
        while (true) {
            int c = peek();
            if (c < 0) {
                return Fault.UNCLOSED;
            }
            if (c == '"') {
                at++;
                if (peek() != '"') {
                    break;
                }
                at++;
            } else if (c == '\n' || c == '\r') {
                int from = at;
                endLine();
                cell.append(buffer, from, at - from);
                c = -1;
            } else {
                at++;
            }
            if (c >= 0) {
                cell.append((char) c);
            }
            if (at - start > LONGEST_RECORD) {
                return cell.indexOf("\n") >= 0 || cell.indexOf("\r") >= 0 ? Fault.UNCLOSED : Fault.TOO_LONG;
            }
        }
        cells.add(cell.toString());
        int after = peek();
        return after < 0 || after == ',' || after == '\n' || after == '\r' ? Fault.NONE : Fault.AFTER_QUOTE;
    }

    /** Passes one line end, of either kind. */
    private void endLine() throws IOException, DocumentException {
        if (buffer[at] == '\r' && hasNext() && buffer[at + 1] == '\n') {
            at++;
        }
        at++;
        line++;
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

    private boolean hasNext() throws IOException, DocumentException {
        if (at + 1 >= limit) {
            fill();
        }
        return at + 1 < limit;
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
                Math.toIntExact(line),
                1,
                "the line holds bytes that are not UTF-8",
                "save the file as UTF-8 and sign it again",
                ""));
        problems.throwIfAny();
    }
}
