package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.app.cli.FaultChild;
import org.narrowgate.app.cli.FaultStory;
import org.narrowgate.engine.registry.Registry;

/**
 * Records that vanish between screening and look-up, too little memory, two writers: each said, none half done. What
 * holds of a small request must hold of one of the size of the real case.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Faults {
    private static final FaultChild.Fault BEFORE_LOOK_UP = new FaultChild.Fault("reading records", 0, "");

    private final long people;
    private final long rows;
    private Path folder = Path.of("");
    private @Nullable FaultStory made;

    Faults(long people, long rows) {
        this.people = people;
        this.rows = rows;
    }

    @BeforeAll
    void decidesOnceUndisturbed(@TempDir Path empty) throws Exception {
        folder = empty;
        made = FaultStory.make(empty, people, rows);
    }

    FaultStory story() {
        return Objects.requireNonNull(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"removed", "cut short"})
    void records_that_vanish_before_they_are_looked_up_end_the_run_which_goes_on_with_them(String how)
            throws Exception {
        Story of = story().fresh(how.replace(' ', '-'));
        Path records = of.demo().persons();
        Path copy = of.root().resolveSibling("persons.copy");
        Files.copy(records, copy, StandardCopyOption.COPY_ATTRIBUTES);

        KilledProcess child = story().decide(of, List.of(), BEFORE_LOOK_UP);
        assertThat(child.await("fault")).as(child.errors()).isTrue();
        if (how.equals("removed")) {
            Files.delete(records);
        } else {
            cutShort(records);
        }
        goOn(child);

        FaultStory.assertToldPlainly(child, 3, "records");
        assertThat(child.errors()).contains(records.toString());
        assertThat(FaultStory.durable(of)).as("rows decided without records").isZero();
        FaultStory.assertSound(of);

        assertRefuses(of, how);

        Files.copy(copy, records, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        story().assertGoesOn(of);
    }

    /** Records that came back as others: one run goes by one version of them. */
    @Test
    void a_run_does_not_go_on_over_other_records_than_it_began_with() throws Exception {
        Story of = story().fresh("replaced");
        Path records = of.demo().persons();
        KilledProcess child = story().decide(of, List.of(), BEFORE_LOOK_UP);
        assertThat(child.await("fault")).as(child.errors()).isTrue();
        Path others = Story.make(folder.resolve("others"), 2_000, 1_000).demo().persons();
        Files.copy(others, records, StandardCopyOption.REPLACE_EXISTING);
        goOn(child);

        FaultStory.assertToldPlainly(child, 3, "records");

        KilledProcess again = story().decide(of, List.of(), FaultStory.none());
        FaultStory.assertToldPlainly(again, 3, "refused-changed");
        assertThat(again.errors()).contains("the records", "cp -p");
        assertThat(FaultStory.durable(of)).isZero();
        FaultStory.assertSound(of);
    }

    @Test
    void too_little_memory_ends_a_run_which_says_how_much_to_give_and_goes_on_with_it() throws Exception {
        Story of = story().fresh("memory");
        int tried = 0;
        for (String heap : List.of("12m", "20m", "28m")) {
            KilledProcess child = FaultStory.command(
                    of, heap, of.root().resolveSibling("said-" + heap), FaultStory.decideCommand(of));
            if (child.end() == 0 || child.end() == 1) {
                break;
            }
            tried++;
            FaultStory.assertToldPlainly(child, 4, "memory");
            assertThat(child.errors()).contains("NARROWGATE_HEAP=2g", "the same command again");
            FaultStory.assertSound(of);
        }
        assertThat(tried).as("heaps that did not suffice").isPositive();

        story().assertGoesOn(of);
    }

    @Test
    void of_two_runs_at_once_one_goes_on_and_the_other_says_who_holds_the_workspace() throws Exception {
        Story of = story().fresh("two");
        KilledProcess first = story().decide(of, List.of(), BEFORE_LOOK_UP);
        assertThat(first.await("fault")).as(first.errors()).isTrue();

        KilledProcess second =
                FaultStory.command(of, "512m", of.root().resolveSibling("second"), FaultStory.decideCommand(of));

        FaultStory.assertToldPlainly(second, 4, "ledger");
        assertThat(second.errors()).contains("(process " + first.process().pid() + ")");
        goOn(first);
        assertThat(first.end()).as(first.errors()).isZero();
        assertThat(Registry.read(of.workspace().register()).runs()).hasSize(1);
        story().assertGoesOn(of);
    }

    @Test
    void of_two_releases_at_once_one_goes_on_and_the_other_says_who_holds_the_workspace() throws Exception {
        Story of = story().decided("two-releases");
        KilledProcess first = story().release(of, List.of(), new FaultChild.Fault("sealing", 100, ""));
        assertThat(first.await("fault")).as(first.errors()).isTrue();

        KilledProcess second = FaultStory.command(
                of,
                "512m",
                of.root().resolveSibling("second"),
                "release",
                String.valueOf(story().run()),
                "--authorisation",
                story().signed() + ".p7s",
                "--workspace",
                of.root().toString());

        FaultStory.assertToldPlainly(second, 4, "ledger");
        assertThat(second.errors()).contains("(process " + first.process().pid() + ")");
        goOn(first);
        assertThat(first.end()).as(first.errors()).isZero();
        story().assertReleases(of);
    }

    private void assertRefuses(Story of, String how) throws Exception {
        KilledProcess again = story().decide(of, List.of(), FaultStory.none());
        FaultStory.assertToldPlainly(again, 3, how.equals("removed") ? "document" : "records");
        assertThat(FaultStory.durable(of)).isZero();
    }

    private static void cutShort(Path file) throws Exception {
        try (RandomAccessFile half = new RandomAccessFile(file.toFile(), "rw")) {
            half.setLength(half.length() / 2);
        }
    }

    private static void goOn(KilledProcess child) throws Exception {
        child.process().getOutputStream().write('\n');
        child.process().getOutputStream().flush();
    }
}
