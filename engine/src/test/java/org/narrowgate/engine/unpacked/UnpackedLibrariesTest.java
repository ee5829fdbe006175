package org.narrowgate.engine.unpacked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {
    @Test
    void a_process_that_is_killed_leaves_no_library_behind(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Killed.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(137);
        assertThat(said).contains("3 loaded");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(f -> f.contains(".so"));
        }
    }

    /** Loads both libraries, uses them after they lost their names, and dies as by {@code kill -9}. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws Exception {
            int sum = 0;
            for (String driver : List.of("jdbc:duckdb:", "jdbc:sqlite::memory:")) {
                try (var connection = DriverManager.getConnection(driver)) {
                    UnpackedLibraries.unlink();
                    try (var statement = connection.createStatement();
                            var rows = statement.executeQuery("SELECT 1 + " + sum)) {
                        rows.next();
                        sum += rows.getInt(1);
                    }
                }
            }
            System.out.println(sum + " loaded");
            System.out.flush();
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        }
    }
}
