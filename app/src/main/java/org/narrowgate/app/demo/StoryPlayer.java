package org.narrowgate.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** Plays a story in its workspace, command by command, and holds each against what the script says of it. */
public final class StoryPlayer {
    /** What stands for the program in a command line. */
    private static final String PROGRAM = "narrowgate";

    private static final Pattern FILLED = Pattern.compile("\\{(key|run|at) ?([^}]*)}");

    private final Path folder;
    private final Path keys;
    private final Program program;

    /** The program itself, as if a folder were the current one. */
    public interface Program {
        /** Runs a command, given without the program's name; returns its exit code. */
        int run(Path folder, List<String> words, PrintWriter out);
    }

    /**
     * What a step came to.
     *
     * @param printed by the command, the folder left out of paths
     * @param faults how it differs from what the script says; empty if it does not
     */
    public record Played(StoryStep step, StoryLine line, int exit, String printed, List<String> faults) {
        public Played {
            faults = List.copyOf(faults);
        }
    }

    /** {@code keys} holds the keys of the people in the story. */
    public StoryPlayer(Path folder, Path keys, Program program) {
        this.folder = folder.toAbsolutePath().normalize();
        this.keys = keys.toAbsolutePath().normalize();
        this.program = program;
    }

    /** Writes the files that lie there before the first step. */
    public void prepare(StoryScript script) throws IOException {
        for (Map.Entry<String, String> file : script.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.getValue());
        }
    }

    /** The command line of a step as things stand now. */
    public StoryLine line(StoryStep step) throws IOException, DocumentException {
        Matcher filled = FILLED.matcher(step.run());
        StringBuilder line = new StringBuilder();
        while (filled.find()) {
            filled.appendReplacement(line, Matcher.quoteReplacement(filling(filled.group(1), filled.group(2), step)));
        }
        return new StoryLine(filled.appendTail(line).toString());
    }

    private String filling(String what, String of, StoryStep step) throws IOException, DocumentException {
        return switch (what) {
            case "key" ->
                "--key " + folder.relativize(keys.resolve(of + ".key.pem")) + " --certificate certificates/" + of
                        + ".pem";
            case "run" -> String.valueOf(run(Integer.parseInt(of)));
            default -> "--at " + step.at();
        };
    }

    /** Number of the n-th run that was opened. */
    private long run(int nth) throws IOException, DocumentException {
        List<Long> runs = Registry.read(Workspace.open(folder).register()).runs();
        if (nth > runs.size()) {
            throw new IllegalStateException("the story names run " + nth + " before it was opened; correct the script");
        }
        return runs.get(nth - 1);
    }

    /** Plays one step. */
    public Played play(StoryStep step) throws IOException, DocumentException {
        StoryLine line = line(step);
        List<String> words = line.words();
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        int exit = words.get(0).equals(PROGRAM)
                ? program.run(folder, words.subList(1, words.size()), out)
                : spawned(words, out);
        out.flush();
        String shown = fromFolder(printed.toString());
        return new Played(step, line, exit, shown, faults(step, exit, shown));
    }

    /** As it reads where the folder is the current one. */
    private String fromFolder(String printed) {
        String name = Pattern.quote(folder.toString());
        return printed.replaceAll(name + "/(\\./)?", "").replaceAll(name + "(?![\\w.-])", ".");
    }

    private static List<String> faults(StoryStep step, int exit, String printed) {
        List<String> faults = new ArrayList<>();
        if (exit != step.exit()) {
            faults.add("it ended with exit code " + exit + ", and the story says " + step.exit());
        }
        for (String words : step.says()) {
            if (!printed.contains(words)) {
                faults.add("it did not say `" + words + "`");
            }
        }
        return faults;
    }

    private int spawned(List<String> words, PrintWriter out) throws IOException {
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    String.format(Locale.ROOT, "`%s` was interrupted; play the story again", words.get(0)),
                    interrupted);
        }
    }
}
