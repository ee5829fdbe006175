package org.narrowgate.engine.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.WholeFile;

/**
 * What is opened in a kit: {@code kit.json}, beside its workspace.
 *
 * @param run its register sequence number
 * @param rows how many of its rows are opened
 * @param of how many rows the run decided
 * @param receiver for whom it was made
 * @param ground on which he may have it
 * @param order its id and who signed it; empty in a kit from before orders were asked for
 */
public record KitScope(long run, long rows, long of, String receiver, String ground, String order, Instant made) {
    /** Its name. */
    public static final String FILE = "kit.json";

    private static final String FORMAT = "narrowgate-kit-1";

    /** Whether every row of the run is opened. */
    public boolean isWhole() {
        return rows == of;
    }

    /** The scope of a kit's workspace; empty if the workspace is a custodian's own. */
    public static Optional<KitScope> of(Path workspace) throws IOException {
        Path file = workspace.toAbsolutePath().normalize().resolveSibling(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Json json = Json.read(WholeFile.read(file));
            if (!json.text("format").equals(FORMAT)) {
                throw new IOException(file + ": it is no kit of this version of Narrowgate");
            }
            return Optional.of(new KitScope(
                    json.number("run"),
                    json.number("rows"),
                    json.number("of"),
                    json.text("receiver"),
                    json.text("ground"),
                    json.has("order") ? json.text("order") : "",
                    Instant.parse(json.text("made"))));
        } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
            throw new IOException(file + ": it cannot be read; unpack the archive again", malformed);
        }
    }

    /** The file, indented. */
    public byte[] text() {
        return Json.object()
                .put("format", FORMAT)
                .put("run", run)
                .put("rows", rows)
                .put("of", of)
                .put("receiver", receiver)
                .put("ground", ground)
                .put("order", order)
                .put("made", made.toString())
                .pretty();
    }
}
