package org.narrowgate.engine.timestamp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.signature.TimestampCheck;
import org.narrowgate.engine.signature.TimestampVerifier;
import org.narrowgate.ledger.WholeFile;

/**
 * The time-stamps of one log: {@code timestamps/<log>/<size>.checkpoint}, what was stamped, and {@code <size>.tsr}, the
 * authority's answer, as {@code openssl ts -verify -data ... -in ...} reads them.
 */
public final class TimestampFolder {
    private static final String STAMPED = ".checkpoint";
    private static final String ANSWER = ".tsr";

    private final Path folder;
    private final NoteVerifier log;
    private final TimestampVerifier verifier;

    /** {@code log}: whose checkpoints they must be. */
    public TimestampFolder(Path folder, NoteVerifier log, TimestampVerifier verifier) {
        this.folder = folder;
        this.log = log;
        this.verifier = verifier;
    }

    /** All that can be believed, the smallest first; what is wrong with the others is added to the problems. */
    public List<StampedCheckpoint> read(List<String> problems) throws IOException {
        List<StampedCheckpoint> read = new ArrayList<>();
        for (long size : sizes()) {
            Path file = folder.resolve(size + STAMPED);
            Path answer = folder.resolve(size + ANSWER);
            if (!Files.isRegularFile(file)) {
                problems.add(answer + ": what it stamps is missing beside it; restore it from a backup");
            } else if (Files.isRegularFile(answer)) {
                add(size, WholeFile.read(file), WholeFile.read(answer), read, problems);
            }
        }
        return List.copyOf(read);
    }

    private void add(long size, byte[] note, byte[] answer, List<StampedCheckpoint> read, List<String> problems) {
        Path file = folder.resolve(size + STAMPED);
        Checkpoint checkpoint;
        try {
            checkpoint = log.checkpoint(SignedNote.parse(note));
        } catch (ProofException wrong) {
            problems.add(file + ": " + wrong.getMessage() + "; restore it from a backup");
            return;
        }
        TimestampCheck check = verifier.check(note, answer);
        if (check instanceof TimestampCheck.Refused refused) {
            problems.add(folder.resolve(size + ANSWER) + ": " + refused.reason()
                    + "; it is not asked for again while it lies there");
        } else if (checkpoint.size() != size) {
            problems.add(file + ": it is a checkpoint of " + checkpoint.size() + " entries; give it back its name");
        } else {
            TimestampCheck.Stamped stamped = (TimestampCheck.Stamped) check;
            read.add(new StampedCheckpoint(file, checkpoint, stamped.at(), stamped.authority()));
        }
    }

    /**
     * Whether an answer for a size lies here, whether it counts or not. It is never written over: of a log that has ended
     * it may be the only word of that time, and what is missing may be no more than a root that is not pinned now.
     */
    boolean holds(long size) {
        return Files.exists(folder.resolve(size + ANSWER));
    }

    /** Keeps an answer beside what it stamps. It is written last: what stands alone after a crash says nothing yet. */
    void keep(Checkpoint checkpoint, byte[] note, byte[] answer) throws IOException {
        AtomicFile.write(folder.resolve(checkpoint.size() + STAMPED), note);
        AtomicFile.write(folder.resolve(checkpoint.size() + ANSWER), answer);
    }

    private List<Long> sizes() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\.(checkpoint|tsr)"))
                    .map(name -> Long.valueOf(name.substring(0, name.indexOf('.'))))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
