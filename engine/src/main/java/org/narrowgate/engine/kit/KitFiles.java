package org.narrowgate.engine.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.ledger.TextFile;

/** The files of a kit and their SHA-256, listed as {@code sha256sum -c} reads it. */
public final class KitFiles {
    static final String SUMS = "SHA256SUMS";

    private KitFiles() {}

    /** Every file but the list itself, by its name from the folder, with {@code /} between. */
    static Map<String, Path> all(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> walked = Files.walk(folder)) {
            for (Path file : walked.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(SUMS)) {
                    files.put(name, file);
                }
            }
        }
        return files;
    }

    static byte[] sums(Path folder) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, Path> file : all(folder).entrySet()) {
            sums.append(KeptRules.sha256(file.getValue()))
                    .append("  ")
                    .append(file.getKey())
                    .append('\n');
        }
        return sums.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Adds every file that is not as it was listed, is not listed, or is missing; returns how many are sound. */
    public static int check(Path folder, List<String> damages) throws IOException {
        Path list = folder.resolve(SUMS);
        if (!Files.isRegularFile(list)) {
            damages.add(list + ": the list of files is missing; unpack the archive again");
            return 0;
        }
        Map<String, Path> files = all(folder);
        int sound = 0;
        for (String line : TextFile.lines(list)) {
            String name = line.length() > 66 ? line.substring(66) : "";
            Path file = files.remove(name);
            if (file == null) {
                damages.add(
                        folder.resolve(name) + ": it is listed in " + SUMS + " and missing; unpack the archive again");
            } else if (!line.startsWith(KeptRules.sha256(file) + "  ")) {
                damages.add(file + ": it is not what was exported; unpack the archive again");
            } else {
                sound++;
            }
        }
        files.values().forEach(file -> damages.add(file + ": it was not exported; it is not in " + SUMS));
        return sound;
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
