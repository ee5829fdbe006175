package org.narrowgate.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.narrowgate.app.demo.Scenario;
import org.narrowgate.app.demo.StoryPlayer;
import org.narrowgate.app.demo.StoryScript;
import org.narrowgate.app.demo.StoryStep;
import org.narrowgate.app.setup.DemoSources;
import org.narrowgate.app.setup.DemoWorkspace;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.Progress;
import picocli.CommandLine;

/** The story of {@code demo --story}: its workspace, its steps, and how they are told in a terminal. */
final class ToldStory {
    private static final String WORKSPACE = "--workspace";

    private final Path folder;
    private final Path keys;

    ToldStory(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.keys = this.folder.resolveSibling(this.folder.getFileName() + ".keys");
    }

    static StoryScript script() throws DocumentException {
        return StoryScript.read(ProgramFolder.resolve("examples/demo/story.yaml"));
    }

    /** What lies there that the story would be told over; keys of an earlier one would not fit its certificates. */
    Optional<Path> taken() throws IOException {
        return isTaken(folder) ? Optional.of(folder) : isTaken(keys) ? Optional.of(keys) : Optional.empty();
    }

    private static boolean isTaken(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.exists(path);
        }
        try (Stream<Path> within = Files.list(path)) {
            return within.findAny().isPresent();
        }
    }

    /** Makes the workspace as it is before the first step. */
    StoryPlayer begin(StoryScript script) throws IOException, DocumentException {
        Scenario scenario = Scenario.read(ProgramFolder.resolve("examples/demo/scenario.yaml"))
                .resized(script.people(), script.rows());
        new DemoWorkspace(folder, keys, scenario, new SecureRandom())
                .makeUnsigned(DemoSources.in(ProgramFolder.resolve("")), script.cites(), Progress.silent());
        StoryPlayer player = new StoryPlayer(folder, keys.resolve("people"), ToldStory::run);
        player.prepare(script);
        return player;
    }

    /** Every command takes the workspace; one that is not told which takes the current folder, and that is meant here. */
    private static int run(Path at, List<String> words, PrintWriter out) {
        CommandLine line = Main.commandLineFor(words);
        line.registerConverter(Path.class, at::resolve);
        line.setOut(out);
        line.setErr(out);
        List<String> args = new ArrayList<>(words);
        if (!args.contains(WORKSPACE)) {
            args.addAll(List.of(WORKSPACE, at.toString()));
        }
        return line.execute(args.toArray(String[]::new));
    }

    /** Plays all of it; whether every step came to what the script says. */
    boolean tell(PrintWriter out, boolean pause) throws IOException, DocumentException {
        StoryScript script = script();
        head(out, script);
        StoryPlayer player = begin(script);
        Optional<BufferedReader> enter = pause
                ? Optional.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))
                : Optional.empty();
        int number = 0;
        for (StoryStep step : script.steps()) {
            if (enter.isPresent()) {
                out.print("\n[Enter] ");
                out.flush();
                enter.get().readLine();
            }
            if (!told(++number, step, player, out)) {
                return false;
            }
        }
        end(out, script);
        out.flush();
        return true;
    }

    private void head(PrintWriter out, StoryScript script) {
        out.println("SYNTHETIC: every person, number, address, court and document in this story is invented.");
        out.printf(
                Locale.ROOT,
                "%d steps. What follows a $ is a command that a shell takes as it stands, once you say%n"
                        + "  export PATH=\"%s:$PATH\"; cd \"%s\"%n",
                script.steps().size(),
                ProgramFolder.resolve("").toAbsolutePath().normalize(),
                folder);
        out.flush();
    }

    private static void end(PrintWriter out, StoryScript script) {
        String pages = script.steps().stream()
                .map(StoryStep::picture)
                .filter(page -> !page.isEmpty())
                .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "%nThat was it: %d commands, and each did what the story says. Pages to look at: %s.%n"
                        + "docs/story.md has it with pictures.%n",
                script.steps().size(),
                pages);
    }

    /** Tells and plays one step; whether it came to what the script says. */
    static boolean told(int number, StoryStep step, StoryPlayer player, PrintWriter out)
            throws IOException, DocumentException {
        if (!step.chapter().isEmpty()) {
            out.println();
            out.println("== " + step.chapter() + " ==");
        }
        out.println();
        out.println(number + ". " + step.title());
        out.println("   " + step.at().toString().substring(0, 10) + ", " + step.who() + ". " + step.tells());
        out.println("$ " + player.line(step).wrapped());
        out.flush();
        StoryPlayer.Played played = player.play(step);
        out.print(played.printed());
        if (step.exit() != Exit.DONE) {
            out.println("(exit code " + played.exit() + ": " + meaning(step.exit()) + ")");
        }
        played.faults().forEach(fault -> out.println("narrowgate: step " + number + ", " + step.id() + ": " + fault));
        out.flush();
        return played.faults().isEmpty();
    }

    /** What a code that is meant says. */
    static String meaning(int exit) {
        return exit == Exit.NEEDS_A_PERSON ? "done, and a person is needed" : "refused, as it should be";
    }
}
