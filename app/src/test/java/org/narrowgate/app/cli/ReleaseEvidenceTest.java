package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;

/** What the elements of the release stage rest on is taken from a run that would be released, and nothing is sealed. */
class ReleaseEvidenceTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story decided;

    private static long run;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path text;

    private final Desk people = new Desk();

    @BeforeAll
    static void decidesARequest() throws Exception {
        decided = Story.make(folder.resolve("base"), 8_000, 1_000);
        run = Desk.decide(decided, decided.demo().bars());
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        story = decided.copied(folder.resolve("base/" + name));
        text = Files.createDirectories(folder.resolve("desks/" + name)).resolve("release.json");
    }

    @Test
    void nothing_goes_without_a_safeguards_document() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        move(story.root().resolve("safeguards"), kept);
        assertThat(people.draft(story, run, text)).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("safeguards");
        move(kept, story.root().resolve("safeguards"));
        drafted();
        move(story.root().resolve("safeguards"), kept);
        refused("safeguards");
    }

    @Test
    void nothing_goes_while_a_safeguard_finding_is_open_without_a_dated_plan() throws Exception {
        found("[{id: SG-4, citation: '26 U.S.C. 6103(p)(4)(C)', opened: 2026-01-10}]");
        drafted();
        refused("I2-13 is OPEN");
    }

    @Test
    void nothing_goes_once_the_day_of_a_corrective_plan_has_passed() throws Exception {
        found("[{id: SG-4, citation: '26 U.S.C. 6103(p)(4)(C)', opened: 2026-01-10, plan: 2026-03-02}]");
        drafted();
        refused("I2-13 is OPEN");
    }

    @Test
    void a_finding_whose_plan_still_runs_stops_nothing() throws Exception {
        found("[{id: SG-4, citation: '26 U.S.C. 6103(p)(4)(C)', opened: 2026-01-10, plan: 2026-03-03}]");
        drafted();
        assertThat(people.authorise(story, run, text)).as(people.out.toString()).isZero();
    }

    @Test
    void nothing_is_sealed_where_the_accounting_cannot_be_written() throws Exception {
        drafted();
        Path accounting = story.root().resolve("accounting");
        try (Stream<Path> entries = Files.walk(accounting)) {
            for (Path entry : entries.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(entry);
            }
        }
        Files.writeString(accounting, "not a folder");
        refused("accounting");
    }

    private void drafted() throws Exception {
        people.draft(story, run, text);
        Desk.sign(story, text, "releasing-official");
    }

    private void refused(String why) throws Exception {
        assertThat(people.authorise(story, run, text)).isIn(Exit.NEEDS_A_PERSON, Exit.BAD_INPUT, Exit.CANNOT_GO_ON);
        assertThat(people.out.toString()).contains(why);
        assertThat(Registry.read(story.workspace().register()).all(ReleaseAuthorised.class, r -> true))
                .isEmpty();
        try (Stream<Path> files = Files.walk(story.root().resolve("releases"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".cms"))).isEmpty();
        }
    }

    private void found(String findings) throws IOException {
        for (Path document : documents(story.root().resolve("safeguards"))) {
            String written = Files.readString(document);
            assertThat(written).contains("open_findings: []");
            Files.writeString(document, written.replace("open_findings: []", "open_findings: " + findings));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        for (Path document : documents(from)) {
            Files.move(document, to.resolve(document.getFileName()));
        }
    }

    private static List<Path> documents(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.toList();
        }
    }
}
