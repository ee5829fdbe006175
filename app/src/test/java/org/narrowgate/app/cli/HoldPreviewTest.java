package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.state.RowSummary;

/** What is shown before anybody signs is what happens once it is signed, row by row, and nothing is kept of it. */
final class HoldPreviewTest extends AtTheDesk {
    private static final String DAY = "2026-03-03T09:00:00Z";

    /** A row of a preview, or of a run: what it would come to, or came to. */
    private record Row(String outcome, String element, String citation, List<String> questions) {
        static Row of(DecidedRow row) {
            RowSummary summary = RowSummary.of(row);
            return new Row(summary.outcome().name(), summary.element(), summary.citation(), summary.questions());
        }
    }

    private Map<Long, Row> preview(long run, String... supposed) {
        String[] args = Stream.concat(
                        Stream.of("hold", "preview", "" + run, "--json", "--at", DAY), Arrays.stream(supposed))
                .toArray(String[]::new);
        assertThat(desk.run(args)).as(desk.err()).isEqualTo(Exit.DONE);
        Map<Long, Row> rows = new TreeMap<>();
        for (Json row : Json.read(desk.out().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .objects("rows")) {
            rows.put(
                    row.number("row"),
                    new Row(row.text("after"), row.text("element"), row.text("citation"), row.texts("questions")));
        }
        return rows;
    }

    private Map<Long, Row> decided(long run) throws Exception {
        Map<Long, Row> rows = new TreeMap<>();
        story.rows(run).forEach(row -> rows.put(row.row(), Row.of(row)));
        return rows;
    }

    /** Every file of the workspace with its bytes, but for the scratch of a look-up. */
    private Map<String, Integer> files() throws Exception {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(story.root())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = story.root().relativize(file).toString();
                if (!name.startsWith("scratch")) {
                    files.put(name, Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    private long last() throws Exception {
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private int resolve(long run, String... more) {
        return desk.run(Stream.concat(Stream.of("hold", "resolve", "" + run, "--at", DAY), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private Path drafted(long run, String question, String answer) {
        Path text = folder.resolve(question + "-" + answer);
        assertThat(resolve(
                        run,
                        "--draft",
                        text.toString(),
                        "--question",
                        question,
                        "--answer",
                        answer,
                        "--by",
                        "Imre Lachlandale",
                        "--reason",
                        "seen"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        return text;
    }

    @Test
    void an_answer_does_what_its_preview_showed_and_the_preview_left_no_trace() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Map<String, Integer> before = files();
        Map<Long, Row> refused = preview(run, "--question", "repeated-reason", "--answer", "NOT_MET");
        Map<Long, Row> shown = preview(run, "--question", "repeated-reason", "--answer", "MET");
        assertThat(files()).isEqualTo(before);
        assertThat(shown).isNotEqualTo(refused);
        assertThat(shown.values()).extracting(Row::outcome).contains("HOLD").containsAnyOf("DISCLOSE", "CONFIRM");
        assertThat(refused.values()).extracting(Row::outcome).contains("WITHHOLD");

        Path text = drafted(run, "repeated-reason", "MET");
        assertThat(desk.out())
                .contains(
                        "nothing was signed, logged or kept", "held for a person (HOLD)", "contested: it counts once");
        resolve(run, "--finding", Desk.signedByTwo(story, text));
        assertThat(last()).isGreaterThan(run);
        assertThat(decided(last())).isEqualTo(shown);

        long child = last();
        Map<Long, Row> next = preview(child, "--question", "busy-official", "--answer", "MET");
        Path second = drafted(child, "busy-official", "MET");
        Desk.sign(story, second, "counsel");
        resolve(child, "--finding", second + ".p7s");
        assertThat(last()).isGreaterThan(child);
        assertThat(decided(last())).isEqualTo(next);
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void bars_that_were_lifted_do_what_their_preview_showed_and_some_rows_alone_can_be_answered_for() throws Exception {
        Path order = Files.writeString(
                folder.resolve("order.yaml"),
                Files.readString(story.demo().bars()).stripTrailing()
                        + "\n  - {id: O-1, kind: court-order, scope: run, public: true, citation: \"Order of 2 March\"}\n");
        desk.run(
                "decide",
                story.demo().request().toString(),
                "--bars",
                order.toString(),
                "--at",
                "2026-03-02T09:00:00Z");
        long run = last();
        assertThat(story.rows(run)).allMatch(row -> row.outcome() == Outcome.WITHHOLD);
        String lifted = story.demo().bars().toString();
        Map<Long, Row> shown = preview(run, "--bars", lifted);
        assertThat(shown.values()).extracting(Row::outcome).contains("DISCLOSE", "HOLD", "WITHHOLD");
        assertThat(desk.run("hold", "preview", "" + run, "--bars", lifted, "--at", DAY))
                .isEqualTo(Exit.DONE);
        assertThat(desk.out())
                .contains("WITHHOLD -> DISCLOSE", "WITHHOLD -> HOLD")
                .doesNotContain("O-1 ");
        resolve(run, "--bars", lifted);
        assertThat(decided(last())).isEqualTo(shown);

        long child = last();
        long one = decided(child).entrySet().stream()
                .filter(row -> row.getValue().questions().equals(List.of("address-is-box")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Map<Long, Row> some = preview(child, "--question", "address-is-box", "--answer", "NOT_MET", "--rows", "" + one);
        assertThat(some.get(one)).isNotNull().extracting(Row::outcome).isEqualTo("WITHHOLD");
        some.remove(one);
        assertThat(some.values()).extracting(Row::outcome).containsOnly("HOLD");
    }

    @Test
    void what_waits_for_nobody_or_supposes_nothing_has_no_preview() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        assertThat(desk.run("hold", "preview", "" + run, "--at", DAY)).isEqualTo(Exit.USAGE);
        assertThat(desk.run("hold", "preview", "" + run, "--question", "no-such", "--answer", "MET", "--at", DAY))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("no row of run " + run + " waits for `no-such`");
        assertThat(desk.run(
                        "hold",
                        "preview",
                        "" + run,
                        "--question",
                        "address-is-box",
                        "--answer",
                        "MET",
                        "--rows",
                        "999999",
                        "--at",
                        DAY))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(last()).isEqualTo(run);
    }
}
