package org.narrowgate.ledger.witness;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LogLock;
import org.narrowgate.ledger.TextFile;

/**
 * A witness (C2SP tlog-witness): cosigns a checkpoint of a log that it watches if the log has only grown since the last
 * one that it cosigned, and keeps the whole of it, synced, before it answers. It vouches that everybody is shown one log
 * and that nothing is taken back; not that what the log says is right.
 */
public final class Witness implements AutoCloseable {
    /** The witness's own verifier key, beside its lock and the folder {@code logs}. */
    public static final String VKEY = "vkey";

    private static final String LOGS = "logs";
    private static final int LONGEST_NAME = 200;

    private final Path directory;
    private final NoteSigner signer;
    private final LogLock lock;
    private final Map<String, WatchedLog> logs;

    private Witness(Path directory, NoteSigner signer, LogLock lock, Map<String, WatchedLog> logs) {
        this.directory = directory;
        this.signer = signer;
        this.lock = lock;
        this.logs = logs;
    }

    /** So that no key is made for nothing. */
    public static void refuseIfMade(Path directory) throws LedgerException {
        Path vkey = directory.resolve(VKEY);
        if (Files.exists(vkey)) {
            throw new LedgerException(vkey, "a witness is here already", "Name another folder");
        }
    }

    /** Makes the folder of a new witness; refused if there is one. */
    public static void create(Path directory, NoteVerifier witness) throws LedgerException {
        refuseIfMade(directory);
        if (witness.type() != NoteVerifier.COSIGNATURE) {
            throw new ProofException("a witness signs with a key of type 04, not with a log's");
        }
        try {
            DurableFile.makeFolder(directory);
            DurableFile.makeFolder(directory.resolve(LOGS));
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
        DurableFile.replace(directory.resolve(VKEY), (witness.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens it as the only one.
     *
     * @param keys of the logs to be watched, several for one origin while a log changes its key
     * @param said is told, in one line, of forks and of what could not be written
     */
    public static Witness open(
            Path directory, NoteSigner signer, List<NoteVerifier> keys, InstantSource clock, Consumer<String> said)
            throws LedgerException {
        if (!vkey(directory).equals(signer.verifier())) {
            throw new LedgerException(directory.resolve(VKEY), "is another key than this witness's", "Use its own key");
        }
        Map<String, List<NoteVerifier>> origins = new LinkedHashMap<>();
        for (NoteVerifier key : keys) {
            if (key.type() != NoteVerifier.ED25519) {
                throw new ProofException("a log's key is of type 01; that of " + key.name() + " is not");
            }
            origins.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(key);
        }
        LogLock lock = LogLock.take(directory);
        boolean opened = false;
        try {
            Map<String, WatchedLog> logs = new LinkedHashMap<>();
            for (Map.Entry<String, List<NoteVerifier>> log : origins.entrySet()) {
                WatchedFiles files = files(directory, log.getKey());
                logs.put(log.getKey(), new WatchedLog(log.getValue(), signer, files, clock, said));
            }
            opened = true;
            return new Witness(directory, signer, lock, logs);
        } finally {
            if (!opened) {
                release(lock, directory);
            }
        }
    }

    private static WatchedFiles files(Path directory, String origin) throws LedgerException {
        WatchedFiles files = WatchedFiles.of(directory.resolve(LOGS), origin);
        String name = String.valueOf(files.folder().getFileName());
        if (name.length() > LONGEST_NAME || name.startsWith(".")) {
            throw new ProofException("the origin of a log is too long, or begins with a dot: " + origin);
        }
        try {
            // A witness that was killed may have left any of these names unsynced, and it goes on from them.
            DurableFile.makeFolder(directory);
            DurableFile.syncDirectory(directory);
            DurableFile.makeFolder(files.folder());
            DurableFile.syncDirectory(files.folder());
        } catch (IOException e) {
            throw unwritable(files.folder(), e);
        }
        return files;
    }

    private static LedgerException unwritable(Path directory, IOException e) {
        return new LedgerException(
                directory,
                "cannot be made (" + DurableFile.reason(e) + ")",
                "Name a folder that can be written, or make room",
                e);
    }

    private static NoteVerifier vkey(Path directory) throws LedgerException {
        Path file = directory.resolve(VKEY);
        try {
            return NoteVerifier.parse(TextFile.read(file));
        } catch (IOException e) {
            throw new LedgerException(
                    file, "could not be read (" + DurableFile.reason(e) + ")", "Make a witness: witness init", e);
        }
    }

    /** What the folder of a witness says, also while it runs: every log that it has ever cosigned. */
    public static List<Watched> show(Path directory) throws LedgerException {
        NoteVerifier own = vkey(directory);
        Path logs = directory.resolve(LOGS);
        List<Watched> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(logs)) {
            for (Path folder : folders.sorted().toList()) {
                String origin = URLDecoder.decode(String.valueOf(folder.getFileName()), StandardCharsets.UTF_8);
                WatchedFiles files = new WatchedFiles(folder);
                all.add(WatchedLog.watched(origin, files.last(own), own, files));
            }
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerException(
                    logs, "could not be read (" + DurableFile.reason(e) + ")", "See to its permissions", e);
        }
        return all;
    }

    /** Answers a request "add-checkpoint" by its body. */
    public Answer add(byte[] body) {
        CheckpointRequest request;
        try {
            request = CheckpointRequest.parse(body);
        } catch (ProofException e) {
            return Answer.text(400, String.valueOf(e.getMessage()));
        }
        WatchedLog log = logs.get(request.checkpoint().origin());
        return log == null ? Answer.text(404, "this witness does not watch that log") : log.add(request);
    }

    /** The last checkpoint of a log that this witness cosigned, with its cosignature. */
    public Optional<SignedNote> last(String origin) {
        return Optional.ofNullable(logs.get(origin)).flatMap(WatchedLog::last);
    }

    /** The logs that are watched now. */
    public List<Watched> watched() throws LedgerException {
        List<Watched> all = new ArrayList<>();
        for (WatchedLog log : logs.values()) {
            all.add(log.watched());
        }
        return all;
    }

    public NoteVerifier verifier() {
        return signer.verifier();
    }

    @Override
    public void close() throws LedgerException {
        release(lock, directory);
    }

    private static void release(LogLock lock, Path directory) throws LedgerException {
        try {
            lock.close();
        } catch (IOException e) {
            throw new LedgerException(directory, "could not be released", "End this process", e);
        }
    }
}
