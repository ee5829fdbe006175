package org.narrowgate.app.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.narrowgate.engine.run.Progress;

/**
 * A process of ours that a test kills from outside. It says where it is, so that the test can tell where its kills hit.
 *
 * @param folder where it writes its stages and its errors
 */
public record KilledProcess(Process process, Path folder) {
    private static final String STARTED = "starting";

    /** Starts a class with a {@code main} and waits for it: kills while Java itself starts would hit nothing of ours. */
    public static KilledProcess start(Class<?> main, Path folder, String... args) throws Exception {
        return start(List.of(), brief("512m"), main, folder, List.of(args));
    }

    /** Java for a few rows: it starts in a moment and compiles them no better than they are worth. */
    public static List<String> brief(String heap) {
        return List.of("-Xmx" + heap, "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1");
    }

    /** Java as the launcher has it: for a million rows. */
    public static List<String> launched() {
        return List.of("@" + Story.home().resolve("jvm.options"), "-Xmx2g");
    }

    /**
     * The same behind the words that stand before the command.
     *
     * @param options of Java
     */
    public static KilledProcess start(
            List<String> before, List<String> options, Class<?> main, Path folder, List<String> args) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dnarrowgate.home=" + Story.home(), "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        Path stages = folder.resolve("stages.txt");
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile())
                .redirectOutput(stages.toFile())
                .start();
        while (process.isAlive() && !Files.readString(stages).contains(STARTED)) {
            Thread.sleep(2);
        }
        return new KilledProcess(process, folder);
    }

    /** Sends SIGKILL after so many milliseconds, and says in which stage the process was. */
    public String killAfter(long millis) throws Exception {
        Thread.sleep(millis);
        process.destroyForcibly().waitFor();
        return lastStage();
    }

    /** Waits until it has said so; false if it ended without. */
    public boolean await(String stage) throws Exception {
        while (process.isAlive() && !said(stage)) {
            Thread.sleep(2);
        }
        return said(stage);
    }

    private boolean said(String stage) throws IOException {
        return Files.readAllLines(folder.resolve("stages.txt")).contains(stage);
    }

    /** Waits for its end, and says with which code it ended. */
    public int end() throws Exception {
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the process did not end; it said " + errors());
        }
        return process.exitValue();
    }

    public String errors() throws IOException {
        return Files.readString(folder.resolve("errors.txt"));
    }

    private String lastStage() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("stages.txt"), StandardCharsets.UTF_8);
        return lines.isEmpty() ? "before any" : lines.get(lines.size() - 1);
    }

    /** What the process itself says its stages with. */
    public static Progress saying() {
        return saying("");
    }

    /** The same, and it goes no further than a stage: there it waits to be killed. */
    public static Progress saying(String last) {
        say(STARTED);
        return new Progress() {
            @Override
            public void stage(String name, long total) {
                say(name);
                while (name.equals(last)) {
                    LockSupport.park();
                }
            }

            @Override
            public void done(long steps) {}
        };
    }

    @SuppressWarnings("SystemOut") // read by the test that started the process
    public static void say(String stage) {
        System.out.println(stage);
        System.out.flush();
    }

    /** Where the kills hit: a harness that hits one stage only would prove little. */
    public static void report(Path file, Map<String, Integer> hits) throws IOException {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(hits)
                .forEach((stage, times) -> lines.add(String.format("%-22s %4d  %s", stage, times, "#".repeat(times))));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
