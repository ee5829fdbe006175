package org.narrowgate.engine.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.narrowgate.core.identity.AddressKeys;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.ledger.WholeFile;

/**
 * The address keys of one version of the records: a folder with {@code keys.parquet} and {@code manifest.json}. It
 * counts only if the register holds its manifest; that it stands there also proves that no key of a person is shared.
 *
 * @param version what it was made from: records, mapping, and how addresses are taken apart
 * @param persons persons on record
 * @param addresses addresses read
 * @param keys keys made
 * @param sha256 of {@code keys.parquet}, in hexadecimal
 */
public record RecordsIndex(Path folder, String version, long persons, long addresses, long keys, String sha256) {
    private static final String MANIFEST = "manifest.json";
    private static final int BUFFER_BYTES = 1 << 20;

    /**
     * The version of an index.
     *
     * @param records {@link DuckDbRecords#indexFingerprint()}
     * @param parser what takes addresses apart: program and tables
     */
    public static String version(String records, String parser) {
        String of = AddressKeys.VERSION + "\n" + records + "\n" + parser;
        return RecordFiles.sha256(of.getBytes(StandardCharsets.UTF_8));
    }

    /** The index of that version in the folder of indexes; empty if there is none, or none that was finished. */
    public static Optional<RecordsIndex> find(Path indexes, String version) throws IOException {
        Path folder = indexes.resolve(version);
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        try {
            RecordsIndex index = read(indexes, Json.read(WholeFile.read(manifest)));
            return index.version.equals(version) ? Optional.of(index) : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The index that a logged manifest tells of; empty if its folder is gone. */
    public static Optional<RecordsIndex> logged(Path indexes, byte[] manifest) throws IOException {
        RecordsIndex index = read(indexes, Json.read(manifest));
        return Files.isDirectory(index.folder) ? Optional.of(index) : Optional.empty();
    }

    private static RecordsIndex read(Path indexes, Json json) {
        return new RecordsIndex(
                indexes.resolve(json.text("version")),
                json.text("version"),
                json.number("persons"),
                json.number("addresses"),
                json.number("keys"),
                json.text("sha256"));
    }

    /** What the register commits to. */
    public byte[] manifest() {
        return Json.object()
                .put("version", version)
                .put("persons", persons)
                .put("addresses", addresses)
                .put("keys", keys)
                .put("sha256", sha256)
                .compact();
    }

    Path keysFile() {
        return keysFile(folder);
    }

    static Path keysFile(Path folder) {
        return folder.resolve("keys.parquet");
    }

    static Path manifestFile(Path folder) {
        return folder.resolve(MANIFEST);
    }

    /** Whether every byte of the keys is the one that the manifest vouches for. */
    public boolean isSound() {
        try {
            return Files.isRegularFile(keysFile()) && digest(keysFile()).equals(sha256);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Refuses an index of which a byte was changed: a key lost could hide the second record of two. */
    public void requireSound() {
        if (!isSound()) {
            throw new RecordsException(
                    Fault.RECORDS,
                    "`" + keysFile() + "` is not as it was made; run `narrowgate records index`, which makes it again");
        }
    }

    static String digest(Path file) throws IOException {
        MessageDigest sha256 = Sha256.create();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int read = in.read(buffer);
            while (read >= 0) {
                read = in.read(buffer);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Never more than counts: it may reach a log. */
    @Override
    public String toString() {
        return "RecordsIndex[keys=" + keys + "]";
    }
}
