package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Hash;

/**
 * Partial tiles and bundles of earlier checkpoints, which are kept until the full one is published (C2SP tlog-tiles,
 * "Partial Tiles"): each must be the beginning of the next larger one, and so of the one that the audit holds against
 * the signed root. That one is missing is not noticed: nobody lists the sizes that were once signed.
 */
final class OlderPartials {
    private static final String REMEDY = "Remove this file: the larger one beside it holds all that it held";

    private final List<LogAudit.Damage> damages;
    private final Set<Path> held;

    OlderPartials(List<LogAudit.Damage> damages, Set<Path> held) {
        this.damages = damages;
        this.held = held;
    }

    void audit(Path directory) {
        Path tiles = directory.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return;
        }
        try {
            for (Path folder : folders(tiles)) {
                chain(folder, folder.startsWith(tiles.resolve("entries")));
            }
        } catch (IOException e) {
            damages.add(new LogAudit.Damage(
                    tiles, "could not be read (" + DurableFile.reason(e) + ")", "Make it readable, then verify again"));
        }
    }

    /** The writer may go on meanwhile: a file under way, which gets its last name while it is looked for, is not missed. */
    private static List<Path> folders(Path tiles) throws IOException {
        List<Path> folders = new ArrayList<>();
        Files.walkFileTree(tiles, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (folder.toString().endsWith(".p")) {
                    folders.add(folder);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        folders.sort(Comparator.naturalOrder());
        return folders;
    }

    private void chain(Path folder, boolean bundles) throws IOException {
        List<Path> widths;
        try (Stream<Path> files = Files.list(folder)) {
            widths = files.filter(file -> file.getFileName().toString().matches("[1-9][0-9]{0,2}"))
                    .sorted(Comparator.comparingInt(OlderPartials::width))
                    .toList();
        }
        String name = folder.getFileName().toString();
        Path full = folder.resolveSibling(name.substring(0, name.length() - ".p".length()));
        boolean vouched = held.contains(full);
        for (int i = widths.size() - 1; i >= 0; i--) {
            Path next = i + 1 < widths.size() ? widths.get(i + 1) : full;
            if (Files.isRegularFile(next) && !begins(widths.get(i), next, bundles)) {
                damages.add(new LogAudit.Damage(
                        widths.get(i), "it is not the beginning of " + next.getFileName() + " beside it", REMEDY));
            }
            vouched |= held.contains(widths.get(i));
            if (vouched) {
                held.add(widths.get(i));
            }
        }
    }

    private static boolean begins(Path file, Path next, boolean bundles) throws IOException {
        byte[] beginning = LogFiles.content(file);
        byte[] whole = LogFiles.content(next);
        return beginning.length <= whole.length
                && Arrays.equals(beginning, Arrays.copyOf(whole, beginning.length))
                && holds(beginning, file, bundles) == width(file);
    }

    /** How many hashes or entries; -1 if they do not end where the file does. */
    private static int holds(byte[] content, Path file, boolean bundles) {
        if (!bundles) {
            return content.length % Hash.BYTES == 0 ? content.length / Hash.BYTES : -1;
        }
        try {
            return Bundle.decode(content, file).size();
        } catch (LedgerException torn) {
            return -1;
        }
    }

    private static int width(Path file) {
        return Integer.parseInt(file.getFileName().toString());
    }
}
