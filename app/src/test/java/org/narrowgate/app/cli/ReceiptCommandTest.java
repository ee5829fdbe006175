package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.Receipt;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.LogReader;

/** Receipts and checkpoints, each verified by somebody who has no workspace: a trust policy is all that he brings. */
class ReceiptCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // made before all tests
    static Path once;

    @SuppressWarnings("NullAway.Init")
    private static Story story;

    @SuppressWarnings("NullAway.Init")
    private static Path trust;

    @SuppressWarnings("NullAway.Init")
    private static Path opened;

    @SuppressWarnings("NullAway.Init")
    private static Path earlier;

    @SuppressWarnings("NullAway.Init")
    private static SlotLayout layout;

    private static long run;
    private static long disclosed;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Desk people = new Desk();

    @BeforeAll
    static void decidesReleasesAndOpens() throws Exception {
        story = Story.make(once.resolve("story"), 8_000, 1_000);
        run = Desk.decide(story, story.demo().bars());
        earlier = Files.copy(register().resolve("checkpoint"), once.resolve("earlier"));
        Path release = new Desk().released(story, run, once.resolve("release.json"));
        trust = Path.of(release + ".trust.policy");
        opened = once.resolve("opened");
        assertThat(new Desk().open(story, release.resolve("release-001.cms"), "recipient", opened))
                .isZero();
        layout = story.record(run).law().slots();
        disclosed = story.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE)
                .findFirst()
                .orElseThrow()
                .row();
    }

    private static Path register() {
        return story.root().resolve("ledger/register");
    }

    private String fresh(int exit, String... args) {
        people.out.getBuffer().setLength(0);
        assertThat(people.run(args)).as(people.out.toString()).isEqualTo(exit);
        return people.out.toString();
    }

    private Path receipt(String... open) throws Exception {
        Path file = folder.resolve("receipt-" + String.join("-", open).replace(':', '-'));
        List<String> args = new ArrayList<>(List.of(
                "explain",
                "" + run,
                "#" + disclosed,
                "--workspace",
                story.root().toString(),
                "--receipt",
                "" + file));
        if (open.length > 0) {
            args.add("--open");
            args.addAll(List.of(open));
        }
        fresh(Exit.DONE, args.toArray(String[]::new));
        return file;
    }

    private static List<Integer> openedSlots(Path file) throws Exception {
        Receipt receipt = Receipt.parse(Files.readAllBytes(file));
        return IntStream.rangeClosed(1, receipt.slots().size())
                .filter(slot -> receipt.opened(slot).isPresent())
                .boxed()
                .toList();
    }

    @Test
    void one_element_is_opened_and_verified_without_the_others_and_said_before() throws Exception {
        String element = layout.elements().get(3);
        Path file = receipt(element);
        assertThat(people.out.toString())
                .contains("opens to whoever reads it", "slot " + layout.finding(3) + ", " + element);
        assertThat(openedSlots(file)).containsExactly(layout.finding(3));
        assertThat(fresh(Exit.DONE, "verify", "--receipt", file.toString(), "--policy", trust.toString()))
                .contains(
                        "PROVEN",
                        "slot " + layout.finding(3) + ", by its form a finding on the element " + element + ": MET",
                        "the other " + (layout.size() - 1) + " of " + layout.size() + " slots stay closed",
                        "UNWITNESSED",
                        "It is not legal advice");
        TreeMap<String, Integer> names = new TreeMap<>();
        names.put("identification", layout.identification());
        names.put("outcome", layout.outcome());
        names.put("stated:" + layout.groups().get(1), layout.group(1));
        names.put("field:" + layout.fields().get(0), layout.field(0));
        for (String name : names.keySet()) {
            assertThat(openedSlots(receipt(name))).containsExactly(names.get(name));
        }
        assertThat(openedSlots(receipt(names.keySet().toArray(String[]::new))))
                .containsExactlyInAnyOrderElementsOf(names.values());
        assertThat(openedSlots(receipt())).containsExactly(layout.rowId(), layout.outcome());
    }

    @Test
    void what_a_row_does_not_have_or_keeps_for_itself_is_not_opened_and_nothing_is_written() {
        Path file = folder.resolve("none");
        String[] row = {"explain", "" + run, "#" + disclosed, "--workspace", "" + story.root(), "--receipt", "" + file};
        for (String name :
                List.of("outcom", "candidates", "field:nmae", layout.elements().get(0) + "x", "batch")) {
            List<String> args = new ArrayList<>(List.of(row));
            args.addAll(List.of("--open", name));
            assertThat(fresh(Exit.BAD_INPUT, args.toArray(String[]::new))).contains("`" + name + "`", "refused-slot");
        }
        assertThat(people.run("explain", "" + run, "#1", "--open", "outcom", "--workspace", "" + story.root()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("did you mean `outcome`?");
        assertThat(file).doesNotExist();
    }

    @Test
    void without_a_file_it_only_says_what_would_be_opened() {
        assertThat(fresh(
                        Exit.DONE,
                        "explain",
                        "" + run,
                        "#" + disclosed,
                        "--open",
                        "outcome",
                        "--workspace",
                        "" + story.root()))
                .contains("would open", "slot " + layout.outcome() + ", outcome");
    }

    @Test
    void the_receipts_of_an_opened_package_are_verified_together_and_named_by_its_manifest() throws Exception {
        String said = fresh(Exit.DONE, "verify", "--receipt", opened.toString(), "--policy", trust.toString());
        assertThat(said).contains(" proven, 0 refused", "`outcome` by the manifest beside it", "`field:");
        Json json = Json.read(
                fresh(Exit.DONE, "verify", "--receipt", opened.toString(), "--policy", trust.toString(), "--json")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(json.number("proven"))
                .isEqualTo(json.objects("receipts").size())
                .isPositive();
        assertThat(json.number("refused")).isZero();
        assertThat(json.objects("receipts").get(0).flag("proven")).isTrue();
    }

    @Test
    void a_receipt_that_was_altered_is_named_beside_those_that_were_not() throws Exception {
        Path good = receipt();
        byte[] bytes = Files.readAllBytes(good);
        bytes[bytes.length / 3] ^= 1;
        Path bad = Files.write(folder.resolve("bad"), bytes);
        Path none = Files.writeString(folder.resolve("no-receipt"), "nothing of the kind");
        assertThat(fresh(
                        Exit.NEEDS_A_PERSON,
                        "verify",
                        "--receipt",
                        good.toString(),
                        bad.toString(),
                        none.toString(),
                        "--policy",
                        trust.toString()))
                .contains("REFUSED " + bad, "REFUSED " + none, "PROVEN  " + good, "1 proven, 2 refused");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(fresh(Exit.NEEDS_A_PERSON, "verify", "--receipt", "" + empty, "--policy", "" + trust))
                .contains("0 proven");
    }

    @Test
    void whom_to_believe_has_to_be_said_and_another_log_s_key_proves_nothing() throws Exception {
        Path good = receipt();
        assertThat(fresh(Exit.USAGE, "verify", "--receipt", good.toString())).contains("--policy");
        Path register = register().resolve("vkey");
        Path decisions = story.root().resolve("ledger/decisions/vkey");
        assertThat(fresh(Exit.NEEDS_A_PERSON, "verify", "--receipt", "" + good, "--vkey", "" + register))
                .contains("not signed by any log of the policy");
        fresh(Exit.DONE, "verify", "--receipt", "" + good, "--vkey", "" + decisions);
        assertThat(fresh(Exit.BAD_INPUT, "verify", "--receipt", "" + good, "--policy", "" + good))
                .contains("policy refused");
    }

    @Test
    void a_later_checkpoint_is_shown_to_hold_all_that_stood_under_an_earlier_one() throws Exception {
        String key = register().resolve("vkey").toString();
        String later = register().resolve("checkpoint").toString();
        String[] both = {"verify", "--consistency", earlier.toString(), later, "--vkey", key};
        assertThat(fresh(Exit.NEEDS_A_PERSON, both)).contains("REFUSED", "is empty");
        assertThat(fresh(Exit.DONE, with(both, register().toString()))).contains("CONSISTENT", "UNWITNESSED");
        assertThat(fresh(Exit.DONE, "verify", "--consistency", later, later, "--vkey", key))
                .contains("CONSISTENT");
        assertThat(fresh(
                        Exit.NEEDS_A_PERSON,
                        "verify",
                        "--consistency",
                        later,
                        earlier.toString(),
                        "--vkey",
                        key,
                        register().toString()))
                .contains("is not the beginning");
        LogReader log = LogReader.open(register());
        long first = SignedNote.parse(Files.readAllBytes(earlier)).checkpoint().size();
        ConsistencyProof proof = log.consistency(first, log.size());
        Path hashes = Files.write(
                folder.resolve("hashes"),
                proof.path().stream().map(Hash::base64).toList());
        assertThat(fresh(Exit.DONE, with(both, "--proof", hashes.toString(), "--json")))
                .contains("\"consistent\":true");
        Files.writeString(
                hashes, Files.readString(hashes) + log.checkpoint().root().base64() + "\n");
        assertThat(fresh(Exit.NEEDS_A_PERSON, with(both, "--proof", hashes.toString(), "--json")))
                .contains("\"consistent\":false", "more hashes");
        String decisions = story.root().resolve("ledger/decisions/checkpoint").toString();
        assertThat(fresh(Exit.NEEDS_A_PERSON, "verify", "--consistency", "" + earlier, decisions, "--vkey", key))
                .contains(decisions, "not signed");
    }

    private static String[] with(String[] args, String... more) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
