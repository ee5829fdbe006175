package org.narrowgate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.narrowgate.app.cli.FaultStory;

/**
 * Kills, vanishing records, little memory and two writers at the size of the real case, against fewer people; {@code -Dnarrowgate.fault.rows} and {@code
 * -Dnarrowgate.fault.people} set others.
 */
@Tag("long")
class FaultsAtSizeTest extends Faults {
    static final long ROWS = Long.getLong("narrowgate.fault.rows", 1_280_000);
    static final long PEOPLE = Long.getLong("narrowgate.fault.people", 2 * ROWS);
    /** Long enough to hit anything within a stage, short enough not to wait for the end of a run. */
    private static final long WITHIN_MILLIS = Math.max(200, ROWS / 200);

    private final SplittableRandom random = new SplittableRandom(20_261_126L);
    private final Map<String, Integer> stages = new TreeMap<>();

    FaultsAtSizeTest() {
        super(PEOPLE, ROWS);
    }

    @Test
    void a_run_killed_three_times_goes_on_and_decides_every_row_exactly_once() throws Exception {
        Story of = story().fresh("killed");
        for (String stage : List.of("screening", "reading records", "deciding")) {
            kill(story().decide(of, List.of(), FaultStory.none()), stage);
        }
        KilledProcess.report(Path.of("target/kills-of-decide-at-size.txt"), stages);
        story().assertGoesOn(of);
    }

    @Test
    void a_release_killed_twice_goes_on_and_is_authorised_and_sealed_once() throws Exception {
        Story of = story().decided("released");
        for (String stage : List.of("accounting", "sealing")) {
            kill(story().release(of, List.of(), FaultStory.none()), stage);
        }
        KilledProcess.report(Path.of("target/kills-of-release-at-size.txt"), stages);
        story().assertReleases(of);
    }

    private void kill(KilledProcess child, String stage) throws Exception {
        assertThat(child.await(stage)).as(child.errors()).isTrue();
        stages.merge(child.killAfter(random.nextLong(WITHIN_MILLIS)), 1, Integer::sum);
    }
}
