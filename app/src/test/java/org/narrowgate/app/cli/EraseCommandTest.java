package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.erasure.ErasureOrder;
import org.narrowgate.engine.erasure.Erasures;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.registry.Registry;

/** Evidence that a court orders to be erased: who may, what goes, what stays, and what is told afterwards. */
final class EraseCommandTest extends AtTheDesk {
    private static final String ORDERED = "2026-03-04T09:00:00Z";
    private final Desk people = new Desk();

    private int erase(String slug, String... args) {
        List<String> all = new ArrayList<>(List.of("erase"));
        all.addAll(List.of(args));
        return signed(slug, ORDERED, all.toArray(String[]::new));
    }

    private void done(int exit) {
        assertThat(exit).as(desk.out() + desk.err()).isEqualTo(Exit.DONE);
    }

    private int ordered(String id, String... scope) {
        List<String> args = new ArrayList<>(
                List.of("order", id, "--ground", "COURT_ORDER", "--cites", "D. Example, 1:26-cv-00001"));
        args.addAll(List.of(scope));
        return erase("counsel", args.toArray(String[]::new));
    }

    private int carry(String id) {
        return desk.run("erase", "carry", id, "--at", ORDERED);
    }

    private void preserves(String scope, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "order",
                "enter",
                "O-1",
                "--court",
                "D. Example",
                "--docket",
                "1:26-cv-00002",
                "--effect",
                "PRESERVATION",
                "--scope",
                scope,
                "--made",
                "2026-03-01",
                "--says",
                "All of it is kept."));
        args.addAll(List.of(more));
        done(signed("counsel", "2026-03-02T08:00:00Z", args.toArray(String[]::new)));
    }

    private DecidedRow disclosed(long run) throws Exception {
        return story.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE)
                .findFirst()
                .orElseThrow();
    }

    /** Files of the workspace in which something stands in the clear. */
    private List<Path> holding(String words) throws Exception {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(story.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words)) {
                    holding.add(story.root().relativize(file));
                }
            }
        }
        return holding;
    }

    private void nothingOfItGoesOn(long run, String number) throws Exception {
        assertThat(desk.run("hold", "resolve", String.valueOf(run), "--at", ORDERED))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-erased");
        done(carry("E-1"));
        assertThat(Registry.read(story.workspace().register()).erased(run)).isPresent();
        done(desk.run("erase", "list"));
        assertThat(desk.out()).contains("E-1  CARRIED OUT " + ORDERED);
        assertThat(ordered("E-2", "--run", String.valueOf(run), "--rows", number))
                .isEqualTo(Exit.DONE);
        assertThat(desk.run("erase", "preview", "E-2", "--at", ORDERED)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-erase-nothing");
    }

    @Test
    void what_two_persons_signed_goes_and_every_other_row_every_release_and_both_logs_stand() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        DecidedRow gone = disclosed(run);
        people.released(story, run, folder.resolve("release.json"));
        int rows = story.rows(run).size();
        String number = String.valueOf(gone.row());
        done(ordered("E-1", "--run", String.valueOf(run), "--rows", number));

        assertThat(carry("E-1")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-erase-approval");
        done(desk.run("erase", "preview", "E-1", "--at", ORDERED));
        assertThat(desk.out()).contains("run " + run + ": 1 rows").contains("accounting/: permanent by law");
        assertThat(erase("counsel", "approve", "E-1")).as("of his own order").isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("does not approve it");
        done(erase("privacy-officer", "approve", "E-1"));
        Path copy = story.workspace()
                .requests()
                .resolve(story.record(run).law().requestId())
                .resolve("rows.csv");
        assertThat(holding(gone.rowId() + ",")).contains(story.root().relativize(copy));
        done(carry("E-1"));
        assertThat(desk.out()).contains("1 rows of run " + run, "cannot be told", "releases/");

        assertThat(story.rows(run)).hasSize(rows - 1).noneMatch(row -> row.row() == gone.row());
        assertThat(copy).doesNotExist();
        assertThat(story.verify().damages()).isEmpty();
        assertThat(story.verify().checked())
                .contains("run " + run + ": evidence erased by order E-1, approved by E-1.approved, on " + ORDERED);
        done(desk.run("explain", String.valueOf(run), "#" + number));
        assertThat(desk.out()).contains("ERASED by order E-1 on " + ORDERED);
        nothingOfItGoesOn(run, number);
    }

    private void exported(long run, Path archive) {
        String number = String.valueOf(run);
        done(signed(
                "counsel",
                ORDERED,
                "export",
                "order",
                "X-1",
                "--run",
                number,
                "--all-rows",
                "--unsealed",
                "--for",
                "Dana Example",
                "--office",
                "Inspector General",
                "--ground",
                "SYNTHETIC",
                "--until",
                "2026-03-31"));
        done(signed("privacy-officer", ORDERED, "export", "approve", "X-1"));
        done(desk.run(
                "export",
                "inspector",
                "--order",
                "X-1",
                "--run",
                number,
                "--out",
                archive.toString(),
                "--unsealed",
                "--at",
                ORDERED));
    }

    @Test
    void an_inspector_s_archive_of_a_run_is_sound_without_the_row_that_was_erased_and_opens_nothing_of_it()
            throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        long gone = disclosed(run).row();
        done(ordered("E-1", "--run", String.valueOf(run), "--rows", String.valueOf(gone)));
        done(erase("privacy-officer", "approve", "E-1"));
        done(carry("E-1"));
        Path archive = folder.resolve("run.tar");
        exported(run, archive);
        assertThat(desk.out()).contains("999 of 1000 rows opened");
        assertThat(new ProcessBuilder("tar", "xf", archive.toString())
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
        String kit = folder.resolve("inspector/workspace").toString();
        Desk inspector = new Desk();
        assertThat(inspector.run("verify", "--workspace", kit))
                .as(inspector.out.toString())
                .isZero();
        assertThat(inspector.run("explain", String.valueOf(run), "#" + gone, "--workspace", kit))
                .isZero();
        assertThat(inspector.out.toString()).contains("ERASED by order E-1");
        assertThat(inspector.run("replay", String.valueOf(run), "--workspace", kit))
                .isZero();
        assertThat(inspector.out.toString()).contains("1 rows were erased by the order E-1");

        done(ordered("E-2", "--run", String.valueOf(run), "--rows", String.valueOf(gone == 1 ? 2 : 1)));
        done(desk.run("erase", "preview", "E-2", "--at", ORDERED));
        assertThat(desk.out())
                .as("archives that went out before")
                .contains("999 rows of run " + run + " to Dana Example, Inspector General, by X-1");
    }

    /** E-1, by a list of one person, signed by two. */
    private void approvedFor(DecidedRow gone) throws IOException {
        Path list = Files.writeString(
                folder.resolve("persons.txt"),
                "person: " + gone.identification().get("record"));
        done(ordered("E-1", "--list", list.toString()));
        done(erase("privacy-officer", "approve", "E-1"));
    }

    @Test
    void an_erasure_that_was_cut_off_is_told_by_verify_and_status_and_finished_by_the_same_command() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        DecidedRow gone = disclosed(run);
        approvedFor(gone);
        byte[] table = Files.readAllBytes(story.workspace().state());
        Path blocks = story.workspace()
                .evidence()
                .resolve(story.record(run).opened().runId().hex());
        Path before = Files.createDirectory(folder.resolve("before"));
        try (Stream<Path> files = Files.list(blocks)) {
            for (Path file : files.toList()) {
                Files.copy(file, before.resolve(file.getFileName()));
            }
        }
        done(carry("E-1"));
        try (Stream<Path> files = Files.list(before)) {
            for (Path file : files.toList()) {
                Files.write(blocks.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        assertThat(story.verify().damages())
                .anyMatch(damage -> damage.contains("erasure by order E-1 is not finished"));
        assertThat(desk.run("status")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("erasure by order E-1: logged, NOT FINISHED", "narrowgate erase carry E-1");
        done(carry("E-1"));
        assertThat(story.verify().damages()).isEmpty();
        assertThat(story.rows(run)).noneMatch(row -> row.row() == gone.row());
        desk.run("doctor");
        assertThat(desk.out()).doesNotContain("does not hold all rows");
        isToldOfTheTable(table);

        people.out.getBuffer().setLength(0);
        assertThat(people.draft(story, run, folder.resolve("no.json"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("refused-erased", "E-1");
        assertThat(desk.run("decide", story.demo().request().toString(), "--at", ORDERED))
                .as("the request sent again")
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-erased");
    }

    /** Somebody had the table made again before the evidence went, and the last step was cut off. */
    private void isToldOfTheTable(byte[] table) throws Exception {
        Files.write(story.workspace().state(), table);
        assertThat(desk.run("status")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("erasure by order E-1: logged, NOT FINISHED");
        assertThat(story.verify().damages()).singleElement().asString().contains("state.db");
        done(carry("E-1"));
        done(desk.run("status"));
    }

    @Test
    void an_erasure_that_was_cut_off_within_the_evidence_left_nothing_else_and_status_names_it() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        DecidedRow gone = disclosed(run);
        approvedFor(gone);
        ErasureOrder.Persons persons = (ErasureOrder.Persons) Erasures.of(story.workspace())
                .named("E-1")
                .orElseThrow()
                .order()
                .scope();
        assertThat(story.openings().open(persons.list())).isNotEmpty();
        EvidenceStore evidence = new EvidenceStore(
                story.workspace().evidence(), story.record(run).opened().runId(), story.key());
        Path block = evidence.file(evidence.blocks().get(0));
        byte[] kept = Files.readAllBytes(block);
        Files.write(block, new byte[] {1});
        assertThat(carry("E-1")).isNotZero();
        assertThat(story.workspace().state()).doesNotExist();
        assertThatThrownBy(() -> story.openings().open(persons.list())).isInstanceOf(IOException.class);

        Files.write(block, kept);
        assertThat(desk.run("status")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("erasure by order E-1: logged, NOT FINISHED");
        done(carry("E-1"));
        assertThat(story.verify().damages()).isEmpty();
        done(desk.run("status"));
    }

    private void preservesEverything() {
        done(signed(
                "counsel",
                "2026-03-03T08:00:00Z",
                "order",
                "enter",
                "O-2",
                "--court",
                "D. Example",
                "--docket",
                "1:26-cv-00003",
                "--effect",
                "PRESERVATION",
                "--scope",
                "EVERYTHING",
                "--made",
                "2026-03-01",
                "--says",
                "All of it is kept."));
    }

    @Test
    void what_a_court_preserves_is_not_erased_and_the_order_is_named() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        DecidedRow kept = disclosed(run);
        long other = story.rows(run).stream()
                .filter(row -> row.row() != kept.row())
                .findFirst()
                .orElseThrow()
                .row();
        Path list = Files.writeString(
                folder.resolve("persons.txt"),
                "person: " + kept.identification().get("record"));
        preserves("PERSONS", "--list", list.toString());
        done(ordered("E-1", "--run", String.valueOf(run), "--rows", String.valueOf(kept.row())));
        assertThat(erase("privacy-officer", "approve", "E-1")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-preserved", "O-1", "1:26-cv-00002");
        done(ordered("E-2", "--run", String.valueOf(run), "--rows", String.valueOf(other)));
        done(erase("privacy-officer", "approve", "E-2"));
        preservesEverything();
        assertThat(carry("E-2")).as("preserved since it was approved").isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-preserved", "O-2");
        assertThat(story.rows(run)).hasSize(1_000);
        done(signed(
                "counsel",
                "2026-03-03T08:30:00Z",
                "order",
                "lift",
                "O-2",
                "--ending",
                "VACATED",
                "--citation",
                "Ct. App."));
        done(carry("E-2"));
        assertThat(story.rows(run)).hasSize(999);
    }

    @Test
    void a_row_without_content_that_no_entry_names_is_damage_and_only_overdue_rows_are_undisclosed_and_old()
            throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        done(ordered("E-1", "--overdue"));
        assertThat(desk.run("erase", "preview", "E-1", "--at", ORDERED)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-erase-nothing");
        people.released(story, run, folder.resolve("release.json"));
        long undisclosed = story.rows(run).stream()
                .filter(row -> row.outcome() != Outcome.DISCLOSE && row.outcome() != Outcome.CONFIRM)
                .count();
        done(desk.run("erase", "preview", "E-1", "--at", "2036-03-04T09:00:00Z", "--json"));
        assertThat(desk.out()).contains("\"rows\":" + undisclosed + ",");
        EvidenceStore store = new EvidenceStore(
                story.workspace().evidence(), story.record(run).opened().runId(), story.key());
        assertThat(store.erase(Set.of(1L), "E-9")).isEqualTo(1);
        assertThat(story.verify().damages())
                .anyMatch(damage -> damage.contains("row #1 was erased, and no entry of the register says so"));
    }

    @Test
    void it_says_until_when_backups_hold_what_was_erased_where_the_configuration_does() throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        Files.writeString(
                story.root().resolve("narrowgate.yaml"), "\nbackups: {kept_days: 30}\n", StandardOpenOption.APPEND);
        done(ordered("E-1", "--run", String.valueOf(run), "--rows", "1,2"));
        done(erase("privacy-officer", "approve", "E-1"));
        done(carry("E-1"));
        assertThat(desk.out()).contains("after 2026-04-03");
    }
}
