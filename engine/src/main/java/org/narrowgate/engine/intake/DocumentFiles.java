package org.narrowgate.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.core.request.RequestHeader.DocumentFile;
import org.narrowgate.engine.document.Problems;

/** The files beside a request that its header binds, each by its digest. */
final class DocumentFiles {
    /** Scans of a court's file have some tens of MiB; nothing here reads them, they are only kept. */
    static final long LARGEST_BYTES = 50L << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Problems problems;

    DocumentFiles(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Holds each against what the header states of it.
     *
     * @return ids of those that are it and hold something
     */
    Set<String> check(Map<String, DocumentFile> stated) throws IOException {
        Set<String> present = new TreeSet<>();
        for (Map.Entry<String, DocumentFile> document : stated.entrySet()) {
            String name = document.getValue().name();
            Optional<Measure> found = measure(name);
            if (found.isPresent()
                    && !found.get().sha256().equals(document.getValue().sha256())) {
                problems.add(
                        name,
                        "the file is not the one whose SHA-256 " + RequestPackage.HEADER + " states",
                        "send the document that was signed, or sign the request again");
            } else if (found.isPresent() && found.get().bytes() > 0) {
                present.add(document.getKey());
            }
        }
        return present;
    }

    /** The same documents with the digests of the files as they are. */
    Map<String, DocumentFile> bound(Map<String, DocumentFile> draft) throws IOException {
        Map<String, DocumentFile> bound = new LinkedHashMap<>();
        for (Map.Entry<String, DocumentFile> document : draft.entrySet()) {
            String name = document.getValue().name();
            Optional<Measure> found = measure(name);
            if (found.isPresent() && found.get().bytes() == 0) {
                problems.add(name, "the document is empty", "put the document itself there");
            }
            bound.put(
                    document.getKey(),
                    new DocumentFile(name, found.map(Measure::sha256).orElse("")));
        }
        return bound;
    }

    private record Measure(String sha256, long bytes) {}

    /** A link could lead out of the folder, to what nobody sent. */
    private Optional<Measure> measure(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(
                    name, "the document is missing", "put it beside " + RequestPackage.HEADER + " as a plain file");
            return Optional.empty();
        }
        MessageDigest digest = Sha256.create();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0 && bytes <= LARGEST_BYTES; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        } catch (AccessDeniedException denied) {
            problems.add(name, "the file may not be read", "check its permissions");
            return Optional.empty();
        }
        if (bytes > LARGEST_BYTES) {
            problems.add(name, "the document is larger than 50 MiB", "send a smaller copy of it");
            return Optional.empty();
        }
        return Optional.of(new Measure(HexFormat.of().formatHex(digest.digest()), bytes));
    }
}
