package org.narrowgate.engine.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.ledger.WholeFile;

/** The files of a pack, read once, so that what is hashed is what is parsed. */
final class PackFiles {
    private final Path directory;
    private final Map<String, byte[]> files = new TreeMap<>();

    private PackFiles(Path directory) {
        this.directory = directory;
    }

    static PackFiles read(Path directory, Problems problems) {
        PackFiles pack = new PackFiles(directory);
        if (!Files.isDirectory(directory)) {
            problems.add(Yaml.shown(directory), "there is no such folder", "name the folder that holds `pack.yaml`");
            return pack;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                pack.files.put(Yaml.shown(directory.relativize(file)), WholeFile.read(file));
            }
        } catch (IOException unreadable) {
            problems.add(Yaml.shown(directory), "the folder cannot be read", "check that it may be read");
        }
        return pack;
    }

    String shown(String file) {
        return Yaml.shown(directory.resolve(file));
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    List<String> in(String folder) {
        return files.keySet().stream()
                .filter(f -> f.startsWith(folder + "/") && f.endsWith(".yaml"))
                .toList();
    }

    Optional<Node> node(String file, Problems problems) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            problems.add(shown(file), "the file is missing", "write it");
            return Optional.empty();
        }
        return Yaml.read(shown(file), bytes, problems);
    }

    /** Each file as its name, a zero byte, its length in decimal, a zero byte and its content. */
    String sha256() {
        MessageDigest digest = Sha256.create();
        files.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Integer.toString(content.length).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) 0);
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] content) {
        return Sha256.hex(content);
    }
}
