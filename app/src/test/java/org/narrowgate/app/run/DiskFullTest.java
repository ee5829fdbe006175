package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.app.cli.FaultChild;
import org.narrowgate.app.cli.FaultStory;

/**
 * A real file system that fills up in the middle of what a run writes: the process says so and ends, nothing is half
 * written, and with room again the same command ends as if nothing had happened.
 */
class DiskFullTest {
    private static final long PEOPLE = 20_000;
    private static final long ROWS = 5_000;

    @TempDir
    static Path folder;

    private static FaultStory story;
    private static SmallDisk.Way way;

    @BeforeAll
    static void decidesOnceUndisturbed() throws Exception {
        story = FaultStory.make(folder, PEOPLE, ROWS);
        way = SmallDisk.Way.here();
    }

    @ParameterizedTest(name = "{0} at {3} rows of {2}")
    @CsvSource({
        "evidence, '', deciding, 3000, .blk",
        "ledger/decisions, tile, deciding, 3000, journal",
        "ledger/decisions/tile, '', deciding, 3000, tile/",
    })
    void a_full_disk_ends_a_run_which_goes_on_when_there_is_room(
            String place, String except, String stage, long rows, String named) throws Exception {
        Story of = story.fresh(name(place, stage));
        SmallDisk disk =
                new SmallDisk(of.root().resolve(place), Optional.of(except).filter(e -> !e.isEmpty()));
        Path beside = of.root().getParent();
        disk.makePlace();

        KilledProcess child = story.decide(
                of,
                disk.before(way, beside),
                new FaultChild.Fault(stage, rows, disk.disk(beside).toString()));

        assertFull(child, named);
        FaultStory.assertSound(of);
        if (stage.equals("deciding") && way != SmallDisk.Way.LIMIT) {
            assertThat(FaultStory.durable(of)).as("rows decided before it").isBetween(1_024L, ROWS);
        }
        story.assertGoesOn(of);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} at {3} rows of {2}")
    @CsvSource({
        "state.db, '', deciding, 3000, state.db",
        "ledger/register, '', deciding, 3000, register/",
        "evidence, '', counting, 0, .blk",
    })
    void the_same_of_what_a_run_writes_seldom(String place, String except, String stage, long rows, String named)
            throws Exception {
        a_full_disk_ends_a_run_which_goes_on_when_there_is_room(place, except, stage, rows, named);
    }

    @ParameterizedTest(name = "{0} at {2} rows of {1}")
    @CsvSource({
        "scratch, accounting, 3000, scratch/",
        "accounting, accounting, 3000, accounting/",
        "ledger/register, accounting, 3000, register/",
        "releases, sealing, 3000, releases/",
    })
    void a_full_disk_ends_a_release_which_goes_on_when_there_is_room(
            String place, String stage, long rows, String named) throws Exception {
        Story of = story.decided("released-" + rows + name(place, stage));
        SmallDisk disk = new SmallDisk(of.root().resolve(place), Optional.empty());
        Path beside = of.root().getParent();

        KilledProcess child = story.release(
                of,
                disk.before(way, beside),
                new FaultChild.Fault(stage, rows, disk.disk(beside).toString()));

        assertFull(child, named);
        story.assertNothingReleased(of);
        FaultStory.assertSound(of);
        story.assertReleases(of);
    }

    /** Needs no privilege, and is what a quota looks like: the largest file meets it first. */
    @Test
    void files_that_may_not_grow_end_a_run_which_goes_on_when_they_may() throws Exception {
        Story of = story.fresh("limited");

        KilledProcess child = story.decide(of, SmallDisk.limited(96), FaultStory.none());

        FaultStory.assertToldPlainly(child, 4, "disk-full");
        assertThat(child.errors()).contains(of.root().toString(), "give the same command again");
        FaultStory.assertSound(of);
        story.assertGoesOn(of);
    }

    private static void assertFull(KilledProcess child, String named) throws Exception {
        FaultStory.assertToldPlainly(child, 4, "disk-full");
        if (way != SmallDisk.Way.LIMIT) {
            assertThat(child.errors()).contains(named, "No space left", "make room and give the same command again");
        }
    }

    private static String name(String place, String stage) {
        return String.join("-", List.of(place.replace('/', '-'), stage.replace(' ', '-')));
    }
}
