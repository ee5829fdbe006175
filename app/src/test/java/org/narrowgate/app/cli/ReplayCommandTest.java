package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RunRecord;

/** A run decided again from its evidence: to the byte under its own rules, row by row under others. */
final class ReplayCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path once;

    @SuppressWarnings("NullAway.Init")
    private static Story made;

    private static long run;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private RegistrarsDesk desk = new RegistrarsDesk(made, once);

    @BeforeAll
    static void decidedAndReleased() throws Exception {
        made = Story.make(once, 10_000, 1_500);
        run = Desk.decide(made, made.demo().bars());
        new Desk().released(made, run, once.resolve("release.json"));
    }

    private Json under(String what) {
        assertThat(desk.run("replay", "" + run, "--under", what, "--json"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        return Json.read(desk.out().getBytes(StandardCharsets.UTF_8));
    }

    private static long rows(Json result, String change) {
        return result.object("classes").object(change).number("rows");
    }

    /** A copy in which one block of evidence was written anew by somebody who holds the key. */
    private RegistrarsDesk tampered(UnaryOperator<EvidenceRow.Kept> with) throws Exception {
        Story copy = made.copied(folder.resolve("copy"));
        EvidenceStore store = new EvidenceStore(
                copy.workspace().evidence(), copy.record(run).opened().runId(), copy.key());
        EvidenceBlock block = store.read(store.blocks().get(0));
        store.write(store.seal(new EvidenceBlock(
                block.position(),
                block.rows().stream()
                        .map(row -> (EvidenceRow) with.apply(row.kept().orElseThrow()))
                        .toList())));
        return new RegistrarsDesk(copy, folder);
    }

    private static DecidedRow identified() throws Exception {
        return made.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_run_with_bars_holds_malformed_and_repeated_rows_comes_to_the_same_bytes_and_files_nothing()
            throws Exception {
        List<DecidedRow> rows = made.rows(run);
        assertThat(rows).anyMatch(row -> !row.problem().isEmpty()).anyMatch(row -> row.outcome() == Outcome.HOLD);
        long entries = Registry.read(made.workspace().register()).entries().size();
        assertThat(desk.run("replay", "" + run)).as(desk.out() + desk.err()).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains("1,500 rows decided again", "every byte of every slot is the same");
        assertThat(Registry.read(made.workspace().register()).entries()).hasSize((int) entries);
    }

    @Test
    void from_its_evidence_a_second_lock_is_trained_shown_and_tried_the_same_each_time_opening_no_record()
            throws Exception {
        new SecondLockWalk(desk, run, folder).walk();
    }

    @Test
    void a_record_that_was_altered_in_evidence_is_an_alarm_by_row_and_slot_and_says_nothing_of_what_it_holds()
            throws Exception {
        DecidedRow victim = identified();
        SlotLayout layout = made.record(run).law().slots();
        desk = tampered(row -> row.row() != victim.row() ? row : altered(row, layout.candidates(), "tin", "tix"));
        assertThat(desk.run("replay", "" + run)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out())
                .contains("ALARM row #" + victim.row() + ": log entry", "ALARM row #" + victim.row() + ": I2-8-record")
                .doesNotContain("every byte")
                .doesNotContain(victim.rowId());
    }

    @Test
    void another_seed_and_a_block_that_is_gone_are_alarms_too() throws Exception {
        long victim = identified().row();
        desk = tampered(row -> row.row() != victim ? row : new EvidenceRow.Kept(row.row(), new byte[32], row.slots()));
        assertThat(desk.run("replay", "" + run)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("ALARM row #" + victim + ": log entry").contains("1 alarms");
        try (Stream<Path> files = Files.walk(folder.resolve("copy/workspace/evidence"))) {
            for (Path block : files.filter(f -> f.getFileName().toString().equals("1.blk"))
                    .toList()) {
                Files.delete(block);
            }
        }
        assertThat(desk.run("replay", "" + run)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("evidence is missing");
    }

    private static EvidenceRow.Kept altered(EvidenceRow.Kept row, int slot, String what, String with) {
        List<byte[]> slots = new ArrayList<>(row.slots());
        byte[] value = slots.get(slot - 1).clone();
        int at = new String(value, StandardCharsets.ISO_8859_1).indexOf(what);
        byte[] other = with.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(other, 0, value, at, other.length);
        slots.set(slot - 1, value);
        return new EvidenceRow.Kept(row.row(), row.seed(), slots);
    }

    @Test
    void under_a_looser_reading_the_rows_that_only_it_stood_before_are_due_and_nothing_is_lost() throws Exception {
        Path csv = folder.resolve("rows.csv");
        assertThat(desk.run("replay", "" + run, "--under", "address-of-taxpayer", "--csv", csv.toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        Set<String> listed = Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.split(",", 2)[0])
                .collect(Collectors.toSet());
        Set<String> expected = made.rows(run).stream()
                .filter(row -> row.grounds().equals(List.of("ID-1")))
                .filter(row ->
                        row.identification().getOrDefault("rule", "").matches("address-(differs|not-comparable)"))
                .map(row -> "" + row.row())
                .collect(Collectors.toSet());
        assertThat(expected).isNotEmpty().isEqualTo(listed);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)))
                .isEqualTo("rw-------");
        assertThat(desk.run("replay", "" + run, "--under", "address-of-taxpayer", "--csv", csv.toString()))
                .isEqualTo(Exit.BAD_INPUT);
    }

    /** The agreement of the run with one line of it changed. */
    private Path agreement(String line, String with) throws IOException {
        String text = Files.readString(made.root().resolve("agreements/IRS-DHS-2026-01.yaml"));
        assertThat(text).contains(line);
        return Files.writeString(folder.resolve("other.yaml"), text.replace(line, with));
    }

    @Test
    void under_an_agreement_that_lets_fewer_fields_go_each_released_row_is_listed_for_an_incident() throws Exception {
        Path other = agreement("fields: [name, mailing_address, tin]", "fields: [name, mailing_address]");
        Path out = folder.resolve("out");
        assertThat(desk.run("replay", "" + run, "--under", other.toString(), "--out", out.toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        List<String> disclosed = made.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE)
                .map(row -> "" + row.row())
                .toList();
        Path list = out.resolve("left-run-" + run + ".txt");
        assertThat(Files.readAllLines(list)).isEqualTo(disclosed).isNotEmpty();
        assertThat(desk.out()).contains("incident open ID --release run-" + run + " --rows " + list);
        Json result = Json.read(Files.readAllBytes(out.resolve("result.json")));
        assertThat(rows(result, "no-longer-due")).isEqualTo(disclosed.size());
        assertThat(result.objects("fields")).singleElement().matches(field -> field.text("field")
                .equals("tin"));
        assertThat(Desk.openssl(
                        out,
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "manifest.json.p7s",
                        "-content",
                        "manifest.json",
                        "-CAfile",
                        made.root().resolve("certificates/custodian.pem").toString(),
                        "-purpose",
                        "any",
                        "-out",
                        "/dev/null"))
                .contains("erification successful");
    }

    @Test
    void a_row_never_looked_up_or_by_another_route_is_not_guessed() throws Exception {
        Json routes = under(agreement("identity_routes: [number:tin]", "identity_routes: [number:tin, address]")
                .toString());
        assertThat(rows(routes, "needs-look-up"))
                .isEqualTo(made.rows(run).stream()
                        .filter(row ->
                                row.identification().getOrDefault("rule", "").equals("no-number-stated"))
                        .count());
        Json periods = under(
                agreement("periods: {first: 2015", "periods: {first: 1990").toString());
        long refused = made.rows(run).stream()
                .filter(row -> row.grounds().equals(List.of("AG-PERIODS")))
                .count();
        assertThat(refused).isPositive();
        assertThat(rows(periods, "needs-look-up")).isEqualTo(refused);
        assertThat(rows(periods, "unchanged")).isEqualTo(1_500 - refused);
    }

    @Test
    void under_a_pack_that_asks_for_more_what_went_would_not_go_and_another_authority_is_refused() throws Exception {
        Path pack = folder.resolve("pack");
        Path own = Story.home().resolve("packs/us/26-usc-6103-i-2");
        try (Stream<Path> files = Files.walk(own)) {
            files.forEach(file -> copy(file, pack.resolve(own.relativize(file).toString())));
        }
        Json same = under(pack.toString());
        assertThat(rows(same, "unchanged")).isEqualTo(1_500);
        assertThat(desk.run("replay", "" + run, "--under", "us/13-usc-9")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("another authority cannot", "refused-under");
        assertThat(desk.run("replay", "" + run, "--under", "care-of-askt")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("did you mean `care-of-asked`?");
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void another_core_decides_in_a_process_of_its_own_and_what_it_makes_of_rows_is_told() throws Exception {
        Path jar = OtherCore.jar(
                folder,
                "decision/Decider.java",
                "outcome = release.confirms() ? Outcome.CONFIRM : Outcome.DISCLOSE;",
                "outcome = Outcome.DISCLOSE;",
                "fields = release.confirms() ? List.of() : release.fields();",
                "fields = release.fields();");
        long confirmed = made.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.CONFIRM)
                .count();
        Json result = under(jar.toString());
        assertThat(confirmed).isPositive();
        assertThat(rows(result, "no-longer-due")).isEqualTo(confirmed);
        assertThat(result.number("rows_of_other_bytes")).isEqualTo(confirmed);
        assertThat(rows(result, "unchanged")).isEqualTo(1_500 - confirmed);
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        assertThat(desk.run("replay", "" + run, "--under", broken.toString())).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(desk.err()).contains("the other core could not decide");
    }

    @Test
    void what_a_run_went_by_is_kept_and_one_that_is_missing_or_altered_is_named() throws Exception {
        Story copy = made.copied(folder.resolve("copy"));
        desk = new RegistrarsDesk(copy, folder);
        RunRecord record = copy.record(run);
        Path rules = copy.root().resolve("rules");
        Path agreement =
                rules.resolve("agreements").resolve(record.opened().agreement().sha256() + ".yaml");
        Path pack = rules.resolve("packs").resolve(record.opened().pack().sha256());
        assertThat(copy.verify().damages()).isEmpty();
        assertThat(copy.verify().checked()).anyMatch(line -> line.startsWith("rules: 1 "));

        Files.writeString(pack.resolve("pack.yaml"), "# more\n", java.nio.file.StandardOpenOption.APPEND);
        assertThat(copy.verify().damages()).singleElement().asString().contains(pack.toString());
        assertThat(desk.run("replay", "" + run))
                .as("the program's own pack is the same")
                .isZero();

        Files.delete(agreement);
        assertThat(desk.run("replay", "" + run))
                .as("the workspace's own text is the same")
                .isZero();
        Path own = copy.root().resolve("agreements/IRS-DHS-2026-01.yaml");
        Files.writeString(own, Files.readString(own) + "# more\n");
        assertThat(desk.run("replay", "" + run)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-rules-missing", agreement.toString(), "put it back");
    }

    @Test
    void a_run_that_is_not_there_or_not_complete_is_refused() throws Exception {
        assertThat(desk.run("replay", "1")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-run");
        Story cut = Story.make(folder.resolve("cut"), 10_000, 1_000);
        Progress stopping = new Progress() {
            @Override
            public void stage(String name, long steps) {
                if (name.equals("deciding")) {
                    throw new IllegalStateException("cut off");
                }
            }

            @Override
            public void done(long steps) {}
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> cut.decide(DisclosureRun.Sizes.STANDARD, stopping))
                .hasMessage("cut off");
        long open = Registry.read(cut.workspace().register()).runs().get(0);
        desk = new RegistrarsDesk(cut, folder);
        assertThat(desk.run("replay", "" + open)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-open", "goes on where it was cut off");
    }
}
