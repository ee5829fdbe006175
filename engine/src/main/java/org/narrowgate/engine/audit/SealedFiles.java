package org.narrowgate.engine.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.ledger.WholeFile;

/** The parts of sealed releases as they lie on disk, against what the register says of them. */
final class SealedFiles {
    private static final String SUMS = "SHA256SUMS";

    private SealedFiles() {}

    /** A part and its SHA-256 as the list has it. */
    private record Part(String sha256, Path file) {}

    /** Refuses parts that are not those whose list of digests the register holds. */
    static void check(Path release, Hash logged) throws IOException {
        for (Part part : parts(release, logged)) {
            if (!Files.isRegularFile(part.file) || !digest(part.file).equals(part.sha256)) {
                throw new IOException(part.file + ": the sealed part is missing or was altered; restore it");
            }
        }
    }

    /** The list that the register holds, and the parts on it. */
    static List<Path> listed(Path release, Hash logged) throws IOException {
        List<Path> listed = new ArrayList<>(List.of(release.resolve(SUMS)));
        parts(release, logged).forEach(part -> listed.add(part.file));
        return listed;
    }

    private static List<Part> parts(Path release, Hash logged) throws IOException {
        Path sums = release.resolve(SUMS);
        if (!Files.isRegularFile(sums)) {
            throw new IOException(sums + ": the list of sealed parts is missing; restore it");
        }
        byte[] listed = WholeFile.read(sums);
        if (!Hash.of(Sha256.create().digest(listed)).equals(logged)) {
            throw new IOException(sums + ": it is not the list that the register holds; restore it");
        }
        return new String(listed, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" {2}", 2))
                .map(words -> new Part(words[0], release.resolve(words[1])))
                .toList();
    }

    /** Sealed parts without an authorisation in the register: nothing passes unlogged. */
    static List<String> unlogged(Path releases, Registry registry) {
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(releases)) {
            return found;
        }
        List<String> logged = registry.all(ReleaseAuthorised.class, r -> true).stream()
                .map(ReleaseAuthorised::release)
                .toList();
        try (Stream<Path> files = Files.walk(releases)) {
            files.filter(file -> file.toString().endsWith(".cms")).forEach(file -> {
                String release = releases.relativize(file).getName(0).toString().replaceFirst("^\\.", "");
                if (logged.stream().noneMatch(name -> release.equals(name) || release.startsWith(name + "."))) {
                    found.add(file + ": a sealed part without an authorisation in the register");
                }
            });
        } catch (IOException unreadable) {
            found.add(releases + ": the folder of releases cannot be read");
        }
        return found;
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = Sha256.create();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
