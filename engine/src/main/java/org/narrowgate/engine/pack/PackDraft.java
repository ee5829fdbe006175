package org.narrowgate.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.ledger.WholeFile;

/**
 * A pack to be rewritten: an invented law with an element of each kind, a question with two readings, an exception, and
 * cases that hold them. It lints and its cases pass, so that its author only ever changes what works.
 */
public final class PackDraft {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+");
    private static final String PLACE_OF_ID = "@ID@";

    private final String id;

    private PackDraft(String id) {
        this.id = id;
    }

    /**
     * The draft of a pack.
     *
     * @throws DocumentException if no folder of packs could hold one by this id
     */
    public static PackDraft of(String id) throws DocumentException {
        if (!ID.matcher(id).matches()) {
            Problems problems = new Problems();
            problems.add(
                    id,
                    "this is no id of a pack",
                    "write jurisdiction and provision in small letters, digits and hyphens, such as us/18-usc-2721");
            problems.throwIfAny();
        }
        return new PackDraft(id);
    }

    /**
     * Writes the pack below a folder of packs, where its id says.
     *
     * @return whether anything was written: not if exactly this draft is there already
     * @throws DocumentException if something else is there; nothing was changed then
     */
    public boolean write(Path packs) throws IOException, DocumentException {
        Path folder = packs.resolve(id);
        Map<String, byte[]> files = files();
        if (holds(folder, files)) {
            return false;
        }
        NewFolder.make(folder, partial -> {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = partial.resolve(file.getKey());
                Files.createDirectories(target.resolveSibling(""));
                Files.write(target, file.getValue());
            }
            return folder;
        });
        return true;
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new String[] {"pack.yaml", "readings.yaml", "good/cases.yaml", "bad/cases.yaml"}) {
            try (InputStream template = PackDraft.class.getResourceAsStream("draft/" + name)) {
                if (template == null) {
                    throw new IllegalStateException("the program lacks its own draft of " + name);
                }
                String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
                files.put(name, text.replace(PLACE_OF_ID, id).getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static boolean holds(Path folder, Map<String, byte[]> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            if (walk.filter(p -> !Files.isDirectory(p)).count() != files.size()) {
                return false;
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path there = folder.resolve(file.getKey());
            if (!Files.isRegularFile(there) || !Arrays.equals(WholeFile.read(there), file.getValue())) {
                return false;
            }
        }
        return true;
    }
}
