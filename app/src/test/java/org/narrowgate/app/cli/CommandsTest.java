package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
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
    void answers_a_pack_that_is_not_there_with_exit_code_3() {
        assertThat(run("law", "--packs", "../packs", "lint", "us/no-such-pack")).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void answers_an_unknown_option_with_exit_code_2() {
        assertThat(run("law", "--no-such-option")).isEqualTo(Exit.USAGE);
    }
}
