package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Disclaimer;
import picocli.CommandLine;

class CommandsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(args);
    }

    @Test
    void runs_the_cases_of_every_pack_and_all_pass() {
        assertThat(run("law", "--packs", "../packs", "test")).isZero();
        assertThat(out.toString()).contains("us/26-usc-6103-i-2").contains(", 0 failed");
    }

    @Test
    void shows_a_pack_with_the_citation_of_each_element() {
        assertThat(run("law", "--packs", "../packs", "show", "us/26-usc-6103-i-2"))
                .isZero();
        assertThat(out.toString()).contains("I2-4").contains("26 U.S.C. 6103(i)(2)(B)(i)");
    }

    @Test
    void a_new_pack_is_tried_where_it_was_made_and_is_never_overwritten() throws Exception {
        String packs = folder.resolve("packs").toString();
        assertThat(run("law", "new", "xx/road-act-4", "--out", packs)).isZero();
        assertThat(run("law", "--packs", packs, "lint", "xx/road-act-4")).isZero();
        assertThat(run("law", "test", "xx/road-act-4", "--packs", packs)).isZero();
        assertThat(run("law", "new", "xx/road-act-4", "--out", packs)).isZero();
        Files.writeString(folder.resolve("packs/xx/road-act-4/readings.yaml"), "readings: []\n");
        assertThat(run("law", "new", "xx/road-act-4", "--out", packs)).isEqualTo(Exit.BAD_INPUT);
        assertThat(run("law", "new", "../road", "--out", packs)).isEqualTo(Exit.BAD_INPUT);
        assertThat(out.toString())
                .contains("no fault in 4 elements", "unchanged since it was made", "nothing was changed");
    }

    @Test
    void writes_a_schema_for_each_kind_of_document_and_names_the_kind_probably_meant() throws Exception {
        Path schemas = folder.resolve("schemas");
        assertThat(run("law", "schema", "--out", schemas.toString())).isZero();
        assertThat(schemas.toFile().list()).hasSize(7);
        assertThat(schemas.resolve("pack.schema.json"))
                .content()
                .contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(run("law", "schema", "pakc")).isEqualTo(Exit.USAGE);
        assertThat(out.toString()).contains("did you mean `pack`?");
    }

    @Test
    void answers_a_pack_that_is_not_there_with_exit_code_3() {
        assertThat(run("law", "--packs", "../packs", "lint", "us/no-such-pack")).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void a_misspelt_pack_is_told_with_the_one_probably_meant_by_every_command_of_the_law() {
        for (String command : List.of("lint", "test", "show")) {
            out.getBuffer().setLength(0);
            assertThat(run("law", command, "us/26-usc-6103-i2", "--packs", "../packs"))
                    .isEqualTo(Exit.BAD_INPUT);
            assertThat(out.toString()).as(command).contains("did you mean `us/26-usc-6103-i-2`?");
        }
    }

    @Test
    void answers_an_unknown_option_with_exit_code_2() {
        assertThat(run("law", "--no-such-option")).isEqualTo(Exit.USAGE);
    }

    @Test
    void every_command_that_does_something_prints_json_too_and_says_what_it_does() {
        List<CommandLine> leaves = leaves(Main.commandLine());
        assertThat(leaves).hasSizeGreaterThan(20);
        for (CommandLine leaf : leaves) {
            String name = leaf.getCommandSpec().qualifiedName();
            assertThat(leaf.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
            assertThat(leaf.getCommandSpec().findOption("--help")).as(name).isNotNull();
            // Their only form is JSON Lines.
            if (!name.endsWith("address") && !name.endsWith(" name")) {
                assertThat(leaf.getCommandSpec().findOption("--json")).as(name).isNotNull();
            }
        }
    }

    @Test
    void a_command_in_a_help_stands_as_it_is_typed_and_every_value_has_a_name() {
        for (CommandLine each : all(Main.commandLine())) {
            String usage = each.getUsageMessage();
            assertThat(usage).doesNotContain("<arg");
            for (String line : each.getCommandSpec().usageMessage().footer()) {
                if (line.startsWith(" ")) {
                    assertThat(usage.lines()).contains(line);
                }
            }
        }
    }

    @Test
    void a_command_that_signs_nothing_refuses_a_draft_and_does_nothing() {
        for (List<String> command : List.of(List.of("erase", "carry", "E-1"), List.of("order", "list"))) {
            List<String> args = new ArrayList<>(command);
            args.addAll(List.of("--draft", folder.resolve("draft.yaml").toString()));
            assertThat(run(args.toArray(String[]::new))).isEqualTo(Exit.USAGE);
        }
    }

    @Test
    void the_readme_says_what_is_not_claimed_in_the_words_of_the_program() throws Exception {
        String readme = Files.readString(Path.of("../README.md")).replaceAll("\\s+", " ");
        assertThat(readme).contains(Disclaimer.TEXT);
    }

    private static List<CommandLine> leaves(CommandLine of) {
        return all(of).stream().filter(each -> each.getSubcommands().isEmpty()).toList();
    }

    private static List<CommandLine> all(CommandLine of) {
        List<CommandLine> all = new ArrayList<>(List.of(of));
        for (CommandLine below : new LinkedHashSet<>(of.getSubcommands().values())) {
            all.addAll(all(below));
        }
        return all;
    }

    @Test
    void a_workspace_made_twice_stays_as_it_was_and_says_so() throws Exception {
        Path workspace = folder.resolve("w");
        String[] init = {
            "init",
            workspace.toString(),
            "--custodian",
            "Agency",
            "--keys",
            folder.resolve("k").toString(),
            "--json"
        };
        assertThat(run(init)).isZero();
        String config = Files.readString(workspace.resolve("narrowgate.yaml"));
        assertThat(run(init)).isZero();
        List<String> printed = out.toString().lines().toList();
        assertThat(printed).hasSize(2);
        assertThat(printed.get(0)).contains("\"made\":true", "\"bars_stated\":false");
        assertThat(printed.get(1)).contains("\"made\":false");
        assertThat(Files.readString(workspace.resolve("narrowgate.yaml"))).isEqualTo(config);
    }

    @Test
    void keys_inside_the_workspace_are_refused_and_nothing_is_made() {
        Path workspace = folder.resolve("w");
        assertThat(run(
                        "init",
                        workspace.toString(),
                        "--custodian",
                        "Agency",
                        "--keys",
                        workspace.resolve("keys").toString()))
                .isEqualTo(Exit.USAGE);
        assertThat(out.toString()).contains("--keys");
        assertThat(workspace).doesNotExist();
    }
}
