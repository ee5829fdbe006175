package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.narrowgate.ledger.disk.Loss;
import org.narrowgate.ledger.disk.LossyDisk;

/** The power goes, or the process is killed, at any operation on a disk that keeps only what was synced. */
class PowerLossTest {
    private static final String LOG = "/agency/ledger/log";

    private static LossyDisk disk(long operation) {
        LossyDisk disk = new LossyDisk();
        disk.cutAt(operation);
        return disk;
    }

    private interface Work {
        void on(Path log) throws IOException;
    }

    /** Whether it lived to its end. */
    private static boolean ends(LossyDisk disk, Work work) {
        try {
            work.on(disk.path(LOG));
            return true;
        } catch (IOException off) {
            return false;
        }
    }

    @Test
    void whatever_operation_the_power_goes_with_nothing_acknowledged_is_lost() {
        long operation;
        boolean ended = false;
        for (operation = 1; !ended; operation++) {
            Loss torn = operation % 2 == 0 ? Loss.SECTORS : Loss.GARBAGE;
            for (Loss loss : new Loss[] {Loss.ALL, Loss.TAIL, torn}) {
                String place = "power lost at operation " + operation + ", which loses " + loss;
                Life life = new Life();
                LossyDisk disk = disk(operation);
                ended = ends(disk, life::small);
                told(
                        place,
                        () -> life.keptOn(disk.after(loss, new SplittableRandom(place.hashCode()))
                                .path(LOG)));
            }
        }
        assertThat(operation).as("operations of the small life").isGreaterThan(100);
    }

    @Test
    void a_kill_and_then_a_loss_of_power_lose_nothing_that_the_next_opening_told_of() {
        boolean ended = false;
        for (long operation = 1; !ended; operation++) {
            for (Loss loss : new Loss[] {Loss.ALL, Loss.SECTORS}) {
                String place = "killed at operation " + operation + ", then power lost, which loses " + loss;
                Life life = new Life();
                LossyDisk disk = disk(operation);
                ended = ends(disk, life::small);
                disk.kill();
                told(place, () -> {
                    life.live(disk.path(LOG), log -> {
                        if (place.hashCode() % 2 == 0) {
                            life.append(log, 1);
                        }
                    });
                    life.keptOn(disk.after(loss, new SplittableRandom(place.hashCode()))
                            .path(LOG));
                });
            }
        }
    }

    @Test
    void many_losses_of_power_and_kills_one_after_the_other_lose_nothing() {
        crashes(60, 20261128);
    }

    @Test
    @Tag("long")
    void three_thousand_losses_of_power_and_kills_lose_nothing() {
        crashes(3000, 20261129);
    }

    private static void crashes(int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Life life = new Life();
        LossyDisk disk = new LossyDisk();
        for (int crash = 0; crash < times; crash++) {
            if (life.acknowledged() > 4000) {
                life = new Life();
                disk = new LossyDisk();
            }
            disk.cutAt(1 + random.nextInt(random.nextBoolean() ? 40 : 600));
            Life now = life;
            SplittableRandom steps = random.split();
            ends(disk, log -> now.random(log, steps));
            Loss loss = Loss.values()[random.nextInt(Loss.values().length)];
            if (random.nextInt(3) == 0) {
                disk.kill();
            } else {
                disk = disk.after(loss, random);
            }
            Path log = disk.path(LOG);
            if (random.nextBoolean()) {
                told("seed " + seed + ", crash " + crash + ", which loses " + loss, () -> now.keptOn(log));
            }
        }
    }

    private interface Check {
        void run() throws IOException;
    }

    private static void told(String place, Check check) {
        try {
            check.run();
        } catch (IOException | RuntimeException | AssertionError wrong) {
            throw new AssertionError(place + ": " + wrong.getMessage(), wrong);
        }
    }
}
