package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.LossyStory;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.office.PaperDraft;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.SealedRelease;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.disk.Loss;

/**
 * A whole workspace on a disk that keeps only what was synced: the power goes, or the process is killed, at any
 * operation of a decision and of a release. Whatever the program had said by then holds, and the same command goes on.
 */
class PowerLossWalkTest {
    /** Small, so that a few rows make several blocks and groups. */
    private static final DisclosureRun.Sizes SIZES = new DisclosureRun.Sizes(128, 256);

    private static final Instant DAY = Instant.parse("2026-03-03T09:00:00Z");

    private static final String PAPER = """
            paper: LOST-1
            kind: offices
            custodian: Internal Revenue Service
            by: Tamsin Oakenfold
            delegations:
              - {id: lost, from_office: counsel, to_office: privacy-officer, acts: [finding], redelegable: false,
                 from: 2026-03-01}
            """;

    @TempDir
    static Path folder;

    private static LossyStory undecided;
    private static LossyStory decided;
    private static long run;
    private static Path text;
    private static List<DecidedRow> rows;
    private static byte[] paper;
    private static byte[] signature;

    @BeforeAll
    static void decidesOnceUndisturbed() throws Exception {
        Story real = Story.make(folder, 10_000, 1_000);
        undecided = LossyStory.of(real);
        paper = PaperDraft.ready(PAPER, real.root());
        signature = DetachedSignature.sign(
                paper,
                SigningIdentity.read(real.demo().key("registrar"), real.root().resolve("certificates/registrar.pem")));
        run = real.decide(SIZES, Progress.silent()).run();
        rows = real.rows(run);
        assertThat(rows).hasSize(1_000);
        text = folder.resolve("release.json");
        Desk people = new Desk();
        assertThat(people.draft(real, run, text)).as(people.out.toString()).isZero();
        Desk.sign(real, text, "releasing-official");
        decided = LossyStory.of(real);
    }

    private static void decides(Story story) throws Exception {
        story.decide(SIZES, Progress.silent());
    }

    private static void isDecided(Story story) throws Exception {
        assertThat(story.verify().damages()).isEmpty();
        assertThat(story.rows(run)).isEqualTo(rows);
        assertThat(story.record(run).closed()).isPresent();
        Registry registry = Registry.read(story.workspace().register());
        assertThat(registry.runs()).containsExactly(run);
        assertThat(registry.all(RequestReceived.class, e -> true)).hasSize(1);
    }

    private static void releases(Story story) throws Exception {
        ReleaseChild.release(story.root(), run, text, DAY, Progress.silent());
    }

    private static void isReleased(Story story) throws Exception {
        assertThat(story.verify().damages()).isEmpty();
        Registry registry = Registry.read(story.workspace().register());
        assertThat(registry.all(ReleaseAuthorised.class, e -> true)).hasSize(1);
        assertThat(registry.all(ReleaseSealed.class, e -> true)).hasSize(1);
        Path directory = story.workspace().releases().resolve("run-" + run);
        assertThat(SealedRelease.read(directory).parts()).isNotEmpty();
    }

    private static void nothingUnlogged(Story story) throws IOException {
        try (Stream<Path> files = Files.walk(story.root().resolve("releases"))) {
            boolean sealed = files.anyMatch(Files::isRegularFile);
            assertThat(sealed
                            && Registry.read(story.root().resolve("ledger/register"))
                                    .releases(run)
                                    .isEmpty())
                    .as("something is sealed that nobody authorised")
                    .isFalse();
        }
    }

    private static final LossyStory.Walk DECISION =
            new LossyStory.Walk(PowerLossWalkTest::decides, PowerLossWalkTest::isDecided);
    private static final LossyStory.Walk RELEASE =
            new LossyStory.Walk(PowerLossWalkTest::releases, PowerLossWalkTest::isReleased);

    private static void files(Story story) throws Exception {
        try (Register register = Register.open(
                story.workspace().register(), Workspace.signer(story.workspace().registerKey()))) {
            new PaperReception(story.workspace(), register, DAY).file(paper, signature);
        }
    }

    private static void isFiled(Story story) throws Exception {
        assertThat(story.verify().damages()).isEmpty();
        Registry registry = Registry.read(story.workspace().register());
        assertThat(registry.all(PaperFiled.class, filed -> filed.id().equals("LOST-1")))
                .hasSize(1);
        assertThat(Papers.of(story.workspace(), registry).named("LOST-1")).isPresent();
    }

    private static final LossyStory.Walk FILING =
            new LossyStory.Walk(PowerLossWalkTest::files, PowerLossWalkTest::isFiled);

    @Test
    void a_paper_cut_off_while_it_is_filed_is_on_file_once_with_its_signature() throws Exception {
        some(undecided, FILING, 20_261_127L);
    }

    @Test
    void decisions_cut_off_at_any_operation_are_each_there_once() throws Exception {
        some(undecided, DECISION, 20_261_128L);
    }

    @Test
    void a_release_cut_off_at_any_operation_is_logged_and_sealed_once() throws Exception {
        some(decided, RELEASE, 20_261_129L);
    }

    private static void some(LossyStory before, LossyStory.Walk walk, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        long operations = before.operations(walk);
        for (int i = 0; i < 4; i++) {
            long operation = 1 + random.nextLong(operations);
            before.poweredOff(
                    walk, operation, i % 2 == 0 ? Loss.ALL : Loss.SECTORS, PowerLossWalkTest::nothingUnlogged);
            before.killed(walk, operation, PowerLossWalkTest::nothingUnlogged);
        }
    }

    @Test
    @Tag("long")
    void the_same_at_every_operation() throws Exception {
        every(decided, RELEASE);
        every(undecided, FILING);
        every(undecided, DECISION);
    }

    private static void every(LossyStory before, LossyStory.Walk walk) throws Exception {
        long operations = before.operations(walk);
        assertThat(operations).isGreaterThan(10);
        Loss[] losses = {Loss.ALL, Loss.TAIL, Loss.SECTORS};
        for (long operation = operations; operation > 0; operation--) {
            Loss loss = losses[(int) (operation % losses.length)];
            before.poweredOff(walk, operation, loss, PowerLossWalkTest::nothingUnlogged);
            before.killed(walk, operation, PowerLossWalkTest::nothingUnlogged);
        }
    }
}
