package org.narrowgate.engine.backup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.Json;

/**
 * What one backup holds.
 *
 * @param register checkpoint of the register as it was signed
 * @param decisions the same of each log of decisions, the oldest first
 * @param folders every folder, relative to the workspace, the outer before the inner
 * @param files every file, by its path
 */
public record Manifest(Instant at, String register, List<String> decisions, List<String> folders, List<Item> files) {
    private static final String FORMAT = "narrowgate-backup-1";
    /** The logs of decisions after the first, where there are any. */
    private static final String SHARDS = "shards";

    public Manifest {
        decisions = List.copyOf(decisions);
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path in the workspace
     * @param sha256 of its content, hexadecimal
     * @param modified its time, by which a run knows the records that it began with
     */
    public record Item(String path, long bytes, String sha256, Instant modified) {
        public Item {
            // Else a manifest that somebody wrote could have files written anywhere.
            if (!isInside(path) || !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a file of the backup has no path in a workspace, or no digest");
            }
        }
    }

    static boolean isInside(String path) {
        return !path.startsWith("/")
                && List.of(path.split("/", -1)).stream().noneMatch(p -> p.isEmpty() || p.equals(".."));
    }

    /** Size of the register when it was made. */
    public long registerSize() {
        return size(register);
    }

    /** Size of the log of decisions that was written when it was made; the register has how others ended. */
    public long decisionsSize() {
        return size(decisions.get(decisions.size() - 1));
    }

    /** The signed checkpoints of all logs. */
    public List<String> checkpoints() {
        return Stream.concat(Stream.of(register), decisions.stream()).toList();
    }

    private static long size(String note) {
        return SignedNote.parse(note).checkpoint().size();
    }

    byte[] encode() {
        Json json = Json.object()
                .put("format", FORMAT)
                .put("at", at.toString())
                .put("register", register)
                .put("decisions", decisions.get(0));
        if (decisions.size() > 1) {
            json.put(SHARDS, decisions.subList(1, decisions.size()));
        }
        return json.put("folders", folders)
                .put(
                        "files",
                        files.stream()
                                .map(file -> Json.object()
                                        .put("path", file.path())
                                        .put("bytes", file.bytes())
                                        .put("sha256", file.sha256())
                                        .put("modified", file.modified().toString()))
                                .toList())
                .pretty();
    }

    /** Reads one; an {@link IllegalArgumentException} says that it is none. */
    static Manifest decode(byte[] bytes) {
        Json json = Json.read(bytes);
        if (!json.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException("it is no manifest of the format " + FORMAT);
        }
        List<String> folders = json.texts("folders");
        if (!folders.stream().allMatch(Manifest::isInside)) {
            throw new IllegalArgumentException("a folder of the backup has no path in a workspace");
        }
        return new Manifest(
                Instant.parse(json.text("at")),
                json.text("register"),
                Stream.concat(
                                Stream.of(json.text("decisions")),
                                json.has(SHARDS) ? json.texts(SHARDS).stream() : Stream.empty())
                        .toList(),
                folders,
                json.objects("files").stream()
                        .map(file -> new Item(
                                file.text("path"),
                                file.number("bytes"),
                                file.text("sha256"),
                                Instant.parse(file.text("modified"))))
                        .toList());
    }
}
