package org.narrowgate.engine.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The outside reader that what is signed and sealed must satisfy: OpenSSL's own command line. */
public final class Openssl {
    private Openssl() {}

    /** Exit status of the command, its output thrown away. */
    public static int status(Path directory, String... arguments) throws IOException, InterruptedException {
        return run(directory, arguments).waitFor();
    }

    public static void succeed(Path directory, String... arguments) throws IOException, InterruptedException {
        Process process = run(directory, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Process run(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
