package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.document.Json;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command says when it fails, to people and to scripts. */
class FailureTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
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
