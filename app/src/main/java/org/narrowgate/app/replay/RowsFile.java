package org.narrowgate.app.replay;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.replay.Replay;
import org.narrowgate.engine.replay.ReplayedRow;
import org.narrowgate.engine.seal.CsvLine;

/** The changed rows as CSV, each with the id that the requester chose: PROTECTED DATA, so that only its owner may read it. */
public final class RowsFile implements Replay.Taking, Closeable {
    private static final List<String> HEADINGS = List.of(
            "row",
            "row_id",
            "class",
            "then",
            "now",
            "decided_to_disclose",
            "released",
            "release",
            "element",
            "citation",
            "ground",
            "fields");

    private final BufferedWriter to;

    private RowsFile(BufferedWriter to) {
        this.to = to;
    }

    /** A new file; one that is there already is left alone. */
    public static RowsFile create(Path file) throws IOException, DocumentException {
        BufferedWriter to = ownersOnly(file);
        to.write(CsvLine.of(HEADINGS));
        return new RowsFile(to);
    }

    /** Opens a new file that only its owner may read; one that is there already is left alone. */
    public static BufferedWriter ownersOnly(Path file) throws IOException, DocumentException {
        requireNew(file);
        return new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(open(file)), StandardCharsets.UTF_8));
    }

    /** The same with all that it holds. */
    public static void ownersOnly(Path file, byte[] content) throws IOException, DocumentException {
        requireNew(file);
        try (OutputStream to = Channels.newOutputStream(open(file))) {
            to.write(content);
        }
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Refuses a file that is there already. */
    public static void requireNew(Path file) throws DocumentException {
        if (Files.exists(file)) {
            Problems problems = new Problems();
            problems.add(file.toString(), "something is there already", "name a new file; nothing was changed");
            problems.throwIfAny();
        }
    }

    @Override
    public void row(ReplayedRow row) throws IOException {
        to.write(CsvLine.of(List.of(
                Long.toString(row.row()),
                row.rowId(),
                ReplayResult.code(row.change()),
                row.then().name(),
                row.now().map(Enum::name).orElse(""),
                Boolean.toString(row.decidedToGo()),
                Boolean.toString(row.released()),
                row.release(),
                row.element(),
                row.citation(),
                row.ground(),
                String.join(" ", row.fields()))));
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
