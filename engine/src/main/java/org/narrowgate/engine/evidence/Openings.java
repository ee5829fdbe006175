package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.RowCommitments;

/**
 * Salted commitments that stand in the register, and what opens them: {@code evidence/register/<commitment>.blk},
 * encrypted. An opening is on disk before its commitment is logged.
 */
public final class Openings {
    private static final int SLOT = 1;
    private final Path folder;
    private final ProtectedFile files;
    private final SecureRandom random;

    public Openings(Path evidence, WorkspaceKey key, SecureRandom random) {
        this.folder = evidence.resolve("register");
        this.files = new ProtectedFile(key);
        this.random = random;
    }

    /** Commits to a value under a fresh salt and keeps the opening. */
    public Hash commit(byte[] value) throws IOException {
        byte[] salt = new byte[RowCommitments.SALT_BYTES];
        random.nextBytes(salt);
        Hash commitment = new RowCommitments().commitment(salt, SLOT, value);
        byte[] opening = new CanonicalWriter().fixed(salt).bytes(value).toBytes();
        files.write(file(commitment), opening, context(commitment));
        return commitment;
    }

    /** The value behind a commitment, checked against it. */
    public byte[] open(Hash commitment) throws IOException {
        CanonicalReader reader = new CanonicalReader(files.read(file(commitment), context(commitment)));
        byte[] salt = reader.fixed(RowCommitments.SALT_BYTES);
        byte[] value = reader.bytes();
        reader.finish();
        if (!new RowCommitments().commitment(salt, SLOT, value).equals(commitment)) {
            throw new EvidenceException(
                    file(commitment) + ": it does not open what the register committed to; restore it");
        }
        return value;
    }

    /** Destroys an opening: the commitment can be opened no more. */
    public void destroy(Hash commitment) throws IOException {
        AtomicFile.shred(file(commitment));
    }

    /** Keeps the same opening among others, which another key protects; it is checked first. */
    public void copy(Hash commitment, Openings to) throws IOException {
        var unused = open(commitment);
        to.files.write(to.file(commitment), files.read(file(commitment), context(commitment)), context(commitment));
    }

    /** Where the opening of a commitment lies. */
    public Path file(Hash commitment) {
        return folder.resolve(HexFormat.of().formatHex(commitment.bytes()) + ".blk");
    }

    private static String context(Hash commitment) {
        return "register/" + commitment.base64();
    }
}
