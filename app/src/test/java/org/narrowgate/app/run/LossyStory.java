package org.narrowgate.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.narrowgate.ledger.disk.Loss;
import org.narrowgate.ledger.disk.LossyDisk;

/**
 * A story whose workspace and keys lie on a disk that keeps only what was synced, under the names that they have on the
 * computer's own: what is not written in Java, the record source and the table of decisions, which proves nothing, reads
 * and writes there.
 */
public record LossyStory(Story real, LossyDisk disk, Optional<byte[]> table) {
    /** What somebody does, or what must hold. */
    public interface Steps {
        void in(Story story) throws Exception;
    }

    /**
     * A command, which can be given again.
     *
     * @param promised what holds once it has ended
     */
    public record Walk(Steps steps, Steps promised) {}

    /** With all that the workspace holds now. */
    public static LossyStory of(Story real) throws IOException {
        LossyDisk disk = new LossyDisk();
        copy(real.root(), disk);
        copy(real.keys(), disk);
        Path table = table(real);
        return new LossyStory(
                real,
                disk.after(Loss.NONE, new SplittableRandom(0)),
                Files.exists(table) ? Optional.of(Files.readAllBytes(table)) : Optional.empty());
    }

    private static Path table(Story real) {
        return real.root().resolve("state.db");
    }

    private static void copy(Path from, LossyDisk disk) throws IOException {
        Files.createDirectories(disk.path(from.getParent().toString()));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = disk.path(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectory(to);
                } else {
                    Files.write(to, Files.readAllBytes(file));
                }
            }
        }
    }

    private Story on(LossyDisk its) {
        return new Story(its.path(real.root().toString()), its.path(real.keys().toString()), real.scenario());
    }

    /** On a copy of the disk, which has nothing unsynced. */
    private LossyDisk begun() throws IOException {
        Files.deleteIfExists(table(real));
        if (table.isPresent()) {
            Files.write(table(real), table.get());
        }
        return disk.after(Loss.NONE, new SplittableRandom(0));
    }

    /** How many operations a walk takes; those that only read change nothing and do not count. */
    public long operations(Walk walk) throws Exception {
        LossyDisk its = begun();
        AtomicLong count = new AtomicLong();
        its.plan((kind, path) -> {
            if (kind != LossyDisk.Kind.READ) {
                count.incrementAndGet();
            }
            return Optional.empty();
        });
        walk.steps.in(on(its));
        walk.promised.in(on(its));
        return count.get();
    }

    /** Whether it got to its end. */
    private boolean ends(LossyDisk its, Walk walk, long operation) throws Exception {
        its.cutAt(operation);
        try {
            walk.steps.in(on(its));
        } catch (Exception off) {
            if (!its.isOff()) {
                throw off;
            }
        }
        return !its.isOff();
    }

    /**
     * The power goes with an operation of a walk; then the same command goes on with what was left.
     *
     * @param always what holds before that, too
     */
    public void poweredOff(Walk walk, long operation, Loss loss, Steps always) throws Exception {
        told("power lost at operation " + operation + ", which loses " + loss, () -> {
            LossyDisk its = begun();
            boolean ended = ends(its, walk, operation);
            LossyDisk left = its.after(loss, new SplittableRandom(operation));
            always.in(on(left));
            if (!ended) {
                walk.steps.in(on(left));
            }
            walk.promised.in(on(left));
        });
    }

    /** The process is killed at an operation of a walk, the same command goes on and ends, and then the power goes. */
    public void killed(Walk walk, long operation, Steps always) throws Exception {
        told("killed at operation " + operation + ", then power lost", () -> {
            LossyDisk its = begun();
            ends(its, walk, operation);
            its.kill();
            always.in(on(its));
            walk.steps.in(on(its));
            LossyDisk left = its.after(Loss.ALL, new SplittableRandom(operation));
            always.in(on(left));
            walk.promised.in(on(left));
        });
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void told(String place, Check check) {
        try {
            check.run();
        } catch (Exception | AssertionError wrong) {
            throw new AssertionError(place + ": " + wrong.getMessage(), wrong);
        }
    }
}
