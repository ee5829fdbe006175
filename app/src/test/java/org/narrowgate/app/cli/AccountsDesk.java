package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;

/** Where the account of a workspace is asked for. */
record AccountsDesk(Story story) {
    String printed(int exit, String... options) {
        Desk people = new Desk();
        List<String> args = new ArrayList<>(
                List.of("accounting", "--workspace", story.root().toString()));
        args.addAll(List.of(options));
        assertThat(people.run(args.toArray(new String[0])))
                .as(people.out.toString())
                .isEqualTo(exit);
        return people.out.toString();
    }

    Json account(String... options) {
        List<String> args = new ArrayList<>(List.of(options));
        args.add("--json");
        return Json.read(printed(Exit.DONE, args.toArray(new String[0])).getBytes(StandardCharsets.UTF_8));
    }

    /** Rows of a run of which something goes. */
    List<DecidedRow> going(long run) throws Exception {
        return story.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM)
                .toList();
    }

    static String record(DecidedRow row) {
        return row.identification().getOrDefault("record", "");
    }

    static long persons(List<DecidedRow> rows) {
        return rows.stream().map(AccountsDesk::record).distinct().count();
    }

    /** Requests, instances of disclosure, persons affected. */
    static void assertCounters(Json line, long requests, long instances, long persons) {
        assertThat(List.of(
                        line.number("requests_received"),
                        line.number("instances_of_disclosure"),
                        line.number("persons_affected")))
                .as("requests, instances, persons")
                .containsExactly(requests, instances, persons);
    }
}
