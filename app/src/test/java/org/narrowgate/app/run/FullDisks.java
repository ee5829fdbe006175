package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.app.cli.FaultChild;
import org.narrowgate.app.cli.FaultStory;

/**
 * A real file system that fills up in the middle of what a run writes: the process says so and ends, nothing is half
 * written, and with room again the same command ends as if nothing had happened. What holds of a small request must hold
 * of one of the size of the real case.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FullDisks {
    private final long people;
    private final long rows;
    private @Nullable FaultStory made;
    private SmallDisk.Way way = SmallDisk.Way.LIMIT;

    FullDisks(long people, long rows) {
        this.people = people;
        this.rows = rows;
    }

    @BeforeAll
    void decidesOnceUndisturbed(@TempDir Path empty) throws Exception {
        made = FaultStory.make(empty, people, rows);
        way = SmallDisk.Way.here();
    }

    private FaultStory story() {
        return Objects.requireNonNull(made);
    }

    /** Well behind the first group of entries, and before the last. */
    private long late() {
        return rows * 3 / 5;
    }

    @ParameterizedTest(name = "{0} at {2}")
    @CsvSource({
        "evidence, '', deciding, .blk",
        "ledger/decisions, tile, deciding, ledger/decisions/",
        "ledger/decisions/tile, '', deciding, tile/",
    })
    void a_full_disk_ends_a_run_which_goes_on_when_there_is_room(
            String place, String except, String stage, String named) throws Exception {
        Story of = story().fresh(name(place, stage));
        SmallDisk disk =
                new SmallDisk(of.root().resolve(place), Optional.of(except).filter(e -> !e.isEmpty()));
        Path beside = of.root().getParent();
        disk.makePlace();

        KilledProcess child = story().decide(
                        of,
                        disk.before(way, beside),
                        new FaultChild.Fault(
                                stage,
                                stage.equals("deciding") ? late() : 0,
                                disk.disk(beside).toString()));

        assertFull(child, named);
        FaultStory.assertSound(of);
        if (stage.equals("deciding") && way != SmallDisk.Way.LIMIT) {
            int group = FaultChild.sizes(rows).group();
            long certain = late() >= 2L * group ? group : 0;
            assertThat(FaultStory.durable(of)).as("rows decided before it").isBetween(certain, rows);
        }
        story().assertGoesOn(of);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} at {2}")
    @CsvSource({
        "state.db, '', deciding, state.db",
        "ledger/register, '', deciding, register/",
        "evidence, '', counting, .blk",
    })
    void the_same_of_what_a_run_writes_seldom(String place, String except, String stage, String named)
            throws Exception {
        a_full_disk_ends_a_run_which_goes_on_when_there_is_room(place, except, stage, named);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "scratch, accounting, scratch/",
        "accounting, accounting, accounting/",
        "ledger/register, accounting, register/",
        "releases, sealing, releases/",
    })
    void a_full_disk_ends_a_release_which_goes_on_when_there_is_room(String place, String stage, String named)
            throws Exception {
        Story of = story().decided("released-" + name(place, stage));
        SmallDisk disk = new SmallDisk(of.root().resolve(place), Optional.empty());
        Path beside = of.root().getParent();

        KilledProcess child = story().release(
                        of,
                        disk.before(way, beside),
                        new FaultChild.Fault(stage, late(), disk.disk(beside).toString()));

        assertFull(child, named);
        story().assertNothingReleased(of);
        FaultStory.assertSound(of);
        story().assertReleases(of);
    }

    /** Needs no privilege, and is what a quota looks like: the largest file meets it first. */
    @Test
    void files_that_may_not_grow_end_a_run_which_goes_on_when_they_may() throws Exception {
        Story of = story().fresh("limited");

        KilledProcess child = story().decide(of, SmallDisk.limited(96), FaultStory.none());

        FaultStory.assertToldPlainly(child, 4, "disk-full");
        assertThat(child.errors()).contains(of.root().toString(), "give the same command again");
        FaultStory.assertSound(of);
        story().assertGoesOn(of);
    }

    private void assertFull(KilledProcess child, String named) throws Exception {
        FaultStory.assertToldPlainly(child, 4, "disk-full");
        if (way != SmallDisk.Way.LIMIT) {
            assertThat(child.errors()).contains(named, "No space left", "make room and give the same command again");
        }
    }

    private static String name(String place, String stage) {
        return String.join("-", List.of(place.replace('/', '-'), stage.replace(' ', '-')));
    }
}
