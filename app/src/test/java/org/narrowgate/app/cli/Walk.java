package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.narrowgate.app.run.Story;
import picocli.CommandLine;

/**
 * Walks a document command by command in a folder: what is printed is what stands there. {@code -Ddocs.rewrite=true}
 * writes anew what differs; the diff is the review.
 */
record Walk(Path folder) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final boolean REWRITE = Boolean.getBoolean("docs.rewrite");

    /** {@code least} is how many commands it has at least: none may be lost without a word. */
    void of(String name, int least) throws Exception {
        Path document = Story.home().resolve("docs").resolve(name);
        List<String> lines = new ArrayList<>(Files.readAllLines(document));
        List<Walkthrough.Step> steps = Walkthrough.of(lines).steps();
        int moved = 0;
        for (Walkthrough.Step step : steps) {
            List<String> printed = take(step);
            if (step.kind() == Walkthrough.Kind.COMMAND && !step.isShownBy(printed)) {
                if (!REWRITE) {
                    assertThat(printed)
                            .as("%s:%d: %s", name, step.line(), step.what())
                            .isEqualTo(step.lines());
                }
                moved += rewrite(lines, step, moved, printed);
            }
        }
        if (REWRITE) {
            Files.write(document, lines);
        }
        assertThat(steps.stream().filter(s -> s.kind() == Walkthrough.Kind.COMMAND))
                .hasSizeGreaterThanOrEqualTo(least);
    }

    private static int rewrite(List<String> lines, Walkthrough.Step step, int moved, List<String> printed) {
        int at = step.line() - 1 + moved;
        while (lines.get(at).endsWith("\\")) {
            at++;
        }
        List<String> shown = lines.subList(at + 1, at + 1 + step.lines().size());
        shown.clear();
        shown.addAll(printed);
        return printed.size() - step.lines().size();
    }

    private List<String> take(Walkthrough.Step step) throws Exception {
        if (step.kind() == Walkthrough.Kind.FILE) {
            Path file = folder.resolve(step.what());
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, step.lines());
            return List.of();
        }
        String printed = step.what().startsWith("narrowgate ") ? narrowgate(step.what()) : shell(step.what());
        return printed.replace(folder + "/", "")
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    /** In this process, as if the folder were the current one. */
    private String narrowgate(String command) {
        StringWriter printed = new StringWriter();
        CommandLine line = Main.commandLine();
        line.registerConverter(Path.class, folder::resolve);
        line.setOut(new PrintWriter(printed));
        line.setErr(new PrintWriter(printed));
        String[] words = WORD.matcher(command).results().skip(1).map(this::word).toArray(String[]::new);
        line.execute(words);
        return printed.toString();
    }

    private String word(MatchResult word) {
        for (int group = 1; group <= 2; group++) {
            if (word.group(group) != null) {
                return word.group(group);
            }
        }
        // What the command itself takes for an id or a path.
        Path there = folder.resolve(word.group(3));
        return word.group(3).indexOf('/') > 0 && Files.exists(there) ? there.toString() : word.group(3);
    }

    private String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
