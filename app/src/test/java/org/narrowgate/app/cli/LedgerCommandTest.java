package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.Log;

/** A workspace whose decisions stand in two logs: a run in the first; in the next its child, and another request's. */
class LedgerCommandTest extends AtTheDesk {
    private static final String DAY = "2026-03-03T09:00:00Z";

    private final Desk people = new Desk();

    private void done(int exit) {
        assertThat(exit).as(desk.out() + desk.err()).isEqualTo(Exit.DONE);
    }

    private int shard(String name) {
        return desk.run("ledger", "shard", "--name", name, "--at", "2026-03-02T12:00:00Z", "--json");
    }

    private Registry registry() throws Exception {
        return Registry.read(story.workspace().register());
    }

    /** The run that decides again what the first one held, in whatever log is written then. */
    private long child(long run) throws Exception {
        return child(desk, story, folder, run);
    }

    static long child(RegistrarsDesk desk, Story story, Path folder, long run) throws Exception {
        Path answer = folder.resolve("answer.json");
        assertThat(desk.run(
                        "hold",
                        "resolve",
                        run + "",
                        "--draft",
                        answer.toString(),
                        "--question",
                        "address-is-box",
                        "--answer",
                        "MET",
                        "--by",
                        "Imre Lachlandale (invented)",
                        "--reason",
                        "seen on the file",
                        "--at",
                        DAY))
                .isZero();
        Desk.sign(story, answer, "counsel");
        assertThat(desk.run("hold", "resolve", run + "", "--finding", answer + ".p7s", "--at", DAY))
                .as(desk.out() + desk.err())
                .isEqualTo(Exit.NEEDS_A_PERSON);
        return Registry.read(story.workspace().register()).children(run).get(0);
    }

    private void sound() throws Exception {
        assertThat(story.verify().damages()).isEmpty();
    }

    private void damaged(String... words) throws Exception {
        assertThat(String.join("\n", story.verify().damages())).contains(words);
    }

    @Test
    void every_command_works_on_a_run_in_the_log_that_ended_and_on_those_in_the_next() throws Exception {
        try (SecondYear year = SecondYear.begin(story, desk, folder)) {
            everyCommandWorks(year);
        }
    }

    private void everyCommandWorks(SecondYear year) throws Exception {
        long run = Desk.decide(story, story.demo().bars());
        done(shard("2027"));
        Json said = Json.read(desk.out().getBytes(StandardCharsets.UTF_8));
        assertThat(said.text("origin")).endsWith("/decisions/2027");
        assertThat(said.number("ended_size")).isEqualTo(1_000);
        assertThat(said.flag("made_now")).isTrue();
        done(shard("2027"));
        assertThat(desk.out()).contains("\"made_now\":false");
        long child = child(run);
        RunOpened opened = registry().run(child).orElseThrow();
        assertThat(opened.log()).contains(said.text("origin"));
        assertThat(opened.firstDecision()).isZero();
        assertThat(registry().run(run).orElseThrow().log()).isEmpty();
        isToldAndReplayed(child);
        long second = year.decided();
        for (long each : List.of(run, second)) {
            isToldAndReplayed(each);
            isReleasedAndExported(each);
        }
        year.stands(run, second);
        sound();
        done(desk.run("verify", "--decisions-vkey", vkey(0), "--decisions-vkey", vkey(1)));
        assertThat(desk.out()).contains("/decisions: 1000 entries", "/decisions/2027: ");
        done(desk.run("verify", shards().get(1).folder().toString(), "--vkey", vkey(1)));
        assertThat(desk.run(
                        "verify",
                        "--decisions-vkey",
                        story.workspace().register().resolve("vkey") + ""))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        seenAndRestored();
        listed();
        // Whether it may be made anew, its rows are found where they stand.
        Files.delete(story.workspace().state());
        done(desk.run("rebuild"));
        done(desk.run("decisions", child + ""));
        sound();
    }

    private void listed() throws Exception {
        done(desk.run("ledger", "list", "--json"));
        List<Json> logs = Json.read(desk.out().getBytes(StandardCharsets.UTF_8)).objects("logs");
        assertThat(logs).extracting(log -> log.text("name")).containsExactly("register", "decisions", "decisions-2027");
        assertThat(logs).extracting(log -> log.number("runs")).containsExactly(0L, 1L, 2L);
        assertThat(logs.get(1).text("until"))
                .isEqualTo(logs.get(2).text("since"))
                .isEqualTo("2026-03-02T12:00:00Z");
        assertThat(logs.get(2).number("bytes")).isPositive();
    }

    private List<Shard> shards() throws Exception {
        return Shards.of(story.workspace()).all();
    }

    private String vkey(int shard) throws Exception {
        return shards().get(shard).folder().resolve("vkey").toString();
    }

    private void ordered(long run) {
        String order = "export order X-" + run + " --run " + run + " --all-rows --unsealed --for Inspector"
                + " --office General --ground Synthetic --until 2026-03-31";
        signed("counsel", order);
        signed("privacy-officer", "export approve X-" + run);
    }

    private void signed(String who, String command) {
        List<String> args = new ArrayList<>(List.of(command.split(" ", -1)));
        args.addAll(List.of("--key", story.demo().key(who).toString(), "--certificate"));
        args.add(story.root().resolve("certificates/" + who + ".pem").toString());
        args.addAll(List.of("--at", DAY));
        done(desk.run(args.toArray(String[]::new)));
    }

    private String row(long run) throws Exception {
        return "#" + story.rows(run).get(0).row();
    }

    private Path receipt(long run) {
        return folder.resolve("receipt-" + run + ".txt");
    }

    private void isToldAndReplayed(long run) throws Exception {
        done(desk.run("explain", run + "", row(run), "--receipt", receipt(run).toString()));
        done(desk.run("replay", run + ""));
        assertThat(desk.out()).contains("every byte of every slot is the same");
        done(desk.run("report", run + "", "--json"));
    }

    private void isReleasedAndExported(long run) throws Exception {
        Path release = people.released(story, run, folder.resolve("release-" + run + ".json"));
        Path to = folder.resolve("opened-" + run);
        assertThat(people.open(story, release.resolve("release-001.cms"), "recipient", to))
                .as(people.out.toString())
                .isZero();
        Path trust = Path.of(release + ".trust.policy");
        done(desk.run("verify", "--receipt", receipt(run).toString(), "--policy", trust.toString()));
        Path archive = folder.resolve("kit-" + run + ".tar");
        ordered(run);
        done(desk.run(
                "export",
                "inspector",
                "--order",
                "X-" + run,
                "--run",
                run + "",
                "--out",
                archive.toString(),
                "--unsealed",
                "--at",
                DAY));
        Path unpacked = Files.createDirectories(folder.resolve("kit-" + run));
        assertThat(new ProcessBuilder("tar", "xf", archive.toString(), "-C", unpacked.toString())
                        .start()
                        .waitFor())
                .isZero();
        Path kit = unpacked.resolve("inspector");
        kit(run, row(run), kit);
        assertThat(people.out.toString()).contains("time-stamps on decisions: 1", "time-stamps on decisions-2027: 1");
    }

    private void kit(long run, String row, Path kit) {
        String workspace = kit.resolve("workspace").toString();
        List<List<String>> commands = List.of(
                List.of(
                        "verify",
                        "--decisions-vkey",
                        kit.resolve("decisions.vkey").toString()),
                List.of("explain", run + "", row),
                List.of("replay", run + ""));
        for (List<String> command : commands) {
            List<String> args = new ArrayList<>(command);
            args.addAll(List.of("--workspace", workspace));
            assertThat(people.run(args.toArray(String[]::new)))
                    .as(people.out.toString())
                    .isZero();
        }
    }

    /** Checkpoints of all three logs are held against them, and the backup has all three. */
    private void seenAndRestored() throws Exception {
        List<Path> notes = new ArrayList<>(List.of(story.workspace().register().resolve("checkpoint")));
        for (Shard shard : shards()) {
            notes.add(shard.folder().resolve("checkpoint"));
        }
        List<String> seen = new ArrayList<>();
        notes.forEach(note -> seen.addAll(List.of("--seen", note.toString())));
        List<String> verify = new ArrayList<>(List.of("verify"));
        verify.addAll(seen);
        done(desk.run(verify.toArray(String[]::new)));
        assertThat(desk.out()).contains("decisions/2027 is the continuation");
        Path backups = folder.resolve("backups");
        done(desk.run("backup", "--to", backups.toString(), "--at", DAY));
        Path to = story.keys().resolveSibling("restored-" + folder.getFileName());
        List<String> restore = new ArrayList<>(List.of("restore", backups.toString(), "--to", to.toString()));
        restore.addAll(seen);
        assertThat(people.run(restore.toArray(String[]::new)))
                .as(people.out.toString())
                .isZero();
        Files.move(shards().get(1).keyFile(), folder.resolve("lost.key"));
        restore.set(3, to + "-again");
        people.out.getBuffer().setLength(0);
        assertThat(people.run(restore.toArray(String[]::new))).isEqualTo(Exit.BAD_INPUT);
        assertThat(people.out.toString()).contains("decisions-2027.key");
        Files.move(folder.resolve("lost.key"), shards().get(1).keyFile());
    }

    @Test
    void what_is_done_to_a_log_that_has_ended_is_named_with_its_place() throws Exception {
        long unused = Desk.decide(story, story.demo().bars());
        done(shard("2027-b"));
        sound();
        Path old = story.workspace().decisions();
        Path copy = folder.resolve("as-it-ended");
        copy(old, copy);
        try (Log log = Log.open(old, Workspace.signer(story.workspace().decisionsKey()))) {
            log.append(List.of(new byte[49]));
            log.publish();
        }
        damaged(old + ": register entry", "ended the log with 1000 entries, and it has 1001");
        back(copy, old);
        sound();
        Path tile = old.resolve("tile/0/000");
        byte[] good = Files.readAllBytes(tile);
        byte[] bad = good.clone();
        bad[77] ^= 1;
        Files.write(tile, bad);
        damaged(tile.toString());
        Files.write(tile, good);
        sound();
        Files.writeString(
                shards().get(1).folder().resolve("vkey"),
                NoteSigner.log(
                                        shards().get(1).origin(),
                                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                                .verifier()
                                .vkey()
                        + "\n");
        damaged(shards().get(1).folder().resolve("vkey").toString());
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void back(Path copy, Path to) throws Exception {
        try (var files = Files.walk(to)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        copy(copy, to);
    }

    @Test
    void cut_off_behind_key_or_folder_the_same_command_goes_on() throws Exception {
        assertThat(shard("Year 2031")).isEqualTo(Exit.BAD_INPUT);
        assertThat(shard("..")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err() + desk.out()).contains("ledger-name");
        Workspace workspace = story.workspace();
        Shard next = Shard.named(workspace, "2031");
        Path half = Path.of(next.keyFile() + ".new");
        Files.writeString(half, "torn");
        done(shard("2031"));
        String key = Files.readString(next.keyFile());
        assertThat(half).doesNotExist();
        // Keys are of all copies here: the key is there, and folder and entry are not.
        Story another = made.copied(folder.resolve("another"));
        RegistrarsDesk there = new RegistrarsDesk(another, folder);
        assertThat(there.run("ledger", "shard", "--name", "2031"))
                .as(there.err())
                .isZero();
        assertThat(Files.readString(next.keyFile())).isEqualTo(key);
        assertThat(another.verify().damages()).isEmpty();
        // Key and folder are there, and the entry is not.
        Story third = made.copied(folder.resolve("third"));
        Log.open(third.workspace().decisions("2031"), Workspace.signer(next.keyFile()))
                .close();
        assertThat(third.verify().damages()).isEmpty();
        assertThat(third.verify().unproven()).anyMatch(file -> file.why().contains("`ledger shard` was cut off"));
        assertThat(new RegistrarsDesk(third, folder).run("ledger", "shard", "--name", "2031"))
                .isZero();
        assertThat(third.verify().damages()).isEmpty();
        done(shard("2032"));
        assertThat(shard("2031")).as("an older one").isEqualTo(Exit.BAD_INPUT);
        aLogOfThatNameWithEntriesIsNobodys(workspace);
    }

    private void aLogOfThatNameWithEntriesIsNobodys(Workspace workspace) throws Exception {
        Path stranger = workspace.decisions("2033");
        Files.writeString(
                workspace.decisionsKey("2033"),
                NoteSigner.log(
                                Shard.named(workspace, "2033").origin(),
                                KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                        .text());
        Files.setPosixFilePermissions(workspace.decisionsKey("2033"), PosixFilePermissions.fromString("rw-------"));
        try (Log log = Log.open(stranger, Workspace.signer(workspace.decisionsKey("2033")))) {
            log.append(List.of(new byte[49]));
            log.publish();
        }
        assertThat(shard("2033")).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void no_log_ends_while_a_run_is_not_complete_and_the_run_goes_on_in_its_own() throws Exception {
        assertThatThrownBy(() -> story.decide(new DisclosureRun.Sizes(64, 128), new Cut()))
                .hasMessageContaining("cut off");
        assertThat(shard("2034")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err() + desk.out()).contains("ledger-run");
        assertThat(Files.exists(story.workspace().decisions("2034"))).isFalse();
        var done = story.decide(DisclosureRun.Sizes.STANDARD, Progress.silent());
        assertThat(done.before()).isPositive();
        done(shard("2034"));
        assertThat(registry().run(done.run()).orElseThrow().log()).isEmpty();
        sound();
        try (OpenWorkspace open = OpenWorkspace.open(story.workspace(), new SecureRandom(), InstantSource.system())) {
            assertThat(open.decisions().log().size()).isZero();
        }
    }

    private static final class Cut implements Progress {
        @Override
        public void stage(String name, long total) {
            if (name.equals("closing")) {
                throw new IllegalStateException("cut off");
            }
        }

        @Override
        public void done(long steps) {}
    }
}
