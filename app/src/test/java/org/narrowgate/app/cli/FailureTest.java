package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.LedgerException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command says when it fails, to people and to scripts. */
class FailureTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private CommandLine line() {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line;
    }

    private int run(String... args) {
        return line().execute(args);
    }

    private Json document() {
        return Json.read(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bad_input_is_one_json_document_with_the_exit_code_and_the_place_of_every_fault() {
        int exit = run("status", "--workspace", folder.toString(), "--json");

        assertThat(exit).isEqualTo(Exit.BAD_INPUT);
        assertThat(document().number("exit_code")).isEqualTo(Exit.BAD_INPUT);
        assertThat(document().text("error")).contains("narrowgate.yaml");
        assertThat(document().objects("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.text("file")).endsWith("narrowgate.yaml");
            assertThat(problem.text("remedy")).isNotBlank();
        });
        assertThat(err.toString()).startsWith("narrowgate: ");
    }

    @Test
    void misuse_is_one_json_document_too() {
        assertThat(run("explain", "x", "y", "--json")).isEqualTo(Exit.USAGE);
        assertThat(document().number("exit_code")).isEqualTo(Exit.USAGE);
    }

    @Test
    void a_time_that_is_none_is_told_in_words_and_not_in_javas() {
        assertThat(run("decide", "r", "--at", "2026-03-02")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("2026-03-02T09:00:00Z").doesNotContain("java.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_fault_of_the_program_is_never_taken_for_success_and_repeats_nobodys_data() {
        Failure failure = Failure.of(new IllegalStateException("Ana Rivera"));

        assertThat(failure.exit()).isEqualTo(Exit.CANNOT_GO_ON);
        assertThat(failure.message())
                .contains("IllegalStateException", "FailureTest.java")
                .doesNotContain("Ana")
                .doesNotContain("\n");
        assertThat(Failure.of(new OutOfMemoryError("heap")).message()).contains("NARROWGATE_HEAP");
    }

    @Test
    void a_fault_of_the_disk_names_the_file_and_what_to_do() {
        assertThat(Failure.of(new NoSuchFileException("state.db")).message()).contains("state.db", "put it back");
        assertThat(Failure.of(new AccessDeniedException("state.db")).message()).contains("permissions");
        assertThat(Failure.of(new UncheckedIOException(new IOException("journal: No space left on device"))))
                .satisfies(full -> {
                    assertThat(full.exit()).isEqualTo(Exit.CANNOT_GO_ON);
                    assertThat(full.message()).contains("journal", "make room");
                });
    }

    @Test
    void what_may_not_be_opened_is_a_matter_of_permissions_or_limits_and_not_of_a_damaged_log() {
        Path log = Path.of("ledger/register/checkpoint");
        Failure denied = Failure.of(
                new LedgerException(log, "could not be read", "Restore it", new AccessDeniedException("tile/3")));
        assertThat(denied.code()).isEqualTo("file-permission");
        assertThat(denied.message()).contains("tile/3", "permissions").doesNotContain("Restore");

        assertThat(Failure.of(
                        new LedgerException(log, "could not be read (journal (Permission denied))", "Restore it")))
                .satisfies(journal -> assertThat(journal.code()).isEqualTo("file-permission"));

        Failure many = Failure.of(new FileSystemException("rows.csv", null, "Too many open files"));
        assertThat(many.code()).isEqualTo("open-files");
        assertThat(many.message()).contains("rows.csv", "ulimit -n");
    }

    @Test
    void a_library_that_cannot_be_loaded_is_told_by_the_folder_it_is_unpacked_into() {
        assertThat(Failure.of(new ExceptionInInitializerError(new UnsatisfiedLinkError("no room"))))
                .satisfies(unloadable -> {
                    assertThat(unloadable.exit()).isEqualTo(Exit.CANNOT_GO_ON);
                    assertThat(unloadable.code()).isEqualTo("temporary-folder");
                    assertThat(unloadable.message()).contains(System.getProperty("java.io.tmpdir"), "300 MiB");
                });
    }

    @Test
    void a_fault_that_java_tells_by_its_kind_alone_is_told_with_the_file() {
        assertThat(Failure.of(new NotDirectoryException("evidence")).message())
                .contains("evidence", "NotDirectory", "see to the file");
        assertThat(Failure.of(new InvalidPathException("Gr\u00f6\u00dfe", "unmappable"))
                        .message())
                .contains("Gr\u00f6\u00dfe", "LC_ALL=C.UTF-8")
                .doesNotContain("unmappable");
        assertThat(run("status", "--workspace", "a\0b")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("LC_ALL").doesNotContain("java.");
    }

    @Test
    void a_terminal_is_given_nothing_that_it_would_obey() {
        Failures.print(Failure.usage("the id '\u001b[2J\u009b\r' is none\n\tnext"), line(), List.of());

        assertThat(err.toString()).doesNotContain("\u001b", "\u009b", "\r").contains("[2J", "is none\n\tnext");
    }

    @Test
    void an_account_without_a_home_folder_is_asked_where_keys_are_to_lie() {
        String home = System.setProperty("user.home", "?");
        try {
            int exit = run("init", folder.resolve("w").toString(), "--custodian", "An Agency");
            assertThat(exit).isEqualTo(Exit.CANNOT_GO_ON);
            assertThat(err.toString()).contains("no home folder", "--keys FOLDER");
            assertThat(folder.resolve("w")).doesNotExist();
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void every_command_has_help_a_sentence_and_subcommands_too() {
        List<CommandSpec> commands = new ArrayList<>();
        collect(Main.commandLine().getCommandSpec(), commands);

        assertThat(commands).hasSizeGreaterThan(20).allSatisfy(command -> {
            assertThat(command.findOption("--help")).as(command.qualifiedName()).isNotNull();
            // The list of commands shows the first line alone: it must not end within a sentence.
            assertThat(command.usageMessage().description()[0])
                    .as(command.qualifiedName())
                    .endsWith(".");
        });
    }

    @Test
    void every_command_takes_a_workspace_so_that_a_script_may_name_it_everywhere() {
        List<CommandSpec> commands = new ArrayList<>();
        collect(Main.commandLine().getCommandSpec(), commands);

        assertThat(commands)
                .filteredOn(command -> command.subcommands().isEmpty())
                .hasSizeGreaterThan(15)
                .allSatisfy(command -> assertThat(command.findOption("--workspace"))
                        .as(command.qualifiedName())
                        .isNotNull());
    }

    private static void collect(CommandSpec command, List<CommandSpec> all) {
        all.add(command);
        command.subcommands().values().forEach(sub -> collect(sub.getCommandSpec(), all));
    }
}
