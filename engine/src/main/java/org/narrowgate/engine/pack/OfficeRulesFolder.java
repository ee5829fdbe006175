package org.narrowgate.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.core.office.acting.OfficeRules;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;

/** Where the rules on who may act in an office lie, and which there are. */
public record OfficeRulesFolder(Path path) {
    /**
     * The rules of an id, such as {@code us/5-usc-3345}.
     *
     * @throws IOException if there is no such folder
     * @throws DocumentException if there are none of that id, with the one probably meant, or they are not usable
     */
    public OfficeRules find(String id) throws IOException, DocumentException {
        List<String> ids = ids();
        if (!ids.contains(id)) {
            Problems problems = new Problems();
            problems.add(id, "no rules on offices of that id are in " + path, NearestName.remedy(id, ids));
            problems.throwIfAny();
        }
        OfficeRules rules = OfficeRulesReader.read(path.resolve(id));
        if (!rules.id().equals(id)) {
            Problems problems = new Problems();
            problems.add(id, "the rules there call themselves `" + rules.id() + "`", "write `rules: " + id + "`");
            problems.throwIfAny();
        }
        return rules;
    }

    /** Ids of all rules below the folder, sorted. */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IOException(path + ": there is no folder of rules on offices here; give the one of the program");
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.endsWith("rules.yaml"))
                    .map(file ->
                            path.relativize(file.resolveSibling("")).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
