package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.run.KilledProcess;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.ReleaseWitnessed;

/** Releases under a policy of three witnesses, two of which suffice, asked on real ports. */
class QuorumTest extends AtTheDesk {
    private static final String ADOPTED = "2026-01-05T09:00:00Z";
    private static final String DAY = "2026-03-03T09:00:00Z";

    /** Before any run, under the same policy. */
    @SuppressWarnings("NullAway.Init")
    private static Story undecided;

    @SuppressWarnings("NullAway.Init")
    private static ThreeWitnesses witnesses;

    private static long run;

    @SuppressWarnings("NullAway.Init")
    private static Path text;

    private final Desk people = new Desk();

    /** Decided and drafted while no witness answered. */
    @BeforeAll
    static void decidesUnderThePolicy() throws Exception {
        witnesses = new ThreeWitnesses(
                once.resolve("witnesses"),
                made.workspace().register().resolve("vkey"),
                made.workspace().decisions().resolve("vkey"));
        witnesses.endAll();
        Files.writeString(
                made.root().resolve("narrowgate.yaml"), "witnesses: witnesses.policy\n", StandardOpenOption.APPEND);
        Files.writeString(policy(made), witnesses.policy(2));
        RegistrarsDesk desk = new RegistrarsDesk(made, once);
        assertThat(adopts(made, desk, "commissioner", ADOPTED, "two of three"))
                .as(desk.err())
                .isZero();
        undecided = made.copied(once.resolve("undecided"));
        run = Desk.decide(made, made.demo().bars());
        text = once.resolve("release.json");
        Desk people = new Desk();
        assertThat(people.draft(made, run, text)).as(people.out.toString()).isZero();
        Desk.sign(made, text, "releasing-official");
    }

    @BeforeEach
    void nobodyHasSeenTheCopy() throws Exception {
        witnesses.startAnew();
    }

    @AfterAll
    static void ends() throws Exception {
        witnesses.close();
    }

    private static Path policy(Story of) {
        return of.root().resolve("witnesses.policy");
    }

    private Path policy() {
        return policy(story);
    }

    private static int adopts(Story of, RegistrarsDesk desk, String slug, String at, String reason) {
        return desk.run(
                "witness",
                "adopt",
                policy(of).toString(),
                "--reason",
                reason,
                "--key",
                of.demo().key(slug).toString(),
                "--certificate",
                of.root().resolve("certificates/" + slug + ".pem").toString(),
                "--at",
                at);
    }

    private Registry registry() throws Exception {
        return Registry.read(story.workspace().register());
    }

    private int count(Class<? extends org.narrowgate.engine.registry.RegisterEntry> type) throws Exception {
        return registry().all(type, e -> true).size();
    }

    private int collect() {
        return desk.run("witness", "collect", "--at", DAY);
    }

    @Test
    void two_of_three_suffice_and_everything_says_who_has_cosigned() throws Exception {
        witnesses.end(2);
        assertThat(people.authorise(story, run, text)).as(people.out.toString()).isZero();
        assertThat(people.out.toString()).contains("WITNESSED by w1 (").doesNotContain("UNWITNESSED: the policy");
        assertThat(count(ReleaseWitnessed.class)).isEqualTo(1);
        Path release = story.root().resolve("releases/run-" + run);
        assertThat(people.open(story, release.resolve("release-001.cms"), "recipient", folder.resolve("opened")))
                .as(people.out.toString())
                .isZero();
        assertThat(people.out.toString()).contains("WITNESSED by w1, w2");
        assertThat(Files.readString(folder.resolve("opened/manifests/part-1.json")))
                .contains("\"witnesses\"", "\"w1\"", "\"unwitnessed\" : false");
        assertThat(desk.run("verify", "--policy", release + ".trust.policy")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("register: not accepted under your own policy: the checkpoint is not signed");
        Path both = folder.resolve("inspector.policy");
        Files.writeString(
                both,
                "log " + Files.readString(story.workspace().register().resolve("vkey")) + "log "
                        + Files.readString(story.workspace().decisions().resolve("vkey")) + witnesses.policy(2));
        assertThat(desk.run("verify", "--policy", both.toString()))
                .as(desk.out())
                .isZero();
        assertThat(desk.out()).contains("accepted under your own policy, cosigned by w1, w2", "sound; WITNESSED");
        assertThat(desk.run("explain", run + "", "#1")).isZero();
        assertThat(desk.out()).contains("; WITNESSED by w1 (");
        desk.run("status");
        assertThat(desk.out()).contains("decisions: WITNESSED, all 1000 entries, by w1 (");
        assertThat(desk.run("report", run + "", "--json")).isZero();
        assertThat(desk.out()).contains("\"witnessed\":true");
        opensUnderTheRecipientsOwn(release);
    }

    /** Who asks for more than the package has, or for somebody else, does not open it; who asks for nothing does. */
    private void opensUnderTheRecipientsOwn(Path release) throws Exception {
        Path trust = Path.of(release + ".trust.policy");
        String given = Files.readString(trust);
        assertThat(given).contains("group enough 2 w1 w2 w3", "quorum enough");
        Files.writeString(trust, given.replace("group enough 2", "group enough 3"));
        assertThat(people.open(story, release.resolve("release-001.cms"), "recipient", folder.resolve("three")))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("no valid cosignature of w3");
        assertThat(folder.resolve("three")).doesNotExist();
        try (ThreeWitnesses others = new ThreeWitnesses(
                folder.resolve("others"), story.workspace().decisions().resolve("vkey"))) {
            Files.writeString(trust, given.substring(0, given.indexOf("witness w1")) + others.policy(1));
        }
        assertThat(people.open(story, release.resolve("release-001.cms"), "recipient", folder.resolve("other")))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(folder.resolve("other")).doesNotExist();
        Files.writeString(trust, given.replace("quorum enough", "quorum none"));
        assertThat(people.open(story, release.resolve("release-001.cms"), "recipient", folder.resolve("none")))
                .as(people.out.toString())
                .isZero();
        assertThat(people.out.toString()).contains("UNWITNESSED: no witness cosigned the log");
        assertThat(desk.run("verify")).as("an altered trust file").isEqualTo(Exit.NEEDS_A_PERSON);
    }

    @Test
    void with_two_killed_decisions_go_on_and_the_release_stops_and_names_them_until_one_is_back() throws Exception {
        witnesses.end(0);
        witnesses.end(1);
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("missing are w1 (", "w2 (", "nothing was logged or sealed");
        assertThat(count(ReleaseAuthorised.class)).isZero();
        assertThat(collect()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("missing w1: ", "missing w2: ").doesNotContain("missing w3");
        desk.run("doctor");
        assertThat(desk.out())
                .contains("the witness w1 does not answer at", "the witness w2 does")
                .doesNotContain("witness w3");

        witnesses.start(1);
        assertThat(people.authorise(story, run, text)).as(people.out.toString()).isZero();
        assertThat(count(ReleaseAuthorised.class)).isEqualTo(1);
        assertThat(count(ReleaseSealed.class)).isEqualTo(1);
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void killed_when_logged_and_not_cosigned_or_cosigned_and_not_sealed_it_goes_on_and_each_is_done_once()
            throws Exception {
        assertThat(collect()).as(desk.out()).isZero();
        witnesses.endAll();
        killedWhileItWaitsForWitnesses();
        holds(1, 0, 0);
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("the authorisation is logged as entry", "nothing was sealed");
        holds(1, 0, 0);
        desk.run("status");
        assertThat(desk.out()).contains("UNWITNESSED at ", "were cosigned by w1 (", "NOT SEALED");
        witnesses.start(0);
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        witnesses.start(2);
        KilledProcess child = release("sealing");
        assertThat(child.await("sealing")).as(child.errors()).isTrue();
        assertThat(child.killAfter(0)).isEqualTo("sealing");
        holds(1, 1, 0);
        witnesses.endAll();
        assertThat(people.authorise(story, run, text)).as(people.out.toString()).isZero();
        assertThat(people.authorise(story, run, text)).as("once more").isZero();
        holds(1, 1, 1);
        assertThat(story.verify().damages()).isEmpty();
        Path part = story.root().resolve("releases/run-" + run + "/release-001.cms");
        assertThat(people.open(story, part, "recipient", folder.resolve("opened")))
                .as(people.out.toString())
                .isZero();
        assertThat(people.out.toString()).contains("WITNESSED by w1, w2, w3");
    }

    private void holds(int authorised, int witnessed, int sealed) throws Exception {
        assertThat(count(ReleaseAuthorised.class)).isEqualTo(authorised);
        assertThat(count(ReleaseWitnessed.class)).isEqualTo(witnessed);
        assertThat(count(ReleaseSealed.class)).isEqualTo(sealed);
        assertThat(Files.exists(story.root().resolve("releases/run-" + run))).isEqualTo(sealed > 0);
    }

    private KilledProcess release(String last) throws Exception {
        return KilledProcess.start(
                ReleaseChild.class,
                folder,
                story.root().toString(),
                String.valueOf(run),
                text.toString(),
                DAY,
                "0",
                last);
    }

    /** In the place of a witness sits somebody who takes the call and says nothing. */
    private void killedWhileItWaitsForWitnesses() throws Exception {
        try (ServerSocket silent = new ServerSocket()) {
            silent.setReuseAddress(true);
            silent.bind(witnesses.address(0));
            silent.setSoTimeout(60_000);
            KilledProcess child = release("");
            silent.accept().close();
            child.killAfter(0);
        }
    }

    @Test
    void witnesses_who_saw_another_history_refuse_and_the_release_stops() throws Exception {
        Story other = undecided.copied(folder.resolve("fork"));
        Desk.decide(other, other.demo().bars());
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("has not cosigned", "missing are w1 (");
        assertThat(count(ReleaseAuthorised.class)).isZero();
    }

    @Test
    void a_policy_that_nobody_adopted_stops_the_release_and_one_given_up_is_told_for_ever() throws Exception {
        String before = Files.readString(policy());
        for (String changed : List.of(before.replace("enough 2", "enough 1"), "quorum none\n", "quorum other\n")) {
            Files.writeString(policy(), changed);
            assertThat(people.authorise(story, run, text)).as(changed).isEqualTo(Exit.BAD_INPUT);
            assertThat(collect()).isEqualTo(Exit.BAD_INPUT);
        }
        assertThat(people.out.toString()).contains("is not the policy that counts", "narrowgate witness adopt");
        Files.delete(policy());
        assertThat(people.authorise(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("is not there: write what was adopted to it");
        assertThat(desk.run("doctor")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("witness-policy");
        assertThat(desk.run("witness", "policy", "--text", policy().toString()))
                .as(desk.out())
                .isZero();
        assertThat(Files.readString(policy())).isEqualTo(before);
        assertThat(count(ReleaseAuthorised.class)).isZero();

        Files.writeString(policy(), "quorum none\n");
        assertThat(adopts(story, desk, "disclosure-officer", DAY, "no"))
                .as("who decides may not give up who watches him")
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(adopts(story, desk, "commissioner", DAY, "the witnesses are gone"))
                .as(desk.err())
                .isZero();
        assertThat(people.authorise(story, run, text)).as(people.out.toString()).isZero();
        assertThat(people.out.toString()).contains("UNWITNESSED: a quorum of witnesses was adopted once and given up");
        assertThat(desk.run("verify")).as(desk.out()).isZero();
        assertThat(desk.out()).contains("given up on " + DAY, "the witnesses are gone");
    }
}
