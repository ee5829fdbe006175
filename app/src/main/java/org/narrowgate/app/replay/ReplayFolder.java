package org.narrowgate.app.replay;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.replay.Change;
import org.narrowgate.engine.replay.Replay;
import org.narrowgate.engine.replay.ReplayedRow;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.workspace.Workspace;

/**
 * A replay as a folder: the result as text, page and JSON; the changed rows as CSV; for each release the numbers of the
 * rows that left and would not go now, as {@code incident open --rows} takes them; and a manifest of all of it, signed with
 * the custodian's key.
 */
public final class ReplayFolder implements Replay.Taking, Closeable {
    private static final String MANIFEST = "manifest.json";
    private final Path folder;
    private final RowsFile rows;
    private final Map<String, BufferedWriter> left = new LinkedHashMap<>();

    /** In a folder that is being made. */
    public ReplayFolder(Path folder) throws IOException, DocumentException {
        this.folder = folder;
        this.rows = RowsFile.create(folder.resolve("rows.csv"));
    }

    /** Name of the list of a release. */
    public static String listOf(String release) {
        return "left-" + release + ".txt";
    }

    @Override
    public void row(ReplayedRow row) throws IOException {
        rows.row(row);
        if (row.change() == Change.NO_LONGER_DUE && row.released()) {
            BufferedWriter list = left.get(row.release());
            if (list == null) {
                try {
                    list = RowsFile.ownersOnly(folder.resolve(listOf(row.release())));
                } catch (DocumentException taken) {
                    throw new IOException(taken.getMessage(), taken);
                }
                left.put(row.release(), list);
            }
            list.write(row.row() + "\n");
        }
    }

    /** Releases of which a list was written. */
    public List<String> releases() {
        return List.copyOf(left.keySet());
    }

    /** Writes what the replay came to, and the signed manifest. */
    public void finish(ReplayResult result, Workspace workspace) throws IOException, DocumentException {
        close();
        text("result.txt", String.join("\n", result.text()) + "\n\n" + Disclaimer.LINES);
        text("result.html", ReplayPage.of(result));
        text("result.json", new String(result.json().pretty(), StandardCharsets.UTF_8));
        List<Json> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                files.add(Json.object()
                        .put("name", file.getFileName().toString())
                        .put("bytes", Files.size(file))
                        .put("sha256", KeptRules.sha256(file)));
            }
        }
        byte[] manifest = Json.object()
                .put("format", "narrowgate-replay-1")
                .put("custodian", workspace.config().custodian())
                .put("result", result.json())
                .put("files", files)
                .pretty();
        text(MANIFEST, new String(manifest, StandardCharsets.UTF_8));
        Files.write(folder.resolve(MANIFEST + ".p7s"), DetachedSignature.sign(manifest, workspace.custodianIdentity()));
    }

    private void text(String name, String text) throws IOException, DocumentException {
        try (BufferedWriter to = RowsFile.ownersOnly(folder.resolve(name))) {
            to.write(text);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        for (BufferedWriter list : left.values()) {
            list.close();
        }
    }
}
