package org.narrowgate.ledger.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.narrowgate.ledger.disk.LossyFolder.Naming;

/**
 * A disk in memory that keeps of what was written only what POSIX promises: a file's content once the file was synced,
 * a name (made, changed, removed) once its folder was. A {@link Plan} lets operations fail or cuts the power in the
 * middle of one; then {@link #after} gives the disk that comes up again, without what was lost.
 */
public final class LossyDisk {
    /** What an operation does. */
    public enum Kind {
        READ,
        WRITE,
        FORCE,
        NAME
    }

    /** Asked before every operation, one at a time. */
    @FunctionalInterface
    public interface Plan {
        /** What befalls it; empty if it succeeds. */
        Optional<Fault> of(Kind kind, String path);
    }

    /** What can befall an operation: the disk says why not, or the power goes while it is done. */
    public record Fault(String says, boolean power) {
        public static final Fault POWER = new Fault("the power is off", true);
        public static final Fault FULL = new Fault("No space left on device", false);
        public static final Fault BROKEN = new Fault("Input/output error", false);
        public static final Fault READ_ONLY = new Fault("Read-only file system", false);
    }

    private final LossyFileSystem files = new LossyFileSystem(this);
    private final Set<String> locks = new HashSet<>();
    private Plan plan = (kind, path) -> Optional.empty();
    private long power;
    private boolean on = true;

    private final LossyFolder root;

    public LossyDisk() {
        this(new LossyFolder());
    }

    private LossyDisk(LossyFolder root) {
        this.root = root;
    }

    public Path path(String absolute) {
        return files.getPath(absolute);
    }

    public synchronized void plan(Plan next) {
        plan = next;
    }

    /** The power goes with this operation, counted from 1; what only reads is not counted, for it changes nothing. */
    public synchronized void cutAt(long operation) {
        AtomicLong left = new AtomicLong(operation);
        plan((kind, path) ->
                kind != Kind.READ && left.decrementAndGet() == 0 ? Optional.of(Fault.POWER) : Optional.empty());
    }

    /** Whether the power went. */
    public synchronized boolean isOff() {
        return !on;
    }

    /** Ends the process that used the disk, not the disk: what was written is there, and no more synced than before. */
    public synchronized void kill() {
        power++;
        on = true;
        locks.clear();
        plan = (kind, path) -> Optional.empty();
    }

    /** The disk that comes up again when the power went now. */
    public synchronized LossyDisk after(Loss loss, SplittableRandom random) {
        return new LossyDisk(root.after(loss, random, new IdentityHashMap<>()));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a path means; empty if nothing has that name. */
    private Optional<LossyNode> find(String path) {
        Optional<LossyNode> at = Optional.of(root);
        for (String name : path.split("/", -1)) {
            if (!name.isEmpty()) {
                at = at.filter(LossyFolder.class::isInstance)
                        .map(node -> ((LossyFolder) node).names().get(name));
            }
        }
        return at;
    }

    private LossyNode existing(String path) throws IOException {
        return find(path).orElseThrow(() -> new NoSuchFileException(path));
    }

    private LossyFolder folder(String path) throws IOException {
        if (existing(path) instanceof LossyFolder folder) {
            return folder;
        }
        throw new NotDirectoryException(path);
    }

    synchronized long power() {
        return power;
    }

    /** Says whether the power goes with this operation, which is then half done; throws if it is not done at all. */
    private boolean begin(Kind kind, String path, long of) throws IOException {
        if (!on || of != power) {
            throw new IOException(Fault.POWER.says);
        }
        Optional<Fault> fault = plan.of(kind, path);
        if (fault.isPresent() && !fault.get().power) {
            throw new IOException(fault.get().says);
        }
        on = fault.isEmpty();
        return !on;
    }

    private static void end(boolean cut) throws IOException {
        if (cut) {
            throw new IOException(Fault.POWER.says);
        }
    }

    synchronized LossyNode open(String path, Set<? extends OpenOption> options) throws IOException {
        Optional<LossyNode> found = find(path);
        if (found.isEmpty()) {
            if (!options.contains(StandardOpenOption.CREATE) && !options.contains(StandardOpenOption.CREATE_NEW)) {
                throw new NoSuchFileException(path);
            }
            LossyFile made = new LossyFile();
            change(path, Naming.of(name(path), made));
            return made;
        }
        if (options.contains(StandardOpenOption.CREATE_NEW)) {
            throw new FileAlreadyExistsException(path);
        }
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            truncate(file(found.get(), path), path, power, 0);
        }
        return found.get();
    }

    private void change(String path, Naming... change) throws IOException {
        LossyFolder folder = folder(parent(path));
        boolean cut = begin(Kind.NAME, path, power);
        folder.change(List.of(change));
        end(cut);
    }

    synchronized void makeFolder(String path) throws IOException {
        refuseTaken(path);
        change(path, Naming.of(name(path), new LossyFolder()));
    }

    private void refuseTaken(String path) throws IOException {
        if (find(path).isPresent()) {
            throw new FileAlreadyExistsException(path);
        }
    }

    /** Another name for a file. */
    synchronized void link(String path, String existing) throws IOException {
        refuseTaken(path);
        change(path, Naming.of(name(path), existing(existing)));
    }

    synchronized void rename(String from, String to) throws IOException {
        LossyNode node = existing(from);
        if (!parent(from).equals(parent(to))) {
            throw new IOException("what is renamed here stays in its folder");
        }
        refuseFull(to);
        change(to, Naming.gone(name(from)), Naming.of(name(to), node));
    }

    private void refuseFull(String path) throws IOException {
        if (find(path).orElse(null) instanceof LossyFolder full && !full.names().isEmpty()) {
            throw new DirectoryNotEmptyException(path);
        }
    }

    synchronized void delete(String path) throws IOException {
        var unused = existing(path);
        refuseFull(path);
        change(path, Naming.gone(name(path)));
    }

    synchronized List<String> list(String path) throws IOException {
        return List.copyOf(folder(path).names().keySet());
    }

    synchronized boolean isSame(String one, String other) throws IOException {
        return existing(one) == existing(other);
    }

    private static LossyFile file(LossyNode node, String path) throws IOException {
        if (node instanceof LossyFile file) {
            return file;
        }
        throw new IOException(path + " is a folder");
    }

    synchronized PosixFileAttributes attributes(String path) throws IOException {
        return existing(path).attributes();
    }

    synchronized int read(LossyNode node, String path, long of, ByteBuffer into, long at) throws IOException {
        end(begin(Kind.READ, path, of));
        byte[] content = file(node, path).content();
        if (at >= content.length) {
            return -1;
        }
        int count = Math.min(into.remaining(), content.length - (int) at);
        into.put(content, (int) at, count);
        return count;
    }

    synchronized void write(LossyNode node, String path, long of, long at, byte[] bytes) throws IOException {
        boolean cut;
        try {
            cut = begin(Kind.WRITE, path, of);
        } catch (IOException full) {
            if (on) { // The disk took what it had room for.
                file(node, path).write(at, Arrays.copyOf(bytes, bytes.length / 2));
            }
            throw full;
        }
        file(node, path).write(at, bytes);
        end(cut);
    }

    synchronized long length(LossyNode node, long of) throws IOException {
        if (of != power) {
            throw new IOException(Fault.POWER.says);
        }
        return node.attributes().size();
    }

    synchronized void truncate(LossyNode node, String path, long of, long length) throws IOException {
        boolean cut = begin(Kind.WRITE, path, of);
        file(node, path).cut(length);
        end(cut);
    }

    synchronized void force(LossyNode node, String path, long of) throws IOException {
        end(begin(Kind.FORCE, path, of));
        node.sync();
    }

    synchronized boolean lock(String path, long of) throws IOException {
        if (!on || of != power) {
            throw new IOException(Fault.POWER.says);
        }
        return locks.add(path);
    }

    synchronized void unlock(String path, long of) {
        if (of == power) {
            locks.remove(path);
        }
    }

    /** Every file with its bytes as they are now. */
    public synchronized Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        contents(root, "", contents);
        return contents;
    }

    private static void contents(LossyFolder folder, String path, Map<String, byte[]> contents) {
        folder.names().forEach((name, node) -> {
            if (node instanceof LossyFolder below) {
                contents(below, path + "/" + name, contents);
            } else if (node instanceof LossyFile file) {
                contents.put(path + "/" + name, file.content());
            }
        });
    }
}
