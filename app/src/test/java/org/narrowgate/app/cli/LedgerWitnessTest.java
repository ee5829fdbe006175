package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.registry.Shards;

/** A new log of decisions under a policy of three witnesses, which know only the first. */
class LedgerWitnessTest extends AtTheDesk {
    private static final String DAY = "2026-03-03T09:00:00Z";

    private final Desk people = new Desk();

    private void done(int exit) {
        assertThat(exit).as(desk.out() + desk.err()).isEqualTo(Exit.DONE);
    }

    private void adopted(ThreeWitnesses three) throws Exception {
        Path policy = story.root().resolve("witnesses.policy");
        Files.writeString(
                story.root().resolve("narrowgate.yaml"), "witnesses: witnesses.policy\n", StandardOpenOption.APPEND);
        Files.writeString(policy, three.policy(2));
        assertThat(signed(
                        "commissioner",
                        "2026-01-05T09:00:00Z",
                        "witness",
                        "adopt",
                        policy.toString(),
                        "--reason",
                        "two"))
                .as(desk.err())
                .isZero();
    }

    @Test
    void witnesses_are_given_the_new_log_before_anything_of_it_leaves() throws Exception {
        try (ThreeWitnesses three = new ThreeWitnesses(
                folder.resolve("witnesses"),
                story.workspace().register().resolve("vkey"),
                story.workspace().decisions().resolve("vkey"))) {
            adopted(three);
            long run = Desk.decide(story, story.demo().bars());
            done(desk.run("ledger", "shard", "--name", "2035", "--at", DAY));
            long child = LedgerCommandTest.child(desk, story, folder, run);
            assertThat(desk.run("witness", "collect", "--at", DAY)).isEqualTo(Exit.NEEDS_A_PERSON);
            assertThat(desk.out()).contains("/decisions, 1000 entries: WITNESSED", "decisions/2035, ");
            Path text = folder.resolve("child.json");
            assertThat(people.draft(story, child, text))
                    .as(people.out.toString())
                    .isZero();
            Desk.sign(story, text, "releasing-official");
            assertThat(people.authorise(story, child, text)).isEqualTo(Exit.BAD_INPUT);
            assertThat(people.out.toString()).contains("has not cosigned", "decisions/2035");
            three.watch(Shards.of(story.workspace()).newest().folder().resolve("vkey"));
            assertThat(people.authorise(story, child, text))
                    .as(people.out.toString())
                    .isZero();
            var unused = people.released(story, run, folder.resolve("run.json"));
            done(desk.run("witness", "collect", "--at", DAY));
            done(desk.run("verify"));
            assertThat(desk.out()).contains("quorums: 2 of releases", "sound; WITNESSED");
            eachIsProvenByItsOwnLog(run, child);
            desk.run("status");
            assertThat(desk.out()).contains("decisions/2035: WITNESSED");
        }
    }

    private void eachIsProvenByItsOwnLog(long run, long child) {
        for (long each : List.of(run, child)) {
            done(desk.run(
                    "release", "cosigned", "run-" + each, "--out", since(each).toString()));
        }
        assertThat(desk.out()).contains("decisions/2035");
        assertThat(opened(run, since(run))).as(people.out.toString()).isZero();
        assertThat(opened(run, since(child))).as("of the other log").isEqualTo(Exit.BAD_INPUT);
    }

    private Path since(long run) {
        return folder.resolve("cosigned-" + run);
    }

    private int opened(long run, Path since) {
        Path part = story.root().resolve("releases/run-" + run + "/release-001.cms");
        return people.run(
                "open",
                part.toString(),
                "--key",
                story.demo().key("recipient").toString(),
                "--certificate",
                story.root().resolve("certificates/recipient.pem").toString(),
                "--policy",
                part.getParent() + ".trust.policy",
                "--cosigned",
                since.toString(),
                "--out",
                since + "-opened");
    }
}
