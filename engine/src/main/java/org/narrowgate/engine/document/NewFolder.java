package org.narrowgate.engine.document;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that appears with everything in it or not at all, and never in the place of another. */
public final class NewFolder {
    private NewFolder() {}

    /** Writes what belongs into the folder. */
    public interface Filling<T> {
        T fill(Path folder) throws IOException, DocumentException;
    }

    /**
     * Fills a folder beside the target and renames it; one that a crash left behind is removed first.
     *
     * @throws DocumentException if something is there already, or what the filling throws
     */
    public static <T> T make(Path target, Filling<T> filling) throws IOException, DocumentException {
        Path folder = target.toAbsolutePath().normalize();
        Path parent = folder.getParent();
        Path name = folder.getFileName();
        if (parent != null && name != null && !isTaken(folder)) {
            return make(target, folder, parent.resolve("." + name + ".partial"), filling);
        }
        Problems problems = new Problems();
        problems.add(Yaml.shown(target), "something is there already", "name a new folder; nothing was changed");
        problems.throwIfAny();
        throw new IllegalStateException("a problem was just told");
    }

    private static <T> T make(Path target, Path folder, Path partial, Filling<T> filling)
            throws IOException, DocumentException {
        try {
            delete(partial);
            Files.createDirectories(partial);
            try {
                T made = filling.fill(partial);
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
                return made;
            } finally {
                delete(partial);
            }
        } catch (AccessDeniedException denied) {
            throw new IOException(
                    Yaml.shown(target) + ": the folder may not be made here; check permissions, or name another",
                    denied);
        }
    }

    /** An empty folder is no other folder: the rename takes its place. */
    private static boolean isTaken(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** Deletes a folder with all that is in it; one that is not there is no error. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
