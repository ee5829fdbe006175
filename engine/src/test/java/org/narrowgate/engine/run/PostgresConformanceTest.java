package org.narrowgate.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.records.PostgresServer;

/** The corpus with its records in a PostgreSQL server: the bytes that every other store gives. */
class PostgresConformanceTest {
    private static final Path CASES = Path.of("..", "conformance", "cases");

    @TempDir
    Path scratch;

    @TestFactory
    List<DynamicTest> every_case_gives_its_decisions_and_roots_from_postgresql() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(CASES)) {
            for (Path folder : folders.sorted().toList()) {
                tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                    try (PostgresServer server = PostgresServer.start()) {
                        check(folder, server, List.of(Progress.silent()));
                    }
                }));
            }
        }
        return tests;
    }

    @Test
    void a_server_that_ends_the_connection_stops_the_run_and_deciding_again_gives_the_same_bytes() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            check(CASES.resolve("every-outcome"), server, List.of(ending(server), Progress.silent()));
        }
    }

    private static Progress ending(PostgresServer server) {
        return new Progress() {
            @Override
            public void stage(String name, long total) {
                try {
                    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'gate'");
                } catch (SQLException failed) {
                    throw new AssertionError(failed);
                }
            }

            @Override
            public void done(long steps) {
                stage("", 0);
            }
        };
    }

    private void check(Path folder, PostgresServer server, List<Progress> attempts) throws Exception {
        Path base = Files.createTempDirectory(scratch, "case");
        Path moved = base.resolve("case");
        copy(folder, moved);
        load(server, moved.resolve("records/persons.csv"), "persons");
        load(server, moved.resolve("records/addresses.csv"), "addresses");
        Path mapping = moved.resolve("records.yaml");
        Files.writeString(
                mapping,
                server.connection()
                        + Files.readString(mapping)
                                .replace("csv: \"records/persons.csv\"", "postgres: tax.persons")
                                .replace("csv: \"records/addresses.csv\"", "postgres: tax.addresses"));
        ConformanceCase decided = ConformanceCase.decide(
                moved, Files.createDirectory(base.resolve("run")), DisclosureRun.Sizes.STANDARD, attempts);
        for (var file : decided.expected().entrySet()) {
            assertThat(new String(file.getValue(), UTF_8))
                    .as(file.getKey())
                    .isEqualTo(Files.readString(folder.resolve("expected").resolve(file.getKey())));
        }
    }

    private static void load(PostgresServer server, Path csv, String table) throws Exception {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            reader.forEach(r -> lines.add(r.getFields()));
        }
        String columns = lines.get(0).stream()
                .map(c -> c + (c.equals("birth_date") ? " date" : " text"))
                .collect(Collectors.joining(", "));
        server.table(table, columns, lines.subList(1, lines.size()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
