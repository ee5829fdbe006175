package org.narrowgate.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * That a log, or a witness's memory of logs, has one writer: an operating-system lock on the file {@code lock}, which a killed process cannot leave
 * behind. POSIX drops a process's lock as soon as that process closes *any* handle on the file, so writers in one
 * process are kept apart before the file is touched.
 */
public final class LogLock implements AutoCloseable {
    static final String NAME = "lock";

    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();
    private static final String REMEDY = "Wait until it ends or end it; do not delete the lock file, which is harmless";

    private final Path directory;
    private final RandomAccessFile file;
    private final FileLock lock;

    private LogLock(Path directory, RandomAccessFile file, FileLock lock) {
        this.directory = directory;
        this.file = file;
        this.lock = lock;
    }

    /** Takes the lock of a folder, or says who has it. */
    public static LogLock take(Path log) throws LedgerException {
        Path path = log.resolve(NAME);
        Path directory;
        try {
            directory = log.toRealPath();
        } catch (IOException e) {
            throw unusable(path, e);
        }
        if (!HERE.add(directory)) {
            throw new LedgerException(path, "this process is already writing here", REMEDY);
        }
        boolean taken = false;
        try {
            LogLock lock = take(path, directory);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HERE.remove(directory);
            }
        }
    }

    private static LogLock take(Path path, Path directory) throws LedgerException {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            @Nullable FileLock lock = null;
            try {
                lock = file.getChannel().tryLock();
                if (lock != null) {
                    sign(file);
                    return new LogLock(directory, file, lock);
                }
                throw new LedgerException(path, "another process" + holder(file) + " is writing here", REMEDY);
            } finally {
                if (lock == null) {
                    file.close();
                }
            }
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static LedgerException unusable(Path path, IOException e) {
        return new LedgerException(
                path, "the lock could not be taken (" + DurableFile.reason(e) + ")", DurableFile.REMEDY_SPACE, e);
    }

    /** Who holds it, for the message to the second writer; a full disk must not keep the log from being opened. */
    private static void sign(RandomAccessFile file) {
        try {
            file.setLength(0);
            file.write((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The lock holds whatever the file says; only the other writer's message is poorer.
            return;
        }
    }

    private static String holder(RandomAccessFile file) throws IOException {
        file.seek(0);
        String pid = file.readLine();
        return pid != null && pid.matches("[0-9]+") ? " (process " + pid + ")" : "";
    }

    @Override
    public void close() throws IOException {
        if (!file.getChannel().isOpen()) {
            return;
        }
        try {
            lock.release();
            file.close();
        } finally {
            HERE.remove(directory);
        }
    }
}
