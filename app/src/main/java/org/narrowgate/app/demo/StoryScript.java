package org.narrowgate.app.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;

/**
 * The story that {@code narrowgate demo DIR --story} plays, as {@code examples/demo/story.yaml} has it.
 *
 * @param rows of the request
 * @param people against whom it is decided
 * @param cites readings that the agreement cites
 * @param files that lie in the workspace before the first step, by their paths in it
 */
public record StoryScript(
        long rows, long people, List<String> cites, Map<String, String> files, List<StoryStep> steps) {
    /** Lines of a command's output that a document shows where the script does not say. */
    private static final int SHOWN = 12;

    public StoryScript {
        cites = List.copyOf(cites);
        files = new LinkedHashMap<>(files);
        steps = List.copyOf(steps);
    }

    /**
     * Reads a script.
     *
     * @throws DocumentException naming file, line, field and remedy of everything wrong with it
     */
    public static StoryScript read(Path file) throws DocumentException {
        Problems problems = new Problems();
        Optional<StoryScript> script = Yaml.read(file, problems).map(node -> script(node, problems));
        problems.throwIfAny();
        return script.orElseThrow();
    }

    private static StoryScript script(Node node, Problems problems) {
        Section section = Section.of("a story", node, problems);
        long rows = section.number("rows");
        long people = section.number("people");
        List<String> cites = section.texts("cites");
        Map<String, String> files = new LinkedHashMap<>();
        section.section("files", "`files`")
                .ifPresent(all -> all.all().forEach((path, entry) -> files.put(path, all.textOf(path, entry.value()))));
        section.required("steps");
        List<StoryStep> steps = new ArrayList<>();
        section.sections("steps", "a step", s -> steps.add(step(s)));
        section.close();
        return new StoryScript(rows, people, cites, files, steps);
    }

    private static StoryStep step(Section s) {
        return new StoryStep(
                s.text("id"),
                s.text("chapter", ""),
                s.text("title"),
                s.text("tells"),
                s.text("who"),
                s.instant("at"),
                s.text("run"),
                s.has("exit") ? (int) s.number("exit") : 0,
                s.texts("says"),
                s.has("shown") ? (int) s.number("shown") : SHOWN,
                s.text("picture", ""));
    }
}
