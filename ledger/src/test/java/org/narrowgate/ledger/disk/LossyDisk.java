package org.narrowgate.ledger.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

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

    /** A name that means another node from now on, or none. */
    private record Naming(String name, Optional<LossyNode> node) {}

    private final LossyFileSystem files = new LossyFileSystem(this);
    private final Map<String, LossyNode> names = new TreeMap<>();
    private final Map<String, LossyNode> synced = new HashMap<>();
    private final Map<String, List<List<Naming>>> unsynced = new TreeMap<>();
    private final Set<String> locks = new HashSet<>();
    private Plan plan = (kind, path) -> Optional.empty();
    private long power;
    private boolean on = true;

    public LossyDisk() {
        names.put("/", new LossyNode(true));
        synced.put("/", names.get("/"));
    }

    public Path path(String absolute) {
        return files.getPath(absolute);
    }

    public synchronized void plan(Plan next) {
        plan = next;
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
        Map<String, LossyNode> left = new TreeMap<>(synced);
        unsynced.forEach((folder, changes) -> {
            int first = random.nextInt(changes.size() + 1);
            for (int i = 0; i < changes.size(); i++) {
                boolean kept =
                        switch (loss) {
                            case ALL -> false;
                            case NONE -> true;
                            case TAIL -> i < first;
                            case SECTORS, GARBAGE -> random.nextBoolean();
                        };
                if (kept) {
                    changes.get(i).forEach(naming -> set(left, naming));
                }
            }
        });
        LossyDisk next = new LossyDisk();
        IdentityHashMap<LossyNode, LossyNode> nodes = new IdentityHashMap<>();
        left.forEach((name, node) -> {
            if (next.names.containsKey(parent(name))) {
                next.names.put(name, nodes.computeIfAbsent(node, n -> n.after(loss, random)));
            }
        });
        next.synced.putAll(next.names);
        return next;
    }

    private static void set(Map<String, LossyNode> names, Naming naming) {
        naming.node.ifPresentOrElse(node -> names.put(naming.name, node), () -> names.remove(naming.name));
    }

    private static String parent(String name) {
        int slash = name.lastIndexOf('/');
        return slash <= 0 ? "/" : name.substring(0, slash);
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
        LossyNode node = names.get(path);
        if (node == null) {
            if (!options.contains(StandardOpenOption.CREATE) && !options.contains(StandardOpenOption.CREATE_NEW)) {
                throw new NoSuchFileException(path);
            }
            node = new LossyNode(false);
            name(path, List.of(new Naming(path, Optional.of(node))));
        } else if (options.contains(StandardOpenOption.CREATE_NEW)) {
            throw new FileAlreadyExistsException(path);
        } else if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            truncate(node, path, power, 0);
        }
        return node;
    }

    private void name(String path, List<Naming> change) throws IOException {
        String folder = parent(path);
        if (!names.containsKey(folder)) {
            throw new NoSuchFileException(path);
        }
        boolean cut = begin(Kind.NAME, path, power);
        change.forEach(naming -> set(names, naming));
        unsynced.computeIfAbsent(folder, f -> new ArrayList<>()).add(change);
        end(cut);
    }

    synchronized void makeFolder(String path) throws IOException {
        if (names.containsKey(path)) {
            throw new FileAlreadyExistsException(path);
        }
        name(path, List.of(new Naming(path, Optional.of(new LossyNode(true)))));
    }

    synchronized void rename(String from, String to) throws IOException {
        LossyNode node = existing(from);
        if (node.folder || !parent(from).equals(parent(to))) {
            throw new IOException("only files are renamed here, and within their folder");
        }
        name(to, List.of(new Naming(from, Optional.empty()), new Naming(to, Optional.of(node))));
    }

    synchronized void delete(String path) throws IOException {
        if (existing(path).folder && !list(path).isEmpty()) {
            throw new DirectoryNotEmptyException(path);
        }
        name(path, List.of(new Naming(path, Optional.empty())));
    }

    private LossyNode existing(String path) throws IOException {
        LossyNode node = names.get(path);
        if (node == null) {
            throw new NoSuchFileException(path);
        }
        return node;
    }

    synchronized List<String> list(String folder) throws IOException {
        if (!existing(folder).folder) {
            throw new IOException(folder + " is no folder");
        }
        return names.keySet().stream()
                .filter(name -> !name.equals("/") && parent(name).equals(folder))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    synchronized BasicFileAttributes attributes(String path) throws IOException {
        LossyNode node = existing(path);
        return new LossyAttributes(node.folder, node.content().length);
    }

    synchronized int read(LossyNode node, String path, long of, ByteBuffer into, long at) throws IOException {
        end(begin(Kind.READ, path, of));
        byte[] content = node.content();
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
                node.write(at, Arrays.copyOf(bytes, bytes.length / 2));
            }
            throw full;
        }
        node.write(at, bytes);
        end(cut);
    }

    synchronized long length(LossyNode node, long of) throws IOException {
        if (of != power) {
            throw new IOException(Fault.POWER.says);
        }
        return node.content().length;
    }

    synchronized void truncate(LossyNode node, String path, long of, long length) throws IOException {
        boolean cut = begin(Kind.WRITE, path, of);
        node.cut(length);
        end(cut);
    }

    synchronized void force(LossyNode node, String path, long of) throws IOException {
        end(begin(Kind.FORCE, path, of));
        if (node.folder) {
            List<List<Naming>> changes = unsynced.remove(path);
            if (changes != null) {
                changes.forEach(change -> change.forEach(naming -> set(synced, naming)));
            }
        } else {
            node.sync();
        }
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
        names.forEach((name, node) -> {
            if (!node.folder) {
                contents.put(name, node.content());
            }
        });
        return contents;
    }
}
