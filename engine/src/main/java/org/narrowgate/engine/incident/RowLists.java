package org.narrowgate.engine.incident;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.TextFile;
import org.narrowgate.ledger.WholeFile;

/** Lists of rows by their SHA-256: numbers in the request, one a line, ascending; a paper names a list by its hash. */
public final class RowLists {
    private final Path folder;

    private RowLists(Path folder) {
        this.folder = folder;
    }

    public static RowLists of(Workspace workspace) {
        return new RowLists(workspace.root().resolve("incidents/rows"));
    }

    /** Keeps a list, and returns its SHA-256; the same one again changes nothing. */
    public String keep(Collection<Long> rows) throws IOException {
        byte[] list = new TreeSet<>(rows)
                .stream().map(row -> row + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
        String sha256 = sha256(list);
        if (!isKept(sha256)) {
            AtomicFile.write(file(sha256), list);
        }
        return sha256;
    }

    /** Whether a list lies there as it was kept. */
    public boolean isKept(String sha256) throws IOException {
        Path file = file(sha256);
        return Files.isRegularFile(file) && sha256(WholeFile.read(file)).equals(sha256);
    }

    /** The rows of a list; refused if it is not the one that was kept. */
    public SortedSet<Long> read(String sha256) throws IOException {
        if (!isKept(sha256)) {
            throw new IOException(file(sha256)
                    + ": the list of rows that a paper on an incident names is missing or altered; put it back");
        }
        try {
            return TextFile.lines(file(sha256)).stream()
                    .map(Long::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NumberFormatException none) {
            throw new IOException(file(sha256) + ": a line is no number of a row", none);
        }
    }

    /** Where a list lies, or should. */
    public Path file(String sha256) {
        return folder.resolve(sha256 + ".txt");
    }

    static String sha256(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
