package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.Registry;

/** A workspace that cannot tell any more who may act decides nothing, and says what to put back. */
class LostTrustTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Story story;

    private final Desk desk = new Desk();

    @BeforeEach
    void makesAWorkspace() throws Exception {
        story = Story.make(folder, 8_000, 1_000);
    }

    private int decide() {
        String root = story.root().toString();
        return desk.run(
                "decide", story.demo().request().toString(), "--workspace", root, "--at", "2026-03-02T09:00:00Z");
    }

    @Test
    void a_paper_that_was_filed_and_is_gone_is_named_and_nothing_is_decided_without_it() throws Exception {
        Files.delete(story.root().resolve("offices/FOUNDING-2025-12.yaml"));
        assertThat(decide()).isNotIn(Exit.DONE, Exit.NEEDS_A_PERSON);
        assertThat(desk.out.toString()).contains("FOUNDING-2025-12", "in docs/operator.md)");
        assertThat(Registry.read(story.workspace().register()).runs()).isEmpty();
    }

    @Test
    void a_root_that_is_no_certification_authority_is_named() throws Exception {
        MotorVehicleAgency.change(
                story.root().resolve("narrowgate.yaml"),
                "certificates/requester-root.pem]",
                "certificates/recipient.pem]");
        assertThat(decide()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out.toString())
                .contains("recipient.pem is not that of a certification authority", "(credential in docs/operator.md)");
        assertThat(Registry.read(story.workspace().register()).runs()).isEmpty();
    }
}
