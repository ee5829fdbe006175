package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.ledger.TextFile;

/** A file that names rows by their numbers, one a line, as {@code 7} or {@code #7}; other lines after {@code #} are remarks. */
final class RowList {
    private RowList() {}

    static SortedSet<Long> read(Path file) throws IOException, RefusedException {
        SortedSet<Long> numbers = new TreeSet<>();
        int line = 0;
        for (String each : TextFile.lines(file)) {
            line++;
            String number = each.strip().replaceFirst("^#(?=[0-9])", "");
            if (number.matches("[1-9][0-9]{0,8}")) {
                numbers.add(Long.valueOf(number));
            } else if (!number.isEmpty() && !number.startsWith("#")) {
                throw new RefusedException(
                        "row", file + ", line " + line + ": this is no number of a row; write one a line, from 1 on");
            }
        }
        if (numbers.isEmpty()) {
            throw new RefusedException("row", file + ": it names no row; write their numbers, one a line");
        }
        return numbers;
    }
}
