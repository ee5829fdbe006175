package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.document.NewFolder;

/**
 * The page for inspectors prints what its commands print: on a machine that has the archive, the inspector's own key, what
 * he was given by another way, and nothing of the custodian's, whose workspace and keys are gone before the first of them.
 */
class InspectorPageTest {
    private static final String ORDERED = "2026-03-04T09:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path custodian;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path desk;

    @Test
    void every_command_of_the_inspector_s_page_prints_what_the_page_shows() throws Exception {
        Story story = Story.make(custodian, 8_000, 1_000);
        long run = Desk.decide(story, story.demo().bars());
        // Kept at an earlier visit.
        given(story, "ledger/register/checkpoint", "register-2026-03-02");
        given(story, "ledger/decisions/checkpoint", "decisions-2026-03-02");
        given(story, "ledger/register/vkey", "register.vkey");
        given(story, "ledger/decisions/vkey", "decisions.vkey");
        new Desk().released(story, run, custodian.resolve("release.json"));
        given(story, "certificates/custodian-root.pem", "custodian-root.pem");
        given(story, "certificates/recipient.pem", "inspector.pem");
        Files.copy(story.demo().key("recipient"), desk.resolve("inspector.key.pem"));
        export(story, String.valueOf(run));
        NewFolder.delete(story.root());
        NewFolder.delete(story.keys());
        new Walk(desk).of("inspector.md", 17);
    }

    private void given(Story story, String file, String name) throws Exception {
        Files.copy(story.root().resolve(file), desk.resolve(name));
    }

    private void export(Story story, String run) throws Exception {
        Path rows = Files.writeString(custodian.resolve("rows.txt"), "1\n7\n8\n69\n187\n");
        String certificate = desk.resolve("inspector.pem").toString();
        run(
                story,
                "export",
                "order",
                "X-1",
                "--run",
                run,
                "--rows",
                rows.toString(),
                "--to",
                certificate,
                "--for",
                "Dana Example",
                "--office",
                "Inspector General",
                "--ground",
                "SYNTHETIC order of inspection 1",
                "--until",
                "2026-03-31",
                "--key",
                story.demo().key("counsel").toString(),
                "--certificate",
                story.root().resolve("certificates/counsel.pem").toString());
        run(
                story,
                "export",
                "inspector",
                "--order",
                "X-1",
                "--run",
                run,
                "--to",
                certificate,
                "--out",
                desk.resolve("run-9.tar.cms").toString());
    }

    private static void run(Story story, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", story.root().toString(), "--at", ORDERED));
        Desk at = new Desk();
        assertThat(at.run(all.toArray(String[]::new))).as(at.out.toString()).isZero();
    }
}
