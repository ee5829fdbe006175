package org.narrowgate.engine.release;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.engine.evidence.ProtectedFile;
import org.narrowgate.engine.evidence.WorkspaceKey;

/**
 * The permanent accounting of releases: {@code accounting/<release>.blk}, encrypted, one for each authorised release.
 * The register holds a salted commitment to it; the salt lies in the file.
 */
public final class Accounting {
    private static final int SLOT = 1;
    private final Path folder;
    private final ProtectedFile files;
    private final SecureRandom random;

    public Accounting(Path folder, WorkspaceKey key, SecureRandom random) {
        this.folder = folder;
        this.files = new ProtectedFile(key);
        this.random = random;
    }

    /** Writes an entry, durably, reads it back, and returns the commitment that is to be logged. */
    Hash write(AccountingEntry entry) throws IOException {
        byte[] salt = new byte[RowCommitments.SALT_BYTES];
        random.nextBytes(salt);
        byte[] value = entry.encode();
        files.write(
                file(entry.release()),
                new CanonicalWriter().fixed(salt).bytes(value).toBytes(),
                context(entry.release()));
        Hash commitment = new RowCommitments().commitment(salt, SLOT, value);
        read(entry.release(), commitment);
        return commitment;
    }

    /** The entry of a release, refused unless it opens what the register committed to. */
    public AccountingEntry read(String release, Hash commitment) throws IOException {
        Path file = file(release);
        byte[] content = files.read(file, context(release));
        try {
            CanonicalReader reader = new CanonicalReader(content);
            byte[] salt = reader.fixed(RowCommitments.SALT_BYTES);
            byte[] value = reader.bytes();
            reader.finish();
            if (new RowCommitments().commitment(salt, SLOT, value).equals(commitment)) {
                return AccountingEntry.decode(value);
            }
        } catch (ProofException | IllegalArgumentException malformed) {
            throw new IOException(file + ": the accounting entry cannot be read; restore it", malformed);
        }
        throw new IOException(
                file + ": the accounting entry is not the one that the register committed to; restore it");
    }

    /** Keeps the same entry among others, which another key protects; it is checked first. */
    public void copy(String release, Hash commitment, Accounting to) throws IOException {
        var unused = read(release, commitment);
        to.files.write(to.file(release), files.read(file(release), context(release)), context(release));
    }

    private Path file(String release) {
        return folder.resolve(release + ".blk");
    }

    private static String context(String release) {
        return "accounting/" + release;
    }
}
