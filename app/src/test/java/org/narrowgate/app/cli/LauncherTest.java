package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;

/** What the script sees to before Java starts, with a Java in its place that only says how it was called. */
class LauncherTest {
    @TempDir
    private Path home;

    private String said = "";

    @BeforeEach
    void copy() throws Exception {
        Files.copy(Story.home().resolve("narrowgate"), home.resolve("narrowgate"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("app/target"));
        Files.createFile(home.resolve("app/target/built"));
        Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"charset $(locale charmap)\"\necho \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    private int run(String before, Map<String, String> environment) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", before + " exec ./narrowgate status")
                .directory(home.toFile())
                .redirectErrorStream(true);
        shell.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        shell.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        shell.environment().putAll(environment);
        Process process = shell.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    @Test
    void names_are_utf_8_also_where_no_locale_says_so() throws Exception {
        assertThat(run("", Map.of())).as(said).isZero();
        assertThat(said).contains("charset UTF-8", "Main status");
        assertThat(run("", Map.of("LC_ALL", "POSIX"))).as(said).isZero();
        assertThat(said).contains("charset UTF-8");
    }

    @Test
    void too_few_open_files_are_told_before_java_fails_to_say_so() throws Exception {
        assertThat(run("ulimit -n 255;", Map.of())).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(said).contains("255", "ulimit -n 1024").doesNotContain("charset");
        assertThat(run("ulimit -n 256;", Map.of())).as(said).isZero();
    }
}
