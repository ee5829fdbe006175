package org.narrowgate.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process of its own with the class path of this test, and the lines that it has printed so far. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final CopyOnWriteArrayList<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;

    private Child(Process process) {
        this.process = process;
        reading = CompletableFuture.runAsync(this::read);
    }

    public static Child java(Class<?> main, String... args) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", path, main.getName()));
        command.addAll(Arrays.asList(args));
        return of(command.toArray(String[]::new));
    }

    public static Child of(String... command) throws IOException {
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("unreadable: " + e.getMessage());
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** SIGKILL; what was printed before has been read when this returns. */
    public List<String> kill() throws InterruptedException {
        process.destroyForcibly();
        waitFor();
        return lines();
    }

    /** Waits until the process has printed a line that begins so, or has ended. */
    public boolean awaitLine(String beginning) throws InterruptedException {
        while (process.isAlive() && lines.stream().noneMatch(line -> line.startsWith(beginning))) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return lines.stream().anyMatch(line -> line.startsWith(beginning));
    }

    public int waitFor() throws InterruptedException {
        int code = process.waitFor();
        reading.join();
        return code;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        waitFor();
    }
}
