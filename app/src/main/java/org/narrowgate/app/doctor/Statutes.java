package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackCases;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.workspace.Workspace;

/** Every statute pack: it can be read, its own cases pass, and counsel adopted it. */
final class Statutes {
    private final Path folder;
    private final Workspace workspace;
    private final Instant today;
    private final Consumer<Symptom> found;

    Statutes(Path folder, Workspace workspace, Instant today, Consumer<Symptom> found) {
        this.folder = folder;
        this.workspace = workspace;
        this.today = today;
        this.found = found;
    }

    /** Those that can be used. */
    List<Pack> look() throws IOException, DocumentException {
        List<Pack> sound = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            broken(folder + ": there is no folder of packs here", "name it in `packs` of narrowgate.yaml");
            return sound;
        }
        List<Path> packs;
        try (Stream<Path> files = Files.walk(folder)) {
            packs = files.filter(file -> file.endsWith("pack.yaml")).sorted().toList();
        }
        Opinions opinions = Opinions.of(workspace, today);
        List<String> drafts = new ArrayList<>();
        for (Path pack : packs) {
            try {
                Pack read = PackReader.read(pack.resolveSibling(""));
                if (opinions.of(read).pack().isEmpty()) {
                    drafts.add(read.authority().id());
                }
                if (holds(read)) {
                    sound.add(read);
                }
            } catch (DocumentException unreadable) {
                broken(Words.of(unreadable), "");
            }
        }
        if (!drafts.isEmpty()) {
            found.accept(Symptom.of(
                    workspace.config().demo() ? Level.NOTE : Level.WARNING,
                    Kind.PACK_DRAFT,
                    (drafts.size() == 1
                                    ? "a pack is a draft, which decides"
                                    : drafts.size() + " packs are drafts, which decide")
                            + " only in a workspace marked demo: " + String.join(", ", drafts),
                    "have counsel adopt one (`law adopt`) before it is used on anybody"));
        }
        return sound;
    }

    private boolean holds(Pack pack) {
        String id = pack.authority().id();
        long failed =
                PackCases.run(pack).stream().filter(result -> !result.passed()).count();
        if (failed > 0) {
            broken(
                    "the pack `" + id + "` fails " + failed + " of its own cases",
                    "`narrowgate law test " + id + "` shows them; put the pack back as it was adopted");
        }
        return failed == 0;
    }

    private void broken(String what, String remedy) {
        found.accept(Symptom.of(Level.STOPS_DECIDE, Kind.PACK_BROKEN, what, remedy));
    }
}
