package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The walks that the documents show are walked, command by command, in an empty folder: what they print is what stands
 * there. {@code -Ddocs.rewrite=true} writes anew what differs; the diff is the review.
 */
class WalkthroughTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"new-custodian.md, 20", "counsel.md, 12"})
    void what_a_document_shows_is_what_its_commands_print(String name, int least) throws Exception {
        new Walk(folder).of(name, least);
    }

    @Test
    void an_ellipsis_stands_for_what_differs_and_for_nothing_else() {
        Walkthrough.Step step = Walkthrough.of(
                        List.of("```console", "$ narrowgate open \\", "    it", "from ... to ...", "...", "end", "```"))
                .steps()
                .get(0);
        assertThat(step.what()).isEqualTo("narrowgate open it");
        assertThat(step.isShownBy(List.of("from 1 to 2", "end"))).isTrue();
        assertThat(step.isShownBy(List.of("from 1 to 2", "more", "more", "end")))
                .isTrue();
        assertThat(step.isShownBy(List.of("from 1 till 2", "end"))).isFalse();
        assertThat(step.isShownBy(List.of("from 1 to 2", "end", "more"))).isFalse();
    }
}
