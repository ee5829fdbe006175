package org.narrowgate.engine.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;

/**
 * Cuts a file of JSON Lines (one JSON object a line, UTF-8, with or without a byte-order mark, line ends LF or CR LF)
 * into rows, holding no more than one line in memory.
 *
 * <p>The columns are the keys of the first object, which is the first row as well. In a later object a key may be
 * missing, which states nothing; one that the first does not have makes the line a malformed row, and so does a value
 * that is not text. A line is a row whatever is wrong with it, and the next line the next. Blank lines are no rows.
 */
final class JsonLines implements FileLines {
    /** Longest line, in UTF-16 units: what a CSV line may hold if every character of it is escaped, and its keys. */
    static final int LONGEST_LINE = 8 * CsvLines.LONGEST_RECORD;

    private static final String ONE_A_LINE =
            "write one object a line, as {\"row_id\": \"1\"}; if the file is CSV, let its name end in `.csv`";

    private final String name;
    private final StrictChars chars;
    private final char[] buffer = new char[LONGEST_LINE + (1 << 16)];
    private int start;
    private int end;
    private int limit;
    private boolean ended;
    private boolean tooLong;
    private long line;
    private Optional<JsonCells> cells = Optional.empty();
    private boolean firstIsDue;

    private JsonLines(String name, StrictChars chars) {
        this.name = name;
        this.chars = chars;
    }

    static JsonLines of(String name, RowsInput in) {
        return new JsonLines(name, new StrictChars(in, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<FileLine> next() throws IOException, DocumentException {
        if (cells.isEmpty()) {
            return Optional.of(columns());
        }
        if (firstIsDue) {
            firstIsDue = false;
        } else if (!nextLine()) {
            return Optional.empty();
        }
        return Optional.of(
                tooLong
                        ? FileLine.malformed(
                                line,
                                "",
                                "the line has more than " + LONGEST_LINE + " characters",
                                "shorten what it states, and check that each object has a line to itself")
                        : cells.orElseThrow().read(line, buffer, start, end - start));
    }

    @Override
    public String sha256Hex() {
        return chars.sha256Hex();
    }

    @Override
    public void close() throws IOException {
        chars.close();
    }

    private FileLine columns() throws IOException, DocumentException {
        if (!nextLine()) {
            throw refused(1, "the file is empty", "write one object a line, for each person one");
        }
        Optional<List<String>> names = tooLong ? Optional.empty() : JsonCells.names(buffer, start, end - start);
        if (names.isEmpty()) {
            throw refused(line, "the first line is no JSON object whose keys could name the columns", ONE_A_LINE);
        }
        cells = Optional.of(JsonCells.of(names.get()));
        firstIsDue = true;
        return new FileLine(line, names.get(), false, Optional.empty());
    }

    /** Goes on to the next line that is not blank; whether there is one. */
    private boolean nextLine() throws IOException, DocumentException {
        while (true) {
            boolean first = line == 0;
            line++;
            start = end;
            tooLong = false;
            if (!readLine()) {
                return false;
            }
            if (first && start < end && buffer[start] == '\uFEFF') {
                start++;
            }
            if (tooLong || !isBlank()) {
                return true;
            }
        }
    }

    /** Puts a line between start and end, its end among it; false at the end of the file. */
    private boolean readLine() throws IOException, DocumentException {
        while (true) {
            while (end < limit) {
                if (buffer[end++] == '\n') {
                    tooLong |= end - start > LONGEST_LINE;
                    return true;
                }
            }
            if (end - start > LONGEST_LINE) {
                // The rest of it is passed over, not kept.
                tooLong = true;
                start = end;
            }
            if (!fill()) {
                return end > start || tooLong;
            }
        }
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (" \t\r\n".indexOf(buffer[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads on, keeping everything from the line's start; false at the end of the file. */
    private boolean fill() throws IOException, DocumentException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        end -= start;
        limit -= start;
        start = 0;
        int read = chars.read(buffer, limit, buffer.length - limit);
        limit += read;
        if (read == 0) {
            if (chars.isMisencoded()) {
                throw refused(
                        line, "the line holds bytes that are not UTF-8", CsvLines.Dialect.REQUEST.encodingRemedy());
            }
            ended = true;
        }
        return read > 0;
    }

    private DocumentException refused(long at, String message, String remedy) throws DocumentException {
        Problems problems = new Problems();
        problems.add(new Problem(name, (int) Math.min(at, Integer.MAX_VALUE), 1, message, remedy, ""));
        problems.throwIfAny();
        throw new IllegalStateException("a problem was just told");
    }
}
