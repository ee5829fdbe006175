package org.narrowgate.engine.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.ledger.TextFile;

/**
 * A release that lies complete on the disk, made only by {@link Sealer} from rows that are decided, logged and
 * authorised. Beside its parts lies {@code SHA256SUMS}, as {@code sha256sum -c} reads it.
 */
public final class SealedRelease {
    static final String SUMS = "SHA256SUMS";

    private final Path directory;
    private final List<Part> parts;

    /** One sealed file: name, length in bytes, SHA-256 in lower-case hexadecimal. */
    public record Part(String name, long length, String sha256) {}

    SealedRelease(Path directory, List<Part> parts) {
        this.directory = directory;
        this.parts = List.copyOf(parts);
    }

    static String partName(int part) {
        return "release-" + "0".repeat(Math.max(0, 3 - Integer.toString(part).length())) + part + ".cms";
    }

    static byte[] sums(List<Part> parts) {
        StringBuilder sums = new StringBuilder();
        parts.forEach(part ->
                sums.append(part.sha256()).append("  ").append(part.name()).append('\n'));
        return sums.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Recognises a release that was sealed before: every part must still be what was written then. */
    public static SealedRelease read(Path directory) throws IOException, SealException {
        Path sums = directory.resolve(SUMS);
        String remedy = "; move the directory away, verify the log and release again";
        if (!Files.isRegularFile(sums)) {
            throw new SealException(directory + " is no complete release: it has no " + SUMS + remedy);
        }
        List<Part> parts = new ArrayList<>();
        for (String line : TextFile.lines(sums)) {
            String name = partName(parts.size() + 1);
            if (!line.matches(Digests.HEX + "  " + name) || !Files.isRegularFile(directory.resolve(name))) {
                throw new SealException(sums + " and the parts beside it do not agree at " + name + remedy);
            }
            Part part = digest(directory.resolve(name));
            if (!line.startsWith(part.sha256())) {
                throw new SealException(directory.resolve(name) + " is not what was sealed: it was altered" + remedy);
            }
            parts.add(part);
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (parts.isEmpty() || files.count() != parts.size() + 1) {
                throw new SealException(directory + " holds other files than those in " + SUMS + remedy);
            }
        }
        return new SealedRelease(directory, parts);
    }

    private static Part digest(Path file) throws IOException {
        MessageDigest sha256 = Sha256.create();
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream out = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), sha256)) {
            long length = in.transferTo(out);
            return new Part(
                    file.getFileName().toString(), length, HexFormat.of().formatHex(sha256.digest()));
        }
    }

    /** {@code releases/<release>}. */
    public Path directory() {
        return directory;
    }

    public List<Part> parts() {
        return parts;
    }

    /** SHA-256 of {@code SHA256SUMS}, lower-case hexadecimal: commits to every part. */
    public String digest() {
        return Digests.hex(sums(parts));
    }
}
