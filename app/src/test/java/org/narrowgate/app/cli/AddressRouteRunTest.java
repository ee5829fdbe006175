package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.demo.Scenario;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.records.RecordsException;
import org.narrowgate.engine.registry.RegisterEntry.RecordsIndexed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.IndexedRecords;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import picocli.CommandLine;

/** Both routes permitted, every second number stated, and an index in every condition. */
class AddressRouteRunTest {
    private static final DisclosureRun.Sizes SMALL = new DisclosureRun.Sizes(64, 256);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story base;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    private final List<String> notices = new ArrayList<>();

    @BeforeAll
    static void makesAWorkspaceWhoseAgreementPermitsBothRoutes() throws Exception {
        Path examples = Story.home().resolve("examples");
        Scenario scenario =
                Scenario.read(examples.resolve("demo/scenario.yaml")).resized(6_000, 1_200);
        Path agreement = folder.resolve("agreement.yaml");
        Files.writeString(
                agreement,
                Files.readString(examples.resolve("agreement/agreement.yaml"))
                        .replace("identity_routes: [number:tin]", "identity_routes: [number:tin, address]"));
        base = new Story(folder.resolve("base/workspace"), folder.resolve("base/keys"), scenario);
        base.demo().make(Story.sources().with(agreement), Progress.silent());
        withoutEverySecondNumber(base);
    }

    @BeforeEach
    void copiesIt(TestInfo test) throws Exception {
        story = base.copied(folder.resolve(test.getTestMethod().orElseThrow().getName()));
    }

    private static void withoutEverySecondNumber(Story of) throws Exception {
        Path rows = of.demo().request().resolve("rows.csv");
        String before = sha256(rows);
        List<String> lines = Files.readAllLines(rows);
        for (int i = 1; i < lines.size(); i += 2) {
            lines.set(i, lines.get(i).replaceFirst(",\\d{3}-?\\d{2}-?\\d{4},", ",,"));
        }
        Files.writeString(rows, String.join("\n", lines) + "\n");
        Path header = of.demo().request().resolve(RequestPackage.HEADER);
        Files.writeString(header, Files.readString(header).replace(before, sha256(rows)));
        SigningIdentity signer = SigningIdentity.read(
                of.demo().key("request-signer"), of.root().resolve("certificates/request-signer.pem"));
        Files.write(
                of.demo().request().resolve(RequestPackage.SIGNATURE),
                DetachedSignature.sign(Files.readAllBytes(header), signer));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void rows_without_a_number_are_identified_by_address_and_those_with_one_as_without_an_index() throws Exception {
        Map<Long, DecidedRow> unindexed = decided(base.copied(folder.resolve("unindexed")));
        assertThat(notices).singleElement().asString().contains("narrowgate records index");
        assertThat(rules(unindexed)).contains("records-not-indexed").doesNotContain("all-agree-by-address");
        notices.clear();

        assertThat(index().madeNow()).isTrue();
        Map<Long, DecidedRow> indexed = decided(story);
        assertThat(notices).isEmpty();
        assertThat(rules(indexed)).contains("all-agree-by-address").doesNotContain("records-not-indexed");
        Set<Outcome> byAddress = EnumSet.noneOf(Outcome.class);
        indexed.forEach((number, row) -> {
            if (row.identification().getOrDefault("rule", "").equals("all-agree-by-address")) {
                byAddress.add(row.outcome());
            }
            if (!unindexed.get(number).identification().getOrDefault("rule", "").equals("records-not-indexed")) {
                assertThat(row).as("row #%d", number).isEqualTo(unindexed.get(number));
            }
        });
        assertThat(byAddress).contains(Outcome.DISCLOSE, Outcome.CONFIRM);
        assertThat(indexed.values().stream()
                        .filter(r -> r.identification().getOrDefault("rule", "").equals("no-record-under-address")))
                .isNotEmpty()
                .allMatch(r -> r.outcome() == Outcome.WITHHOLD);
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void a_second_record_of_the_same_particulars_makes_the_index_stale_and_the_row_ambiguous() throws Exception {
        index();
        Story first = story.copied(folder.resolve("first"));
        DecidedRow known = decided(first).values().stream()
                .filter(r -> r.identification().getOrDefault("rule", "").equals("all-agree-by-address"))
                .findFirst()
                .orElseThrow();
        String key = known.identification().get("record");
        twice(story.root().resolve("records"), key);

        Map<Long, DecidedRow> stale = decided(story.copied(folder.resolve("stale")));
        assertThat(stale.get(known.row()).identification()).containsEntry("rule", "records-not-indexed");
        assertThat(notices).isNotEmpty();

        assertThat(index().madeNow()).isTrue();
        assertThat(indexes()).as("the older one is removed").hasSize(1);
        DecidedRow ambiguous = decided(story).get(known.row());
        assertThat(ambiguous.identification())
                .containsEntry("status", "AMBIGUOUS")
                .containsEntry("rule", "two-records-under-address");
        assertThat(ambiguous.outcome()).isEqualTo(Outcome.WITHHOLD);
    }

    @Test
    void indexing_again_keeps_what_is_sound_and_the_folder_is_for_its_owner_alone() throws Exception {
        assertThat(index().madeNow()).isTrue();
        assertThat(index().madeNow()).isFalse();
        assertThat(Registry.read(story.workspace().register()).all(RecordsIndexed.class, e -> true))
                .hasSize(1);
        try (Stream<Path> all = Files.walk(story.root().resolve("index"))) {
            for (Path each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
        CommandLine line = Main.commandLine();
        StringWriter out = new StringWriter();
        line.setOut(new PrintWriter(out));
        assertThat(line.execute("records", "index", "--workspace", story.root().toString(), "--json"))
                .isZero();
        assertThat(out.toString()).contains("\"made_now\":false");
    }

    @Test
    void an_indexing_that_was_cut_off_leaves_no_index_and_the_next_one_cleans_up() throws Exception {
        assertThatThrownBy(() -> index(new Stopping("indexing addresses"))).isInstanceOf(Stopped.class);
        assertThat(indexes()).singleElement().asString().endsWith(".unfinished");
        assertThat(rules(decided(story.copied(folder.resolve("meanwhile"))))).contains("records-not-indexed");

        index();
        assertThat(indexes()).singleElement().asString().doesNotContain("unfinished");
    }

    @Test
    void an_index_of_which_one_byte_was_changed_is_refused_and_made_again() throws Exception {
        index();
        Path keys = indexes().get(0).resolve("keys.parquet");
        byte[] bytes = Files.readAllBytes(keys);
        bytes[bytes.length / 2] ^= 1;
        Files.write(keys, bytes);

        assertThatThrownBy(() -> decided(story))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("not as it was made")
                .hasMessageContaining("narrowgate records index");
        assertThat(story.verify().damages()).anyMatch(d -> d.contains("index"));
        assertThat(index().madeNow()).isTrue();
        assertThat(rules(decided(story))).contains("all-agree-by-address");
    }

    @Test
    void an_index_that_the_register_does_not_know_counts_for_nothing() throws Exception {
        Story other = base.copied(folder.resolve("other"));
        Story mine = story;
        story = other;
        index();
        copy(other.root().resolve("index"), mine.root().resolve("index"));

        assertThat(rules(decided(mine))).contains("records-not-indexed");
    }

    @Test
    void a_run_that_began_without_an_index_goes_on_without_one() throws Exception {
        assertThatThrownBy(() -> story.decide(SMALL, new Stopping("deciding"))).isInstanceOf(Stopped.class);
        index();

        assertThat(rules(decided(story))).contains("records-not-indexed").doesNotContain("all-agree-by-address");
    }

    @Test
    void a_run_that_began_with_an_index_goes_on_with_one_or_not_at_all() throws Exception {
        index();
        Map<Long, DecidedRow> undisturbed = decided(story.copied(folder.resolve("undisturbed")));
        assertThatThrownBy(() -> story.decide(SMALL, new Stopping("deciding"))).isInstanceOf(Stopped.class);
        for (Path index : indexes()) {
            Files.delete(index.resolve("keys.parquet"));
            Files.delete(index.resolve("manifest.json"));
            Files.delete(index);
        }

        assertThatThrownBy(() -> decided(story))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("narrowgate records index");
        index();
        assertThat(decided(story)).isEqualTo(undisturbed);
    }

    /** Stops a job somewhere within a stage, as a fault of the machine would. */
    private static final class Stopping implements Progress {
        private final String within;
        private boolean there;

        Stopping(String within) {
            this.within = within;
        }

        @Override
        public void stage(String name, long total) {
            there = name.equals(within);
        }

        @Override
        public void done(long steps) {
            if (there) {
                throw new Stopped();
            }
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private IndexedRecords.Done index() throws Exception {
        return index(Progress.silent());
    }

    private IndexedRecords.Done index(Progress progress) throws Exception {
        try (OpenWorkspace open = OpenWorkspace.open(
                story.workspace(),
                new SecureRandom(),
                InstantSource.fixed(story.demo().decisionTime()))) {
            return IndexedRecords.index(open, progress);
        }
    }

    private List<Path> indexes() throws Exception {
        try (Stream<Path> all = Files.list(story.root().resolve("index"))) {
            return all.toList();
        }
    }

    private Map<Long, DecidedRow> decided(Story of) throws Exception {
        Progress noting = new Progress() {
            @Override
            public void stage(String name, long total) {}

            @Override
            public void done(long steps) {}

            @Override
            public void notice(String what) {
                notices.add(what);
            }
        };
        long run = of.decide(SMALL, noting).run();
        Map<Long, DecidedRow> rows = new TreeMap<>();
        of.rows(run).forEach(row -> rows.put(row.row(), row));
        return rows;
    }

    private static Set<String> rules(Map<Long, DecidedRow> rows) {
        return rows.values().stream()
                .map(r -> r.identification().getOrDefault("rule", ""))
                .collect(Collectors.toSet());
    }

    /** Puts the person and all his addresses on record under a second key as well. */
    private static void twice(Path records, String key) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            for (String table : List.of("persons", "addresses")) {
                Path file = records.resolve(table + ".parquet");
                String all = "read_parquet('" + file + "')";
                statement.execute("CREATE TABLE " + table + " AS SELECT * FROM " + all
                        + " UNION ALL BY NAME SELECT * REPLACE (CAST(987654321 AS BIGINT) AS person_key) FROM " + all
                        + " WHERE person_key = " + key);
                statement.execute("COPY " + table + " TO '" + file + "' (FORMAT parquet)");
            }
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
