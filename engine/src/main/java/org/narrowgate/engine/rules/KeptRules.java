package org.narrowgate.engine.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.secondlock.LockFile;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.WholeFile;

/**
 * {@code rules/packs/<sha256>/}, {@code rules/agreements/<sha256>.yaml}, {@code rules/locks/<sha256>.json} and
 * {@code rules/engines/<sha256>.jar}: written once, before the run that goes by them is in the register, and never again. Nothing in them is personal.
 */
public final class KeptRules {
    private final Path folder;

    private KeptRules(Path folder) {
        this.folder = folder;
    }

    public static KeptRules of(Workspace workspace) {
        return new KeptRules(workspace.rules());
    }

    /** Keeps the pack in a folder. */
    public void keepPack(Path pack, String sha256) throws IOException, DocumentException {
        Path kept = packFolder(sha256);
        if (Files.isDirectory(kept)) {
            return;
        }
        DurableFile.makeFolder(folder.resolve("packs"));
        boolean whole = NewFolder.make(kept, partial -> {
            try (Stream<Path> files = Files.walk(pack)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = partial.resolve(pack.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.write(copy, WholeFile.read(file));
                }
            }
            AtomicFile.syncTree(partial);
            return PackReader.sha256(partial).equals(sha256);
        });
        AtomicFile.syncFolder(folder.resolve("packs"));
        if (!whole) {
            throw new IOException(pack + ": the pack was changed while the run was opened; start again");
        }
    }

    /** Keeps the text of an agreement. */
    public void keepAgreement(Path text, String sha256) throws IOException {
        keep(text, agreementFile(sha256));
    }

    /** Keeps the model file of a second lock. */
    public void keepLock(LockFile lock) throws IOException {
        Path kept = lockFile(lock.sha256());
        if (!Files.isRegularFile(kept)) {
            AtomicFile.write(kept, lock.bytes());
        }
    }

    /** Keeps the jar of the core that decides. */
    public void keepEngine(Path jar) throws IOException {
        keep(jar, engineFile(sha256(jar)));
    }

    private static void keep(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(to)) {
            AtomicFile.write(to, WholeFile.read(from));
        }
    }

    /** Where the pack with this hash lies, or should. */
    public Path packFolder(String sha256) {
        return folder.resolve("packs").resolve(sha256);
    }

    /** Where the agreement with this hash lies, or should. */
    public Path agreementFile(String sha256) {
        return folder.resolve("agreements").resolve(sha256 + ".yaml");
    }

    /** Where the second lock with this hash lies, or should. */
    public Path lockFile(String sha256) {
        return folder.resolve("locks").resolve(sha256 + ".json");
    }

    /** Where the core with this hash lies, or should. */
    public Path engineFile(String sha256) {
        return folder.resolve("engines").resolve(sha256 + ".jar");
    }

    /** Empty if it is not there, or not as it was kept. */
    public Optional<Path> pack(String sha256) throws DocumentException {
        Path kept = packFolder(sha256);
        return Files.isDirectory(kept) && PackReader.sha256(kept).equals(sha256) ? Optional.of(kept) : Optional.empty();
    }

    /** Empty if it is not there, or not as it was kept. */
    public Optional<Path> agreement(String sha256) throws IOException {
        return sound(agreementFile(sha256), sha256);
    }

    /** Empty if it is not there, or not as it was kept. */
    public Optional<Path> lock(String sha256) throws IOException {
        return sound(lockFile(sha256), sha256);
    }

    /** Empty if it is not there, or not as it was kept. */
    public Optional<Path> engine(String sha256) throws IOException {
        return sound(engineFile(sha256), sha256);
    }

    private static Optional<Path> sound(Path file, String sha256) throws IOException {
        return Files.isRegularFile(file) && sha256(file).equals(sha256) ? Optional.of(file) : Optional.empty();
    }

    /** SHA-256 of a file, in lower-case hexadecimal. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.create();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
