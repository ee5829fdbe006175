package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.report.Browser;

/** What heads, successors and counsel read, in a real browser. */
final class OfficePagesTest extends AtTheDesk {
    private void written(String... args) {
        assertThat(desk.run(args)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void every_page_can_be_read_by_everybody_says_that_it_is_invented_and_asks_for_nothing() throws Exception {
        Path timeline = folder.resolve("timeline.html");
        Path handover = folder.resolve("handover.html");
        Path signing = folder.resolve("signing.html");
        written("office", "timeline", "--html", timeline.toString());
        written("office", "handover", "commissioner", "--html", handover.toString());
        written("agreement", "sign", "IRS-DHS-2026-01", "--page", signing.toString());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Browser browser = Browser.start(scheme)) {
                for (Path file : List.of(timeline, handover, signing)) {
                    Page page = browser.open(file);
                    assertThat(Browser.violations(page)).as(file + " " + scheme).isEmpty();
                    assertThat(page.innerText("body")).contains("SYNTHETIC. Demonstration");
                }
                assertThat(browser.console).isEmpty();
                assertThat(browser.requests)
                        .allMatch(asked -> asked.startsWith(folder.toUri().toString()));
            }
        }
    }
}
