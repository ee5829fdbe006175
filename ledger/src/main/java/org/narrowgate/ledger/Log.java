package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.InclusionProof;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;

/**
 * The one writer of a log: {@link #append} makes entries <em>durable</em> (in the synced journal), hashes them into
 * tiles that are written and synced beside it (<em>integrated</em>), and {@link #publish} signs a checkpoint over them
 * (<em>published</em>). Opening recovers: a torn group that nobody was told about is dropped, the rest is integrated
 * again, what was published is compared and never rewritten. Layout: C2SP tlog-tiles.
 */
public final class Log implements AutoCloseable {
    private final Path directory;
    private final NoteSigner signer;
    private final LogLock lock;
    private final TileFiles files;
    private final TileWriter writer;
    private final Frontier frontier;
    private final TileTrees trees;
    private final Journal journal;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private SignedNote note;
    private Checkpoint published;

    private Log(Path directory, NoteSigner signer, LogLock lock, TileWriter writer) throws LedgerException {
        this.directory = directory;
        this.signer = signer;
        this.lock = lock;
        this.writer = writer;
        files = new TileFiles(directory);
        trees = new TileTrees(this::hashes);
        note = LogFiles.checkpoint(directory, signer.verifier());
        published = note.checkpoint();
        frontier = LogRecovery.edge(directory, files, published);
        journal = LogRecovery.journal(directory, frontier, writer);
    }

    /** Opens a log for writing, or makes an empty one, whose origin is the signer's name. */
    public static Log open(Path directory, NoteSigner signer) throws LedgerException {
        LogRecovery.prepare(directory);
        LogLock lock = LogLock.take(directory);
        TileWriter writer = new TileWriter(directory);
        boolean opened = false;
        try {
            LogRecovery.createIfNew(directory, signer);
            LogRecovery.settle(directory);
            Log log = new Log(directory, signer, lock, writer);
            opened = true;
            return log;
        } finally {
            if (!opened) {
                writer.close();
                release(lock, directory);
            }
        }
    }

    /**
     * Appends entries of at most 65,535 bytes; when it returns the index of the first, they outlive a loss of power.
     * What many threads append at once shares one group of the journal and one sync: whoever comes first writes for all
     * who wait. If it throws, none of the group is in the log, unless the disk refused to take back what it had begun
     * to write: then the log is closed to writing, and opening it again tells.
     */
    public long append(List<byte[]> entries) throws LedgerException {
        for (byte[] entry : entries) {
            if (entry.length > Bundle.MAXIMUM_ENTRY) {
                throw new IllegalArgumentException("an entry has at most " + Bundle.MAXIMUM_ENTRY + " bytes");
            }
        }
        if (entries.isEmpty()) {
            return size();
        }
        Waiting mine = new Waiting(entries);
        waiting.add(mine);
        while (!mine.settled()) {
            if (writing.tryLock()) {
                try {
                    writeWith(mine);
                } finally {
                    writing.unlock();
                }
                Waiting next = waiting.peek();
                if (next != null) {
                    next.wake();
                }
            } else {
                mine.sleep();
            }
        }
        return mine.first();
    }

    /** Whoever writes wakes those whom he served, and then one of those who came meanwhile, who writes for them. */
    private synchronized void writeWith(Waiting mine) {
        while (!mine.settled()) {
            append(group());
        }
    }

    /** Those who wait, in the order in which they came, as far as one group holds them. */
    private Deque<Waiting> group() {
        Deque<Waiting> group = new ArrayDeque<>();
        long bytes = 0;
        for (Waiting next = waiting.peek(); next != null; next = waiting.peek()) {
            bytes += next.bytes();
            if (!group.isEmpty() && bytes > Journal.MAXIMUM_GROUP) {
                break;
            }
            group.add(waiting.remove());
        }
        return group;
    }

    private void append(Deque<Waiting> group) {
        List<byte[]> entries =
                group.stream().flatMap(one -> one.entries().stream()).toList();
        long next = journal.next();
        try {
            checkWhole();
            writer.check();
            journal.append(entries);
            for (byte[] entry : entries) {
                frontier.append(entry, writer::write);
            }
            for (Waiting one : group) {
                one.durable(next);
                next += one.entries().size();
            }
        } catch (LedgerException e) {
            group.forEach(one -> one.failed(e));
        } catch (RuntimeException | Error e) {
            group.forEach(one -> one.failed(midway(e)));
        }
    }

    /** After an error of the machine, memory among them, between journal and tree. */
    private void checkWhole() throws LedgerException {
        if (journal.next() != frontier.size()) {
            throw midway(null);
        }
    }

    private LedgerException midway(@Nullable Throwable cause) {
        return new LedgerException(
                directory, "an append ended midway", "Close the log and open it again: it recovers by itself", cause);
    }

    /** Signs a checkpoint over everything appended and drops what it covers from the journal. */
    public synchronized SignedNote publish() throws LedgerException {
        checkWhole();
        if (frontier.size() == published.size()) {
            return note;
        }
        writer.await();
        frontier.partials(writer::write);
        writer.await();
        writer.syncDirectories();
        Checkpoint next = new Checkpoint(signer.verifier().name(), frontier.size(), frontier.root());
        SignedNote signed = signer.sign(next.text());
        DurableFile.replace(directory.resolve(LogFiles.CHECKPOINT), signed.bytes());
        Checkpoint before = published;
        note = signed;
        published = next;
        journal.restart(next.size());
        dropPartials(before.size());
        return signed;
    }

    /**
     * Keeps the newest checkpoint with the cosignatures that witnesses gave it (C2SP tlog-cosignature). Refused unless
     * it is the checkpoint that stands, signed by this log, with every signature line that it has already.
     */
    public synchronized void cosigned(SignedNote cosigned) throws LedgerException {
        Checkpoint seen = signer.verifier().checkpoint(cosigned);
        if (!cosigned.text().equals(note.text())) {
            throw new ProofException("the cosignatures are of a checkpoint of size " + seen.size()
                    + " that is not the log's newest, of size " + published.size() + ": collect them again");
        }
        if (!cosigned.signatures().containsAll(note.signatures())) {
            throw new ProofException("a cosignature that the checkpoint of size " + published.size()
                    + " has already would be lost: collect them again");
        }
        if (!cosigned.equals(note)) {
            DurableFile.replace(directory.resolve(LogFiles.CHECKPOINT), cosigned.bytes());
            note = cosigned;
        }
    }

    /** Partial tiles of the last checkpoint that have since become full (C2SP tlog-tiles allows it from then on). */
    private void dropPartials(long before) throws LedgerException {
        for (int level = TilePath.ENTRIES; before >>> (Math.max(0, level) * TilePath.HEIGHT) > 0; level++) {
            long tile = before >>> ((Math.max(0, level) + 1) * TilePath.HEIGHT);
            boolean wasPartial = TilePath.width(before, level, tile) > 0;
            if (wasPartial && TilePath.width(published.size(), level, tile) == TilePath.FULL) {
                Path partials = new TilePath(level, tile, TilePath.FULL).partials(directory);
                delete(partials);
                writer.forget(partials);
            }
        }
    }

    private static void delete(Path partials) throws LedgerException {
        try {
            if (Files.isDirectory(partials)) {
                try (Stream<Path> inside = Files.list(partials)) {
                    for (Path file : inside.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(partials);
            }
        } catch (IOException e) {
            throw new LedgerException(
                    partials, "could not be removed (" + DurableFile.reason(e) + ")", DurableFile.REMEDY_SPACE, e);
        }
    }

    /** How many entries the log has; the same as {@link #durable}, since {@link #append} waits for the disk. */
    public synchronized long size() {
        return journal.next();
    }

    /** How many entries outlive a loss of power. */
    public synchronized long durable() {
        return journal.next();
    }

    /** Bytes written to the journal since the log was opened, whatever has been dropped from it since. */
    public synchronized long journalWritten() {
        return journal.written();
    }

    /** How many entries are under the signed checkpoint. */
    public synchronized long published() {
        return published.size();
    }

    /** The newest signed checkpoint. */
    public synchronized SignedNote checkpoint() {
        return note;
    }

    /** The log's key, which lies beside the checkpoint as {@code vkey}. */
    public NoteVerifier verifier() {
        return signer.verifier();
    }

    /** The folder, which may be served as C2SP tlog-tiles. */
    public Path directory() {
        return directory;
    }

    /** Entry {@code index}, counted from 0, published or not. */
    public synchronized byte[] entry(long index) throws LedgerException {
        checkRange(index, index + 1);
        long bundle = index / TilePath.FULL;
        return bundle(bundle).get((int) (index - bundle * TilePath.FULL));
    }

    /** The entries from {@code from} up to but not including {@code to}; {@code next} may throw UncheckedIOException. */
    public synchronized Iterator<byte[]> entries(long from, long to) {
        checkRange(from, to);
        return new EntryCursor(from, to, this::bundle);
    }

    /** Proof that an entry is in the tree of {@code size} entries, which may be any size up to {@link #size}. */
    public synchronized InclusionProof inclusion(long index, long size) throws LedgerException {
        checkRange(index, size);
        return InclusionProof.of(trees.at(size), index, size);
    }

    /** Proof that the tree of {@code first} entries is the beginning of that of {@code second}. */
    public synchronized ConsistencyProof consistency(long first, long second) throws LedgerException {
        checkRange(first, second);
        return ConsistencyProof.of(trees.at(second), first, second);
    }

    private void checkRange(long from, long to) {
        if (from < 0 || from > to || to > frontier.size()) {
            throw new ProofException(
                    "the log has " + frontier.size() + " entries: " + from + " to " + to + " are not in it");
        }
    }

    private synchronized List<byte[]> bundle(long bundle) throws LedgerException {
        if (bundle < frontier.tileOf(0)) {
            writer.await();
            return files.entries(bundle, TilePath.FULL);
        }
        return IntStream.range(0, frontier.width(0)).mapToObj(frontier::entry).toList();
    }

    private byte[] hashes(int level, long index, int width) throws LedgerException {
        if (index < frontier.tileOf(level)) {
            writer.await();
            return Arrays.copyOf(files.hashes(level, index, TilePath.FULL), width * Hash.BYTES);
        }
        return frontier.hashes(level, width);
    }

    /** Ends writing; what was appended and not published stays in the journal for the next opening. */
    @Override
    public synchronized void close() throws LedgerException {
        writer.close();
        try {
            journal.close();
        } finally {
            release(lock, directory);
        }
    }

    private static void release(LogLock lock, Path directory) throws LedgerException {
        try {
            lock.close();
        } catch (IOException e) {
            throw new LedgerException(directory.resolve(LogLock.NAME), "could not be released", "End this process", e);
        }
    }
}
