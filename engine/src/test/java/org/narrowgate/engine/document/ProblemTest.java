package org.narrowgate.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static List<String> told(String line, int column) {
        return Problem.at(SourceFile.of("a.yaml", line).mark(1, column), "wrong", "correct it")
                .toString()
                .lines()
                .toList();
    }

    @Test
    void a_line_of_any_length_is_shown_about_the_place_alone() {
        List<String> told = told("a".repeat(3_000_000) + "X" + "b".repeat(3_000_000), 3_000_001);

        assertThat(told.get(1)).hasSizeLessThan(500).contains("aXb");
        assertThat(told.get(2)).isEqualTo(" ".repeat(told.get(1).indexOf('X')) + "^");
    }

    @Test
    void a_short_line_is_shown_whole_with_the_caret_under_the_place() {
        assertThat(told("key: [x", 7)).containsExactly("a.yaml:1:7: wrong; correct it", "key: [x", "      ^");
    }
}
