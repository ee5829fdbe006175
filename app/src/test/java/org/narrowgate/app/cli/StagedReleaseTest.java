package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.Sealer;

/** A release in stages: each goes by itself, and before each everything is asked again. */
final class StagedReleaseTest extends AtTheDesk {
    private static final String DAY = "2026-03-03T09:00:00Z";
    private static final String NEXT_DAY = "2026-03-04T09:00:00Z";
    private static final String ENDED = "ended by the test";

    private final Desk people = new Desk();
    private long run;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path text;

    @BeforeEach
    void draftsThreeStages() throws Exception {
        run = Desk.decide(story, story.demo().bars());
        text = folder.resolve("release.json");
        assertThat(draft("3")).as(desk.err()).isEqualTo(Exit.DONE);
        Desk.sign(story, text, "releasing-official");
    }

    private int draft(String parts) {
        return desk.run(
                "release",
                "" + run,
                "--draft",
                text.toString(),
                "--official",
                Desk.RELEASER,
                "--parts",
                parts,
                "--at",
                DAY);
    }

    private int release(String at, String... stage) {
        List<String> args = new ArrayList<>(List.of("release", "" + run, "--authorisation", text + ".p7s", "--at", at));
        args.addAll(List.of(stage));
        return desk.run(args.toArray(String[]::new));
    }

    private void goes(String at, String... stage) {
        assertThat(release(at, stage)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    private void refused(String code, String at, String... stage) {
        assertThat(release(at, stage)).as(desk.out()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains(code);
    }

    private Path sealed(int stage) {
        return story.root().resolve("releases/run-" + run + "-s" + stage);
    }

    private List<String> answers(int stage) throws Exception {
        Path to = folder.resolve("opened-" + stage);
        assertThat(people.open(story, sealed(stage).resolve("release-001.cms"), "recipient", to))
                .as(people.out.toString())
                .isZero();
        List<String> lines = Files.readAllLines(to.resolve("answer.csv"));
        return lines.subList(1, lines.size());
    }

    @Test
    void each_stage_stops_is_a_package_of_its_own_and_together_they_answer_every_row_once() throws Exception {
        assertThat(Files.readString(Path.of(text + ".obligations.txt")))
                .contains("It goes in 3 packages, run-" + run + "-s1 to run-" + run + "-s3", "release attest PACKAGE");
        for (String none : List.of("0", "1001")) {
            assertThat(draft(none)).isEqualTo(Exit.BAD_INPUT);
            assertThat(desk.err()).contains("refused-stages", "1 to 1000 stages");
        }
        refused("refused-stage", DAY, "--stage", "2");
        goes(DAY);
        assertThat(desk.out()).contains("run " + run + ", stage 1 of 3, is released: 333 rows", "--stage 2");
        refused("refused-stage", DAY, "--stage", "3");
        goes(DAY);
        assertThat(desk.out()).as("the same command again").contains("was released before", "333 rows");
        assertThat(sealed(2)).doesNotExist();
        assertThat(desk.run("status")).as(desk.err()).isNotEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out()).contains("stage 1 of 3 left, and it stopped", "--stage 2");
        assertThat(draft("3")).as("what is left goes under the same text").isEqualTo(Exit.BAD_INPUT);

        goes(NEXT_DAY, "--stage", "2");
        goes(NEXT_DAY, "--stage", "3", "--json");
        assertThat(desk.out()).contains("\"stage\":3,\"stages\":3,\"next\":\"\"");
        List<String> all = new ArrayList<>();
        for (int stage = 1; stage <= 3; stage++) {
            all.addAll(answers(stage));
        }
        assertThat(all).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(all).anyMatch(line -> line.contains("DISCLOSED"));
        Registry registry = Registry.read(story.workspace().register());
        assertThat(registry.all(ReleaseAuthorised.class, r -> true)).hasSize(3);
        assertThat(registry.stopped()).isEmpty();
        assertThat(story.verify().damages()).isEmpty();
        assertThat(desk.run("release", "holders", "--at", NEXT_DAY)).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("run-" + run + "-s1  HELD", "run-" + run + "-s3  HELD");
    }

    @Test
    void an_order_that_comes_between_stops_the_rest_and_what_left_is_told() throws Exception {
        goes(DAY);
        assertThat(signed(
                        "counsel",
                        "2026-03-03T12:00:00Z",
                        "order",
                        "enter",
                        "O-1",
                        "--court",
                        "D. Example",
                        "--docket",
                        "1:26-cv-00001",
                        "--effect",
                        "STAY",
                        "--scope",
                        "AGREEMENT",
                        "--of",
                        "IRS-DHS-2026-01",
                        "--public",
                        "--made",
                        "2026-03-03",
                        "--from",
                        "2026-03-03T12:00:00Z",
                        "--says",
                        "The policy is stayed."))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        refused("refused-order", NEXT_DAY, "--stage", "2");
        assertThat(desk.run("order", "show", "O-1", "--at", NEXT_DAY)).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("left in part before the order bound", "[run-" + run + "-s1, " + DAY + "]");
        goes(NEXT_DAY);
        assertThat(desk.out()).as("what has gone is still said").contains("was released before");
        assertThat(sealed(2)).doesNotExist();
    }

    @Test
    void a_recall_of_what_went_or_a_text_that_expired_stops_the_rest() throws Exception {
        goes(DAY);
        refused("expired", "2026-03-10T09:00:00Z", "--stage", "2");
        String first = "run-" + run + "-s1";
        assertThat(signed(
                        "counsel",
                        NEXT_DAY,
                        "release",
                        "recall",
                        first,
                        "--reason",
                        "Seen by others.",
                        "--deadline",
                        "2026-03-11"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        refused("refused-recalled", NEXT_DAY, "--stage", "2");
        assertThat(desk.err()).contains(first + " is called back", "release close");
        assertThat(sealed(2)).doesNotExist();
    }

    @Test
    void a_stage_cut_off_at_any_step_goes_on_by_the_same_command_and_is_logged_and_sealed_once() throws Exception {
        goes(DAY);
        for (String step : List.of("accounting", "sealing")) {
            assertThatThrownBy(() -> second(step)).hasMessage(ENDED);
            assertThat(sealed(2)).doesNotExist();
        }
        assertThat(Registry.read(story.workspace().register()).all(ReleaseAuthorised.class, r -> true))
                .as("the first and the one begun")
                .hasSize(2);
        goes(DAY, "--stage", "2");
        goes(DAY, "--stage", "2");
        assertThat(desk.out()).contains("was released before");
        Registry registry = Registry.read(story.workspace().register());
        assertThat(registry.all(ReleaseAuthorised.class, r -> true)).hasSize(2);
        assertThat(registry.all(ReleaseSealed.class, r -> true)).hasSize(2);
        assertThat(sealed(3)).doesNotExist();
        assertThat(story.verify().damages()).isEmpty();
    }

    private void second(String endsIn) throws Exception {
        Progress ending = new Progress() {
            @Override
            public void stage(String name, long total) {
                if (name.equals(endsIn)) {
                    throw new IllegalStateException(ENDED);
                }
            }

            @Override
            public void done(long steps) {}
        };
        try (OpenWorkspace open =
                OpenWorkspace.open(story.workspace(), new SecureRandom(), InstantSource.fixed(Instant.parse(DAY)))) {
            new Release(open, Story.home().resolve("packs"), Sealer.PART_LIMIT, ending)
                    .authorise(run, text, Path.of(text + ".p7s"), OptionalInt.of(2));
        }
    }
}
