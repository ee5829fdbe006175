package org.narrowgate.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;

/** Tests of papers, each at a desk in a copy of one demonstration that was made before any run of it. */
abstract class AtTheDesk {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path once;

    @SuppressWarnings("NullAway.Init")
    static Story made;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Story story;

    @SuppressWarnings("NullAway.Init")
    RegistrarsDesk desk;

    @BeforeAll
    static void make() throws Exception {
        made = Story.make(once, 10_000, 1_000);
    }

    @BeforeEach
    void copy() throws Exception {
        story = made.copied(folder.resolve("copy"));
        desk = new RegistrarsDesk(story, folder);
    }

    /** An act by a paper, which somebody of the story signs and files at an instant. */
    int signed(String slug, String at, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(
                "--key",
                story.demo().key(slug).toString(),
                "--certificate",
                story.root().resolve("certificates/" + slug + ".pem").toString(),
                "--at",
                at));
        return desk.run(all.toArray(String[]::new));
    }
}
