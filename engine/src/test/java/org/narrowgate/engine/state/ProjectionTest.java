package org.narrowgate.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Layer;

class ProjectionTest {
    @TempDir
    Path scratch;

    private Path file;

    @BeforeEach
    void place() {
        file = scratch.resolve("state.db");
    }

    private static Projection.Entry entry(long row, Outcome outcome, RefusalTags tags) {
        return new Projection.Entry(
                new RowSummary(
                        row,
                        outcome,
                        true,
                        true,
                        List.of(),
                        false,
                        Layer.STATUTE,
                        "E-1",
                        "cited",
                        "",
                        List.of(),
                        List.of()),
                tags);
    }

    private void alter(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void only_those_whom_earlier_runs_refused_are_known_again() throws Exception {
        try (Projection projection = Projection.open(file)) {
            projection.add(
                    3,
                    List.of(
                            entry(1, Outcome.WITHHOLD, new RefusalTags(11, 12, 13)),
                            entry(2, Outcome.DISCLOSE, new RefusalTags(21, 22, 23))));
            Refusals refusals = projection.refusalsBefore(4);
            assertThat(refusals.changedSince(new RefusalTags(11, 0, 99))).isTrue();
            assertThat(refusals.changedSince(new RefusalTags(0, 12, 99))).isTrue();
            assertThat(refusals.changedSince(new RefusalTags(11, 12, 13))).isFalse();
            assertThat(refusals.changedSince(new RefusalTags(21, 22, 99))).isFalse();
            assertThat(refusals.changedSince(RefusalTags.NONE)).isFalse();
            assertThat(projection.refusalsBefore(3).none()).isTrue();
        }
    }

    @Test
    void a_table_is_found_again_as_it_was_left() throws Exception {
        Projection.Entry entry = entry(7, Outcome.WITHHOLD, new RefusalTags(-1, Long.MIN_VALUE, 1));
        try (Projection projection = Projection.open(file)) {
            projection.begin(3);
            projection.add(3, List.of(entry));
            projection.complete(3);
        }
        try (Projection again = Projection.open(file);
                Projection read = Projection.read(file)) {
            for (Projection projection : List.of(again, read)) {
                assertThat(projection.entries(3, 1, 9)).containsExactly(entry);
                assertThat(projection.isComplete(3)).isTrue();
            }
        }
    }

    @Test
    void a_table_of_another_version_is_begun_anew_and_not_read() throws Exception {
        try (Projection projection = Projection.open(file)) {
            projection.begin(3);
            projection.add(3, List.of(entry(7, Outcome.WITHHOLD, new RefusalTags(1, 2, 3))));
            projection.complete(3);
        }
        for (int version : new int[] {0, 9}) {
            alter("PRAGMA user_version = " + version, "CREATE TABLE IF NOT EXISTS run (run INTEGER)");
            assertThatThrownBy(() -> Projection.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another version")
                    .hasMessageContaining("narrowgate rebuild");
            try (Projection projection = Projection.open(file)) {
                assertThat(projection.runs()).isEmpty();
                assertThat(projection.refusalsBefore(9).none()).isTrue();
                projection.complete(3);
            }
        }
    }

    @Test
    void an_empty_file_is_no_table_to_read() throws Exception {
        Files.createFile(file);
        assertThatThrownBy(() -> Projection.read(file)).isInstanceOf(IOException.class);
        try (Projection projection = Projection.open(file)) {
            assertThat(projection.runs()).isEmpty();
        }
    }
}
