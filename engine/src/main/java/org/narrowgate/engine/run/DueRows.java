package org.narrowgate.engine.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.RowStream;

/** The lines of a request that a run has still to decide, in their order. */
final class DueRows implements Closeable {
    private final RowStream stream;
    private final LongPredicate decides;
    private long decided;

    /** Leaves out what the run does not decide, and of the rest the first {@code decided}. */
    DueRows(RowStream stream, LongPredicate decides, long decided) {
        this.stream = stream;
        this.decides = decides;
        this.decided = decided;
    }

    RowParser parser() {
        return stream.parser();
    }

    /** The next so many lines; fewer, or none, at the end of the file, which is then checked to be whole. */
    List<RowStream.Line> next(int most) throws IOException, DocumentException {
        List<RowStream.Line> lines = new ArrayList<>(most);
        while (lines.size() < most) {
            Optional<RowStream.Line> line = stream.nextLine();
            if (line.isEmpty()) {
                return lines;
            }
            if (decides.test(line.get().number())) {
                if (decided == 0) {
                    lines.add(line.get());
                } else {
                    decided--;
                }
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
