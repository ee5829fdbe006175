package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program of {@code conformance/readers}, which shares no code with us. */
final class OutsideProgram {
    private static final Path MODULES = Path.of("/usr/share/gocode");

    private final List<String> command;
    private final Path cache;

    private OutsideProgram(List<String> command, Path cache) {
        this.command = command;
        this.cache = cache;
    }

    /** What it ended with and said. */
    record Outcome(int code, List<String> lines) {
        Outcome {
            lines = List.copyOf(lines);
        }
    }

    /** Builds a Go program with Debian's packaged modules and nothing fetched. */
    static OutsideProgram go(String source, Path temp) throws InterruptedException {
        assertThat(MODULES.resolve("src/golang.org/x/mod/sumdb/tlog"))
                .as("install Debian's package golang-golang-x-mod-dev")
                .isDirectory();
        Path program = temp.resolve("program");
        Path cache = temp.resolve("cache");
        List<String> build = List.of("go", "build", "-o", program.toString(), reader(source));
        Outcome built = new OutsideProgram(build, cache).run();
        assertThat(built.code()).as("%s", built.lines()).isZero();
        return new OutsideProgram(List.of(program.toString()), cache);
    }

    static OutsideProgram node(String source, Path temp) {
        return new OutsideProgram(List.of("node", reader(source)), temp);
    }

    private static String reader(String source) {
        Path readers = Path.of("../conformance/readers").toAbsolutePath().normalize();
        assertThat(readers).as("tests run in the folder of their module").isDirectory();
        return readers.resolve(source).toString();
    }

    Outcome run(String... args) throws InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GO111MODULE",
                        "off",
                        "GOPATH",
                        MODULES.toString(),
                        "GOCACHE",
                        cache.toString(),
                        "GOFLAGS",
                        ""));
        try {
            Process process = builder.start();
            List<String> lines = process.inputReader().lines().toList();
            return new Outcome(process.waitFor(), lines);
        } catch (IOException e) {
            throw new AssertionError(
                    all.get(0)
                            + " cannot be run: install Debian's packages golang-go, golang-golang-x-mod-dev and nodejs",
                    e);
        }
    }
}
