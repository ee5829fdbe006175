package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import picocli.CommandLine;

/** What a run cost, as it is written down. */
class MetricsTest {
    private static final int ROWS = 1_000;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void makesAWorkspace() throws Exception {
        story = Story.make(folder, 8_000, ROWS);
    }

    private void decide(String... more) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        List<String> args = new java.util.ArrayList<>(List.of(
                "decide",
                story.demo().request().toString(),
                "--workspace",
                story.root().toString(),
                "--bars",
                story.demo().bars().toString(),
                "--at",
                "2026-03-02T09:00:00Z"));
        args.addAll(List.of(more));
        assertThat(line.execute(args.toArray(new String[0])))
                .as(said.toString())
                .isEqualTo(Exit.NEEDS_A_PERSON);
    }

    private long run() throws Exception {
        return Registry.read(story.workspace().register()).runs().get(0);
    }

    private Path beside() throws Exception {
        return story.workspace().reports().resolve("run-" + run() + ".metrics.json");
    }

    @Test
    void lie_beside_the_report_and_add_up() throws Exception {
        decide();
        Json metrics = Json.read(Files.readAllBytes(beside()));

        assertThat(metrics.number("run")).isEqualTo(run());
        assertThat(metrics.number("rows_decided")).isEqualTo(ROWS);
        assertThat(metrics.number("rows_decided_before")).isZero();
        assertThat(metrics.objects("stages").stream().map(s -> s.text("stage")))
                .containsExactly("opening", "counting", "screening", "reading records", "deciding", "closing");
        assertThat(metrics.objects("stages").stream().filter(s -> s.has("rows")).map(s -> s.number("rows")))
                .hasSize(3)
                .containsOnly((long) ROWS);
        long stages = metrics.objects("stages").stream()
                .mapToLong(s -> s.number("wall_ms"))
                .sum();
        assertThat(metrics.number("wall_ms")).isBetween(stages, stages + 6);
        assertThat(metrics.number("cpu_ms")).isPositive();
        assertThat(metrics.number("resident_peak_bytes")).isGreaterThan(metrics.number("heap_peak_bytes") / 2);
        assertThat(metrics.object("outcomes").values().values().stream()
                        .mapToLong(rows -> (Long) rows)
                        .sum())
                .isEqualTo(ROWS);
    }

    @Test
    void count_the_bytes_that_are_there() throws Exception {
        decide();
        Json bytes = Json.read(Files.readAllBytes(beside())).object("bytes");

        assertThat(bytes.number("state_db"))
                .isEqualTo(Files.size(story.workspace().state()));
        assertThat(bytes.number("request_copy"))
                .isGreaterThan(Files.size(story.demo().request().resolve("rows.csv")));
        // 49 bytes of every entry and its length; a header before and a checksum behind the group.
        assertThat(bytes.number("journal")).isEqualTo(ROWS * 51L + 28);
        assertThat(bytes.number("evidence")).isGreaterThan(ROWS * 100L);
        assertThat(bytes.number("decisions_tiles")).isGreaterThan(ROWS * (49L + 32));
    }

    @Test
    void go_where_the_user_says_and_are_not_written_for_a_run_that_was_complete_before() throws Exception {
        Path file = folder.resolve("elsewhere/metrics.json");
        decide("--metrics", file.toString());
        assertThat(file).exists();
        assertThat(beside()).doesNotExist();

        decide();
        assertThat(beside()).doesNotExist();
    }

    @Test
    void that_cannot_be_written_leave_the_run_decided() throws Exception {
        Path taken = Files.writeString(folder.resolve("a-file"), "x");
        decide("--metrics", taken.resolve("metrics.json").toString());
        assertThat(said.toString()).contains("the run is decided, but its metrics could not be written");
        assertThat(story.rows(run())).hasSize(ROWS);
    }

    @Test
    void every_key_of_them_is_explained_to_the_operator() throws Exception {
        decide();
        TreeSet<String> keys = new TreeSet<>();
        collect(Json.read(Files.readAllBytes(beside())), keys);
        String runbook = Files.readString(Story.home().resolve("docs/operator.md"));

        assertThat(keys).hasSizeGreaterThan(20).allSatisfy(key -> assertThat(runbook)
                .contains("`" + key + "`"));
    }

    private static void collect(Json json, TreeSet<String> keys) {
        for (Map.Entry<String, Object> entry : json.values().entrySet()) {
            keys.add(entry.getKey());
            if (entry.getValue() instanceof Json below) {
                collect(below, keys);
            } else if (entry.getValue() instanceof List<?> items) {
                items.forEach(item -> collect((Json) item, keys));
            }
        }
    }
}
