package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import picocli.CommandLine.Option;

/** Where the statute packs lie, for commands that know the authority by its id. */
final class AuthorityOption {
    @Option(
            names = "--packs",
            paramLabel = "DIR",
            description = "Folder of statute packs; the program's own if absent.")
    private Optional<Path> packs = Optional.empty();

    Path folder() {
        return Packs.folder(packs);
    }

    /** How a command that follows this one is told of the same folder; with a blank before it unless empty. */
    String again() {
        return packs.map(folder -> " --packs " + folder).orElse("");
    }

    /** Empty if there is no pack of that id, as there is none of an id that leads out of the folder. */
    Optional<Pack> find(String id) throws IOException, DocumentException {
        return ids().contains(id) && Files.isDirectory(folder().resolve(id))
                ? Optional.of(PackReader.read(folder().resolve(id)))
                : Optional.empty();
    }

    /** The pack; {@code where} is what a message calls the place that named it. */
    Pack read(String id, String where) throws IOException, DocumentException {
        Optional<Pack> pack = find(id);
        if (pack.isEmpty()) {
            Problems problems = new Problems();
            problems.add(where, "no statute pack `" + id + "` is here", NearestName.remedy(id, ids()));
            problems.throwIfAny();
        }
        return pack.orElseThrow();
    }

    List<String> ids() throws IOException {
        return Packs.ids(folder());
    }
}
