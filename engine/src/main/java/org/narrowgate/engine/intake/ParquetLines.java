package org.narrowgate.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;

/**
 * The rows of a Parquet file in their order, a few thousand of them in memory. Its columns must be text; null states
 * nothing.
 *
 * <p>The engine that reads it may give rows in any order and says nothing of rows that it could not find: each row's
 * number is held against its place, and their count against the file's own.
 */
final class ParquetLines implements FileLines {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final Path file;
    private final String digest;
    private final ParquetSession session;
    private final List<String> names;
    private @Nullable DuckDBChunkedResult result;
    private DuckDBReadableVector[] vectors = {};
    private long size;
    private long at;
    private long row;
    private boolean named;

    private ParquetLines(String name, Path file, String digest, ParquetSession session, List<String> names) {
        this.name = name;
        this.file = file;
        this.digest = digest;
        this.session = session;
        this.names = names;
    }

    static ParquetLines of(String name, Path file) throws IOException, DocumentException {
        requireMagic(name, file);
        String digest = digest(file);
        ParquetSession session = ParquetSession.open(name, file);
        try {
            return new ParquetLines(name, file, digest, session, session.columns());
        } catch (DocumentException | RuntimeException unusable) {
            session.close();
            throw unusable;
        } catch (SQLException damaged) {
            session.close();
            throw session.refused(damaged);
        }
    }

    /** Row numbers stand for lines, as if each row had one below a line of names. */
    @Override
    public Optional<FileLine> next() throws IOException, DocumentException {
        if (!named) {
            named = true;
            return Optional.of(new FileLine(1, names, false, Optional.empty()));
        }
        try {
            if (!advance()) {
                return Optional.empty();
            }
            if (vectors[0].getLong(at) != row) {
                throw new IOException(name + ": the DuckDB engine gave its rows out of order; nothing was decided");
            }
            String[] cells = new String[names.size()];
            for (int i = 0; i < cells.length; i++) {
                String cell = vectors[i + 1].getString(at);
                cells[i] = cell == null ? "" : cell;
            }
            row++;
            return Optional.of(FileLine.of(row + 1, Arrays.asList(cells)));
        } catch (SQLException damaged) {
            throw session.refused(damaged);
        }
    }

    /** The same before and after its rows were read. */
    @Override
    public String sha256Hex() throws IOException {
        if (!digest(file).equals(digest)) {
            throw new IOException(name + ": the file changed while it was read; leave it alone and begin again");
        }
        return digest;
    }

    @Override
    public void close() {
        try {
            if (result != null) {
                result.close();
            }
        } catch (SQLException ignored) {
            // Nothing more is wanted of it.
        } finally {
            session.close();
        }
    }

    private boolean advance() throws SQLException, DocumentException {
        DuckDBChunkedResult rows = result == null ? session.rows(names) : result;
        result = rows;
        at++;
        while (at >= size) {
            if (!rows.nextChunk()) {
                at = size;
                requireAll();
                return false;
            }
            DuckDBDataChunkReader chunk = rows.chunk();
            size = chunk.rowCount();
            at = 0;
            vectors = new DuckDBReadableVector[names.size() + 1];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = chunk.vector(i);
            }
        }
        return true;
    }

    private void requireAll() throws SQLException, DocumentException {
        long stated = session.rowCount();
        if (row != stated) {
            Problems problems = new Problems();
            problems.add(name, "the file says that it has " + stated + " rows, and has " + row, "write the file again");
            problems.throwIfAny();
        }
    }

    private static void requireMagic(String name, Path file) throws IOException, DocumentException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(MAGIC.length);
        }
        if (!Arrays.equals(head, MAGIC)) {
            Problems problems = new Problems();
            problems.add(
                    name,
                    "the file is not Parquet, as its name says, or is encrypted",
                    "write it as plain Parquet, or correct its name; known endings are " + RowsFormat.endings());
            problems.throwIfAny();
        }
    }

    private static String digest(Path file) throws IOException {
        try (DigestedInput in = new DigestedInput(Files.newInputStream(file))) {
            byte[] chunk = new byte[1 << 16];
            while (in.read(chunk, 0, chunk.length) >= 0) {
                // The digest is all that is wanted.
            }
            return in.sha256Hex();
        }
    }
}
