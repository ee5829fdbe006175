package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;

/**
 * One byte changed, one file cut short or gone: wherever in the kept proofs it is, {@code verify} finds it. {@code
 * -Dnarrowgate.flips=N} changes N bytes of each file in turn.
 */
class VerifyBytesTest {
    /** A writer's lock: nothing is ever read from it. */
    private static final String WITHOUT_CONTENT = "lock";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Story story;

    @BeforeAll
    static void decidesAndReleases() throws Exception {
        story = Story.make(folder, 8_000, 1_000);
        long run = Desk.decide(story, story.demo().bars());
        new Desk().released(story, run, folder.resolve("release.json"));
    }

    @Test
    void a_changed_byte_in_any_file_of_ledger_evidence_accounting_and_releases_is_found() throws Exception {
        int times = Integer.getInteger("narrowgate.flips", 1);
        SplittableRandom random = new SplittableRandom(20260302);
        List<String> missed = new ArrayList<>();
        for (Path file : kept()) {
            byte[] content = Files.readAllBytes(file);
            for (int i = 0; i < times && content.length > 0; i++) {
                int at = random.nextInt(content.length);
                byte[] changed = content.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                if (isUnnoticed()) {
                    missed.add(story.root().relativize(file) + " byte " + at + " of " + content.length);
                }
            }
            Files.write(file, content);
        }
        assertThat(missed).isEmpty();
        assertThat(story.verify().damages()).isEmpty();
    }

    @Test
    void a_file_of_them_that_is_cut_short_or_gone_is_found() throws Exception {
        List<String> missed = new ArrayList<>();
        boolean cut = false;
        for (Path file : kept()) {
            byte[] content = Files.readAllBytes(file);
            cut = !cut;
            if (cut || isOlderPartial(file)) {
                // Two bytes: the newline that ends a file of one line says nothing.
                Files.write(file, Arrays.copyOf(content, content.length - 2));
            } else {
                Files.delete(file);
            }
            if (isUnnoticed()) {
                missed.add(story.root().relativize(file) + (cut ? " cut short" : " gone"));
            }
            Files.write(file, content);
        }
        assertThat(missed).isEmpty();
    }

    /** That one is gone cannot be known: nothing lists the sizes that were once signed, and larger ones hold it all. */
    private static boolean isOlderPartial(Path file) {
        return Objects.requireNonNull(file.getParent()).toString().endsWith(".p");
    }

    private static boolean isUnnoticed() throws Exception {
        try {
            return story.verify().damages().isEmpty();
        } catch (IOException named) {
            return false;
        }
    }

    private static List<Path> kept() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : List.of("ledger", "evidence", "accounting", "releases")) {
            try (Stream<Path> all = Files.walk(story.root().resolve(part))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith(WITHOUT_CONTENT))
                        .sorted()
                        .forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(20);
        return files;
    }
}
