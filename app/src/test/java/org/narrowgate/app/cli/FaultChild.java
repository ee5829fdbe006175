package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.narrowgate.app.run.KilledProcess;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;

/**
 * A process that decides or releases in small steps, meets a fault at one of them, and ends as the program does: the
 * same message to standard error, the same exit code.
 */
public final class FaultChild {
    private static final DisclosureRun.Sizes SMALL = new DisclosureRun.Sizes(256, 1_024);
    private static final long FEW = 10_000;

    /** File that takes all the room there is, as another program might. */
    public static final String BALLAST = "ballast";

    private FaultChild() {}

    /** Small ones where there are few rows, so that they make many blocks and groups. */
    public static DisclosureRun.Sizes sizes(long rows) {
        return rows <= FEW ? SMALL : DisclosureRun.Sizes.STANDARD;
    }

    /**
     * What happens on the way.
     *
     * @param stage at which it happens
     * @param steps of that stage that are done before
     * @param fill folder that is filled up; the empty text: it waits for a line on standard input
     */
    public record Fault(String stage, long steps, String fill) {
        /** As arguments of the process, before all others. */
        public List<String> arguments() {
            return List.of(stage, String.valueOf(steps), fill);
        }
    }

    /** Arguments: a fault, then {@code decide} and workspace, people, rows, or {@code release} and workspace, run, text, time. */
    public static void main(String[] args) {
        Progress progress = new Faulty(new Fault(args[0], Long.parseLong(args[1]), args[2]), KilledProcess.saying());
        int exit = Exit.DONE;
        try {
            Path root = Path.of(args[4]);
            if (args[3].equals("decide")) {
                long rows = Long.parseLong(args[6]);
                Story.of(root, Long.parseLong(args[5]), rows).decide(sizes(rows), progress);
            } else {
                ReleaseChild.release(root, Long.parseLong(args[5]), Path.of(args[6]), Instant.parse(args[7]), progress);
            }
        } catch (Throwable failed) {
            exit = Failures.print(Failure.of(failed), Main.commandLine(), List.of());
        }
        System.exit(exit);
    }

    /** Lets the fault happen, once. */
    private static final class Faulty implements Progress {
        private final Fault fault;
        private final Progress saying;
        private String stage = "";
        private boolean happened;

        Faulty(Fault fault, Progress saying) {
            this.fault = fault;
            this.saying = saying;
        }

        @Override
        public void stage(String name, long total) {
            stage = name;
            saying.stage(name, total);
            done(0);
        }

        @Override
        public void done(long steps) {
            if (happened || !stage.equals(fault.stage()) || steps < fault.steps()) {
                return;
            }
            happened = true;
            KilledProcess.say("fault");
            try {
                if (fault.fill().isEmpty()) {
                    System.in.read();
                } else {
                    fillUp(Path.of(fault.fill()));
                }
            } catch (IOException unreadable) {
                throw new IllegalStateException("the test could not make its fault", unreadable);
            }
        }

        /** The run goes on writing meanwhile, so that which of the two takes the last page cannot be said. */
        private static void fillUp(Path folder) throws IOException {
            byte[] some = new byte[4_096];
            try (OutputStream all = Files.newOutputStream(folder.resolve(BALLAST))) {
                while (folder.toFile().getUsableSpace() > 0) {
                    all.write(some);
                }
            } catch (IOException failed) {
                if (folder.toFile().getUsableSpace() > 0) {
                    throw failed;
                }
            }
        }
    }
}
