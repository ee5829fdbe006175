package org.narrowgate.engine.intake;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.request.RowProblem;

/**
 * One line of a rows file, or one that cannot be cut into cells.
 *
 * @param line on which it begins, the first being 1; of a file without lines, the line that it would have in a CSV file
 * @param cells empty if there is a problem
 * @param printable whether the cells are known to hold nothing but printable ASCII
 */
record FileLine(long line, List<String> cells, boolean printable, Optional<RowProblem> problem) {
    /** A line whose cells the form of the file keeps apart; one longer than a CSV line may be is malformed as there. */
    static FileLine of(long line, List<String> cells) {
        long characters = 0;
        for (String cell : cells) {
            characters += cell.length();
        }
        return characters <= CsvLines.LONGEST_RECORD
                ? new FileLine(line, cells, false, Optional.empty())
                : malformed(
                        line,
                        "",
                        "the row has more than " + CsvLines.LONGEST_RECORD + " characters",
                        "shorten what it states");
    }

    static FileLine malformed(long line, String field, String message, String remedy) {
        return new FileLine(line, List.of(), false, Optional.of(new RowProblem(line, field, message, remedy)));
    }
}
