package org.narrowgate.ledger.witness;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.WholeFile;

/**
 * The folder of one log: {@code checkpoint}, the last one that was cosigned, whole, with the log's signature and the
 * witness's; {@code fork-...}, two signed checkpoints of one size and two roots; {@code unproven-...}, a larger one that
 * came without a proof that holds. Checkpoints have no empty line, so a blank line parts the two notes.
 */
record WatchedFiles(Path folder) {
    private static final String CHECKPOINT = "checkpoint";
    private static final String FORK = "fork-";
    private static final String UNPROVEN = "unproven-";
    private static final int NAME_DIGITS = 16;
    /** A log that makes more has been found out long before. */
    private static final int MOST_EVIDENCE = 1000;

    private static final String REMEDY = "Do not set it back to an older copy: if the newest is lost, make a new key"
            + " (witness init) and tell whoever names this witness in a policy";

    static WatchedFiles of(Path directory, String origin) {
        return new WatchedFiles(directory.resolve(URLEncoder.encode(origin, StandardCharsets.UTF_8)));
    }

    /** The last checkpoint, which the witness itself must have cosigned; empty before the first. */
    Optional<SignedNote> last(NoteVerifier witness) throws LedgerException {
        Path file = folder.resolve(CHECKPOINT);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            SignedNote note = SignedNote.parse(WholeFile.read(file));
            if (witness.cosigned(note).isEmpty()) {
                throw new LedgerException(file, "was not cosigned by this witness", REMEDY);
            }
            var unused = note.checkpoint();
            return Optional.of(note);
        } catch (ProofException e) {
            throw new LedgerException(file, e.getMessage() == null ? "is damaged" : e.getMessage(), REMEDY, e);
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerException(file, "could not be read (" + DurableFile.reason(e) + ")", REMEDY, e);
        }
    }

    void keep(SignedNote note) throws LedgerException {
        DurableFile.replace(folder.resolve(CHECKPOINT), note.bytes());
    }

    /** Keeps what does not fit and gives its file; empty if it is kept already. */
    Optional<Path> evidence(boolean proof, Optional<SignedNote> last, SignedNote other) throws LedgerException {
        Path file = folder.resolve((proof ? FORK : UNPROVEN) + name(other));
        if (Files.exists(file)) {
            return Optional.empty();
        }
        if (evidence().size() >= MOST_EVIDENCE) {
            throw new LedgerException(file, "is not kept, there are " + MOST_EVIDENCE, "Move them away");
        }
        String both = last.map(note -> note.format() + "\n").orElse("") + other.format();
        DurableFile.replace(file, both.getBytes(StandardCharsets.UTF_8));
        return Optional.of(file);
    }

    /** A proof came after all. */
    void proven(SignedNote note) throws LedgerException {
        Path file = folder.resolve(UNPROVEN + name(note));
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LedgerException(file, "could not be removed (" + DurableFile.reason(e) + ")", "Remove it", e);
        }
    }

    private static String name(SignedNote note) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        return note.checkpoint().size() + "-" + Tree.leafHash(text).hex().substring(0, NAME_DIGITS);
    }

    List<Watched.Evidence> evidence() throws LedgerException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> named(file, FORK) || named(file, UNPROVEN))
                    .sorted()
                    .map(file -> new Watched.Evidence(file, named(file, FORK)))
                    .toList();
        } catch (IOException e) {
            throw new LedgerException(folder, "could not be read (" + DurableFile.reason(e) + ")", REMEDY, e);
        }
    }

    private static boolean named(Path file, String beginning) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(beginning) && !name.endsWith(".tmp");
    }
}
