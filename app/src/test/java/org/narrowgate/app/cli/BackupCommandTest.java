package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.engine.backup.BackupFolder;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.WorkspaceRestored;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.workspace.Workspace;

/** A workspace that is copied, lost and made again. */
final class BackupCommandTest extends AtTheDesk {
    private static final String DAY = "2026-03-04T09:00:00Z";

    private int run(String... args) {
        return new Said().of(args);
    }

    private final StringBuilder said = new StringBuilder();

    private final class Said {
        int of(String... args) {
            Desk people = new Desk();
            int exit = people.run(args);
            said.setLength(0);
            said.append(people.out);
            return exit;
        }
    }

    private Path backups() {
        return folder.resolve("backups");
    }

    private int backup(String at) {
        return run(
                "backup",
                "--to",
                backups().toString(),
                "--workspace",
                story.root().toString(),
                "--at",
                at);
    }

    private void done(int exit) {
        assertThat(exit).as(said.toString()).isEqualTo(Exit.DONE);
    }

    private Path restoredTo(String name) throws Exception {
        // Keys lie beside the workspace as they did beside the first.
        return Files.createDirectories(story.keys().resolveSibling(name)).resolveSibling(name);
    }

    private List<Path> objects() throws Exception {
        try (Stream<Path> files = Files.list(backups().resolve("objects"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void a_second_backup_copies_only_what_is_new_and_holds_no_key() throws Exception {
        done(backup(DAY));
        int before = objects().size();
        done(backup(DAY));
        assertThat(said.toString()).contains("000002.json").contains(" 0 of them new");
        Desk.decide(story, story.demo().bars());
        done(backup(DAY));
        assertThat(objects().size()).isGreaterThan(before);
        done(run("backup", "verify", backups().toString()));
        String key = Files.readString(story.workspace().workspaceKey()).strip();
        for (Path object : objects()) {
            assertThat(Files.readAllBytes(object))
                    .as(object.toString())
                    .isNotEqualTo((key + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(BackupFolder.read(backups().resolve("manifests/000003.json")).files())
                .noneMatch(
                        item -> item.path().startsWith("scratch") || item.path().startsWith("state.db"));
    }

    @Test
    void a_log_that_is_lost_or_set_back_is_never_begun_anew_and_nothing_is_said_from_it() throws Exception {
        Path decisions = story.workspace().decisions();
        done(backup(DAY));
        Path empty = Files.move(decisions, story.root().resolveSibling("empty"));
        Desk.decide(story, story.demo().bars());

        Path whole = Files.move(decisions, story.root().resolveSibling("whole"));
        assertThat(backup(DAY)).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(said.toString()).contains("the log is missing", "restore its folder");
        assertThat(decisions).doesNotExist();
        Files.move(empty, decisions);
        assertThat(backup(DAY)).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(said.toString()).contains("0 decisions", "1000 were made");

        Path register = story.workspace().register();
        Files.move(register, story.root().resolveSibling("register"));
        for (String command : List.of("accounting", "due", "rebuild", "backup --to " + backups())) {
            String[] words = (command + " --workspace " + story.root()).split(" ", -1);
            assertThat(run(words)).as(command).isEqualTo(Exit.CANNOT_GO_ON);
            assertThat(said.toString()).contains("the register is missing");
        }
        assertThat(register).doesNotExist();
        assertThat(story.workspace().state()).exists();
        Files.move(story.root().resolveSibling("register"), register);
        Files.move(decisions, empty);
        Files.move(whole, decisions);
        done(backup(DAY));
    }

    @Test
    void a_restored_workspace_is_sound_and_goes_on_only_once_somebody_said_so_in_the_register() throws Exception {
        long decided = Desk.decide(story, story.demo().bars());
        done(backup(DAY));
        Path to = restoredTo("restored-" + folder.getFileName());
        done(run(
                "restore",
                backups().toString(),
                "--to",
                to.toString(),
                "--seen",
                story.workspace().register().resolve("checkpoint").toString(),
                "--seen",
                story.workspace().decisions().resolve("checkpoint").toString()));
        Story restored = new Story(to, story.keys(), story.scenario());
        assertThat(restored.verify().damages()).isEmpty();
        assertThat(restored.rows(decided)).hasSize(1_000);
        assertThat(drafts(decided, to)).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(said.toString()).contains("restore --accept-loss");
        done(run("restore", "--accept-loss", "--workspace", to.toString(), "--at", DAY));
        assertThat(Registry.read(restored.workspace().register()).all(WorkspaceRestored.class, e -> true))
                .hasSize(1)
                .allMatch(entry -> !entry.lossAccepted());
        done(drafts(decided, to));
        assertThat(run("restore", "--accept-loss", "--workspace", to.toString(), "--at", DAY))
                .isEqualTo(Exit.BAD_INPUT);
    }

    private int drafts(long decided, Path workspace) {
        return run(
                "release",
                String.valueOf(decided),
                "--draft",
                folder.resolve("a").toString(),
                "--official",
                Desk.RELEASER,
                "--workspace",
                workspace.toString(),
                "--at",
                DAY);
    }

    @Test
    void a_backup_older_than_a_checkpoint_that_somebody_holds_is_refused() throws Exception {
        done(backup(DAY));
        Desk.decide(story, story.demo().bars());
        Path to = restoredTo("older-" + folder.getFileName());
        for (Path log : List.of(story.workspace().register(), story.workspace().decisions())) {
            assertThat(run(
                            "restore",
                            backups().toString(),
                            "--to",
                            to.toString(),
                            "--seen",
                            log.resolve("checkpoint").toString()))
                    .isEqualTo(Exit.BAD_INPUT);
            assertThat(said.toString()).contains("refused-restore-behind", "set back");
        }
        done(run("restore", backups().toString(), "--to", to.toString()));
        done(run("restore", "--accept-loss", "--workspace", to.toString(), "--at", DAY));
        Story restored = new Story(to, story.keys(), story.scenario());
        assertThat(Registry.read(restored.workspace().register()).all(WorkspaceRestored.class, e -> true))
                .allMatch(WorkspaceRestored::lossAccepted);
    }

    @Test
    void a_checkpoint_that_the_log_did_not_sign_or_that_is_of_another_history_is_told() throws Exception {
        done(backup(DAY));
        Path to = restoredTo("signed-" + folder.getFileName());
        String note = Files.readString(story.workspace().register().resolve("checkpoint"));
        String[] lines = note.split("\n", -1);
        Path forged = folder.resolve("forged.checkpoint");
        Files.writeString(forged, note.replace(lines[0] + "\n" + lines[1], lines[0] + "\n" + "1"));
        assertThat(restored(to, forged)).isEqualTo(Exit.BAD_INPUT);
        assertThat(said.toString()).contains("refused-restore-behind", "not signed by its key");
        assertThat(to).isEmptyDirectory();
        Checkpoint fork = new Checkpoint(lines[0], 1, Tree.leafHash(new byte[] {1}));
        Files.writeString(
                forged,
                Workspace.signer(story.workspace().registerKey())
                        .sign(fork.text())
                        .format());
        assertThat(restored(to, forged)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(said.toString()).contains("is not the continuation of what you saw at 1 entries");
    }

    private int restored(Path to, Path seen) {
        return run("restore", backups().toString(), "--to", to.toString(), "--seen", seen.toString());
    }

    @Test
    void every_file_that_was_altered_or_is_missing_is_named_and_nothing_is_restored() throws Exception {
        done(backup(DAY));
        Path to = restoredTo("altered-" + folder.getFileName());
        var items =
                BackupFolder.read(backups().resolve("manifests/000001.json")).files();
        Path altered = backups().resolve("objects").resolve(items.get(0).sha256());
        Path missing = backups().resolve("objects").resolve(items.get(5).sha256());
        Files.writeString(altered, "x", StandardOpenOption.APPEND);
        Files.delete(missing);
        assertThat(run("backup", "verify", backups().toString())).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(said.toString())
                .contains(items.get(0).path() + ": it was altered", items.get(5).path() + ": it is missing");
        assertThat(run("restore", backups().toString(), "--to", to.toString())).isEqualTo(Exit.BAD_INPUT);
        assertThat(said.toString()).contains(items.get(0).path(), items.get(5).path());
        assertThat(to).isEmptyDirectory();
        done(backup(DAY));
        assertThat(run("backup", "verify", backups().toString()))
                .as("mended by the next")
                .isEqualTo(Exit.DONE);
    }

    @Test
    void a_restore_that_was_cut_off_goes_on_and_one_into_a_folder_with_anything_else_is_refused() throws Exception {
        done(backup(DAY));
        Path to = restoredTo("cut-" + folder.getFileName());
        done(run("restore", backups().toString(), "--to", to.toString()));
        assertThat(run("restore", backups().toString(), "--to", to.toString())).isEqualTo(Exit.BAD_INPUT);
        assertThat(said.toString()).contains("refused-restore-not-empty");
        Files.delete(to.resolve("narrowgate.yaml"));
        Files.writeString(to.resolve("ledger/register/checkpoint"), "torn");
        done(run("restore", backups().toString(), "--to", to.toString()));
        assertThat(new Story(to, story.keys(), story.scenario()).verify().damages())
                .isEmpty();
        Path key = story.workspace().workspaceKey();
        Path away = Files.move(key, folder.resolve("workspace.key"));
        try {
            Path elsewhere = folder.resolve("elsewhere");
            assertThat(run("restore", backups().toString(), "--to", elsewhere.toString()))
                    .isEqualTo(Exit.BAD_INPUT);
            assertThat(said.toString()).contains("refused-restore-lacks", key.toString());
        } finally {
            Files.move(away, key);
        }
    }

    @Test
    void a_run_that_was_cut_off_before_the_backup_is_gone_on_with_after_it() throws Exception {
        Progress cut = new Progress() {
            @Override
            public void stage(String name, long total) {}

            @Override
            public void done(long steps) {
                if (steps > 700) {
                    throw new IllegalStateException("cut off");
                }
            }
        };
        assertThatThrownBy(() -> decideCutOff(cut)).isInstanceOf(IllegalStateException.class);
        done(backup(DAY));
        Path to = restoredTo("unfinished-" + folder.getFileName());
        done(run("restore", backups().toString(), "--to", to.toString()));
        done(run("restore", "--accept-loss", "--workspace", to.toString(), "--at", "2026-03-02T10:00:00Z"));
        Story restored = new Story(to, story.keys(), story.scenario());
        long run = Registry.read(restored.workspace().register()).runs().get(0);
        assertThat(Registry.read(restored.workspace().register()).closed(run)).isEmpty();
        restored.decide(DisclosureRun.Sizes.STANDARD, Progress.silent());
        assertThat(restored.rows(run)).hasSize(1_000);
        assertThat(restored.verify().damages()).isEmpty();
    }

    private void decideCutOff(Progress cut) throws Exception {
        var unused = story.decide(new DisclosureRun.Sizes(100, 200), cut);
    }

    @Test
    void while_another_writes_here_or_there_no_backup_is_made() throws Exception {
        done(backup(DAY));
        try (OpenWorkspace open = OpenWorkspace.open(story.workspace(), new SecureRandom(), InstantSource.system())) {
            assertThat(open.now()).isNotNull();
            assertThat(backup(DAY)).isEqualTo(Exit.CANNOT_GO_ON);
            assertThat(said.toString()).contains("already writing");
        }
        try (FileChannel other = FileChannel.open(backups().resolve("lock"), StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(backup(DAY)).isEqualTo(Exit.BAD_INPUT);
            assertThat(said.toString()).contains("refused-backup-busy");
        }
        assertThat(run(
                        "backup",
                        "--to",
                        story.root().resolve("b").toString(),
                        "--workspace",
                        story.root().toString()))
                .isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void backups_that_were_kept_for_long_enough_go_and_the_newest_stays_whole() throws Exception {
        Files.writeString(
                story.root().resolve("narrowgate.yaml"), "\nbackups: {kept_days: 30}\n", StandardOpenOption.APPEND);
        done(backup(DAY));
        Files.writeString(story.root().resolve("reports.txt"), "later");
        done(backup("2026-03-20T09:00:00Z"));
        assertThat(backups().resolve("manifests").toFile().list()).hasSize(2);
        done(backup("2026-04-10T09:00:00Z"));
        assertThat(said.toString()).contains("older backups deleted: 1");
        done(run("backup", "verify", backups().toString()));
    }
}
