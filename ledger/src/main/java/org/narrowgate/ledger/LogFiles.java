package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;

/** The two small files that say what a log is: its signed checkpoint and, beside it, its verifier key. */
final class LogFiles {
    static final String CHECKPOINT = "checkpoint";
    static final String VKEY = "vkey";

    /** The largest file of a log: a bundle of 256 entries of 65,535 bytes (C2SP tlog-tiles, "Log entries"). */
    private static final long LARGEST = TilePath.FULL * (long) (Bundle.PREFIX + Bundle.MAXIMUM_ENTRY);

    private static final String REMEDY = "Restore the file from a copy; the log's tiles and entries are untouched";

    private LogFiles() {}

    static NoteVerifier vkey(Path log) throws LedgerException {
        Path file = log.resolve(VKEY);
        try {
            return NoteVerifier.parse(new String(read(file), StandardCharsets.UTF_8));
        } catch (ProofException e) {
            throw new LedgerException(file, e.getMessage() == null ? "is damaged" : e.getMessage(), REMEDY, e);
        }
    }

    /** The checkpoint's note, which the key must have signed under its own origin. */
    static SignedNote checkpoint(Path log, NoteVerifier key) throws LedgerException {
        Path file = log.resolve(CHECKPOINT);
        try {
            SignedNote note = SignedNote.parse(read(file));
            var unused = key.checkpoint(note);
            return note;
        } catch (ProofException e) {
            throw new LedgerException(file, e.getMessage() == null ? "is damaged" : e.getMessage(), REMEDY, e);
        }
    }

    private static byte[] read(Path file) throws LedgerException {
        try {
            return content(file);
        } catch (IOException e) {
            throw new LedgerException(file, "could not be read (" + DurableFile.reason(e) + ")", REMEDY, e);
        }
    }

    /** The bytes of a file of a log; one that is larger than any is not read into memory to find that out. */
    static byte[] content(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than any file of a log");
        }
        return Files.readAllBytes(file);
    }
}
