package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.registry.UseTerms;
import org.narrowgate.engine.release.DraftWishes;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.LoggedRows;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.Authorisation;
import org.narrowgate.engine.seal.Authorised;
import org.narrowgate.engine.seal.LoggedAuthorisation;
import org.narrowgate.engine.seal.ObligationsRule;
import org.narrowgate.engine.seal.PreparationOrder;
import org.narrowgate.engine.seal.PreparedRows;
import org.narrowgate.engine.seal.ReleaseTerms;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.seal.SealOrder;
import org.narrowgate.engine.seal.Sealer;
import org.narrowgate.ledger.DecisionsReader;

/** A release reads its evidence once, before anything is logged, and seals what it read then. */
class PreparedRowsTest {
    private static final Instant DAY = Instant.parse("2026-03-03T09:00:00Z");
    private static final String ENDED = "ended by the test";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story decided;

    private static long run;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Path text;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Map<String, byte[]> undisturbed;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @BeforeAll
    static void releasesOnceUndisturbed() throws Exception {
        decided = Story.make(folder.resolve("base"), 8_000, 3_000);
        run = Desk.decide(decided, decided.demo().bars());
        text = folder.resolve("release.json");
        assertThat(new Desk().draft(decided, run, text)).isZero();
        Desk.sign(decided, text, "releasing-official");
        Story calm = decided.copied(folder.resolve("base/calm"));
        release(calm, Progress.silent());
        undisturbed = sealed(calm);
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        story = decided.copied(
                folder.resolve("base/" + test.getTestMethod().orElseThrow().getName()));
    }

    @Test
    void evidence_that_was_damaged_stops_a_release_before_anything_is_logged() {
        damage();
        assertThatThrownBy(() -> release(story, Progress.silent())).hasMessageContaining(".blk");
        assertNothingGoes();
    }

    @Test
    void evidence_that_is_missing_stops_a_release_before_anything_is_logged() throws Exception {
        for (Path block : blocks()) {
            Files.delete(block);
        }
        assertThatThrownBy(() -> release(story, Progress.silent())).hasMessageContaining("rows");
        assertNothingGoes();
    }

    @Test
    void evidence_that_is_damaged_after_it_was_read_changes_nothing_of_the_package() throws Exception {
        release(story, new At("sealing", 0, this::damage));
        assertSame(sealed(story));
        assertNothingAside();
    }

    @Test
    void a_release_that_ends_while_it_reads_leaves_nothing() {
        assertThatThrownBy(() -> release(story, new At("accounting", 2_000, PreparedRowsTest::end)))
                .hasMessage(ENDED);
        assertNothingGoes();
    }

    @Test
    void a_release_cut_off_between_entry_and_package_leaves_nothing_aside_and_goes_on() throws Exception {
        assertThatThrownBy(() -> release(story, new At("sealing", 0, PreparedRowsTest::end)))
                .hasMessage(ENDED);
        assertThat(authorisations()).hasSize(1);
        assertThat(packages()).isEmpty();
        assertNothingAside();

        release(story, Progress.silent());
        assertThat(authorisations()).hasSize(1);
        assertSame(sealed(story));
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void a_release_cut_off_in_the_middle_of_the_package_leaves_nothing_aside_and_goes_on() throws Exception {
        assertThatThrownBy(() -> release(story, new At("sealing", 1_500, PreparedRowsTest::end)))
                .hasMessage(ENDED);
        assertThat(packages()).isEmpty();
        assertNothingAside();

        release(story, Progress.silent());
        assertSame(sealed(story));
    }

    @Test
    void rows_made_ready_under_one_authorisation_are_sealed_under_no_other() throws Exception {
        Path other = folder.resolve("other.json");
        try (OpenWorkspace open = open(story)) {
            releaseOf(open, Progress.silent())
                    .draft(run, other, DraftWishes.of(Optional.of(Desk.RELEASER), DAY.plusSeconds(3_600)));
            Desk.sign(story, other, "releasing-official");
            DecidedRun decidedRun = DecidedRun.of(open, run);
            DecisionsReader log = DecisionsReader.open(
                    story.workspace().decisions(), open.decisions().log().verifier());
            Authorised one = authorised(open, decidedRun, log, text);
            LoggedAuthorisation logged = logged(open, one);
            Sealer sealer = new Sealer(story.workspace().releases(), new SecureRandom(), Sealer.PART_LIMIT);
            try (PreparedRows rows = prepared(decidedRun, log, authorised(open, decidedRun, log, other))) {
                assertThatThrownBy(() -> sealer.seal(order(open, logged), rows, done -> {}))
                        .isInstanceOf(SealException.class)
                        .hasMessageContaining("another authorisation");
            }
            assertThat(packages()).isEmpty();
            try (PreparedRows rows = prepared(decidedRun, log, one)) {
                sealer.seal(order(open, logged), rows, done -> {});
            }
        }
        assertSame(sealed(story));
    }

    private static Authorised authorised(OpenWorkspace open, DecidedRun of, DecisionsReader log, Path signed)
            throws Exception {
        byte[] bytes = Files.readAllBytes(signed);
        byte[] signature = Files.readAllBytes(Path.of(signed + ".p7s"));
        Authorisation said = Authorisation.parse(bytes, "text");
        Officials officials = Officials.of(open.workspace());
        Signatory decider = officials
                .judge(
                        of.opened().decider(),
                        List.of(Mandate.of(Act.DECIDE, Side.CUSTODIAN)),
                        of.opened().at())
                .signed()
                .orElseThrow()
                .by();
        ReleaseTerms terms = new ReleaseTerms(
                said.release(),
                said.run(),
                said.decisions().size(),
                said.provision(),
                said.fields(),
                recipient(open),
                said.safeguards(),
                decider,
                new Stage(1, 1),
                Optional.empty(),
                new PageAtHand(Files.readAllBytes(Release.page(signed))));
        Mandate release = PackReader.read(Story.home().resolve("packs").resolve(said.provision()))
                .releasedBy();
        return Authorised.of(
                bytes, signature, "text", officials.verify(bytes, signature, release, DAY), terms, log.log(), DAY);
    }

    /** The page as it was drafted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PageAtHand(byte[] page) implements ObligationsRule {
        @Override
        public byte[] page(Authorisation authorisation, UseTerms terms) {
            return page;
        }

        @Override
        public UseTerms longest(LocalDate from) {
            return new UseTerms(from, from.plusDays(730), 90);
        }
    }

    private static LoggedAuthorisation logged(OpenWorkspace open, Authorised one) throws Exception {
        long sequence = open.register()
                .append(new ReleaseAuthorised(
                        DAY,
                        run,
                        one.authorisation().release(),
                        one.authorisation().decisions(),
                        one.official().fingerprint(),
                        one.digest(),
                        one.digest(),
                        List.of(),
                        Optional.empty()));
        return LoggedAuthorisation.of(
                one,
                open.register().entry(sequence),
                open.register().proof(sequence, open.register().checkpoint()),
                Policy.unwitnessed(open.register().verifier()));
    }

    private PreparedRows prepared(DecidedRun of, DecisionsReader log, Authorised under) throws Exception {
        PreparationOrder order = new PreparationOrder(
                under,
                log.log(),
                Policy.unwitnessed(log.log().verifier()),
                of.law().slots(),
                of.law().catalog(),
                of.closed().decisions(),
                row -> true,
                row -> true);
        try (LoggedRows rows = of.decisions(log, of.entries(log))) {
            return PreparedRows.of(order, rows, story.workspace().scratch(), new SecureRandom());
        }
    }

    private static SealOrder order(OpenWorkspace open, LoggedAuthorisation logged) throws Exception {
        return new SealOrder(
                logged, List.of(), recipient(open), open.workspace().custodianIdentity());
    }

    private static X509Certificate recipient(OpenWorkspace open) throws Exception {
        return Officials.of(open.workspace())
                .who(Mandate.of(Act.RECEIVE, Side.REQUESTER), DAY)
                .get(0)
                .certificate()
                .orElseThrow();
    }

    /** Does something when a stage begins, or when so many of its rows have gone by. */
    private static final class At implements Progress {
        private final String stage;
        private final long rows;
        private final Runnable what;
        private String now = "";

        At(String stage, long rows, Runnable what) {
            this.stage = stage;
            this.rows = rows;
            this.what = what;
        }

        @Override
        public void stage(String name, long total) {
            now = name;
            done(0);
        }

        @Override
        public void done(long steps) {
            if (now.equals(stage) && steps == rows) {
                what.run();
            }
        }
    }

    private static void end() {
        throw new IllegalStateException(ENDED);
    }

    private static OpenWorkspace open(Story of) throws Exception {
        return OpenWorkspace.open(of.workspace(), new SecureRandom(), InstantSource.fixed(DAY));
    }

    private static Release releaseOf(OpenWorkspace open, Progress progress) {
        return new Release(open, Story.home().resolve("packs"), Sealer.PART_LIMIT, progress);
    }

    private static void release(Story of, Progress progress) throws Exception {
        try (OpenWorkspace open = open(of)) {
            releaseOf(open, progress).authorise(run, text, Path.of(text + ".p7s"));
        }
    }

    private List<Path> blocks() throws IOException {
        try (Stream<Path> all = Files.walk(story.root().resolve("evidence"))) {
            return all.filter(f -> f.getFileName().toString().matches("[0-9]+\\.blk"))
                    .filter(f -> f.getParent().getFileName().toString().length() == 32)
                    .toList();
        }
    }

    private void damage() {
        try {
            List<Path> blocks = blocks();
            assertThat(blocks).isNotEmpty();
            for (Path block : blocks) {
                byte[] bytes = Files.readAllBytes(block);
                bytes[bytes.length / 2] ^= 1;
                Files.write(block, bytes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<ReleaseAuthorised> authorisations() throws Exception {
        return Registry.read(story.workspace().register()).releases(run);
    }

    private List<Path> packages() throws Exception {
        try (Stream<Path> files = Files.walk(story.root().resolve("releases"))) {
            return files.filter(f -> f.toString().endsWith(".cms")).toList();
        }
    }

    private void assertNothingGoes() {
        try {
            assertThat(authorisations()).isEmpty();
            assertThat(packages()).isEmpty();
            assertThat(story.root().resolve("accounting")).isEmptyDirectory();
            assertNothingAside();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void assertNothingAside() throws IOException {
        try (Stream<Path> left = Files.walk(story.root().resolve("scratch"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.map(PreparedRowsTest::target)).isNotEmpty().noneMatch(t -> t.contains("release.spool"));
        }
    }

    /** What a process has open; a file that was closed meanwhile is none. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static Map<String, byte[]> sealed(Story of) throws Exception {
        return Desk.decrypted(
                of,
                of.root().resolve("releases/run-" + run + "/release-001.cms"),
                Files.createTempDirectory(folder, "desk"));
    }

    private static void assertSame(Map<String, byte[]> files) {
        assertThat(files.keySet()).isEqualTo(undisturbed.keySet()).hasSizeGreaterThan(10);
        for (String table : List.of("answer.csv", "fields.csv")) {
            assertThat(files.get(table)).as(table).isEqualTo(undisturbed.get(table));
        }
    }
}
