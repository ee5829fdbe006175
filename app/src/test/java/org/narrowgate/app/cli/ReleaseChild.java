package org.narrowgate.app.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.narrowgate.app.run.KilledProcess;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.workspace.Workspace;

/** The process that the crash test of releases kills. */
final class ReleaseChild {
    /** Small, so that a few thousand rows make several parts. */
    static final long PART_LIMIT = 256L << 10;

    private ReleaseChild() {}

    /**
     * Arguments: workspace, run, signed text, time; then the stage of the release where there are several, 0 for the one
     * that is due, and the step at which it waits to be killed.
     */
    public static void main(String[] args) throws Exception {
        Progress saying = KilledProcess.saying(args.length > 5 ? args[5] : "");
        OptionalInt stage = args.length > 4 && !args[4].equals("0")
                ? OptionalInt.of(Integer.parseInt(args[4]))
                : OptionalInt.empty();
        release(Path.of(args[0]), Long.parseLong(args[1]), Path.of(args[2]), Instant.parse(args[3]), saying, stage);
        KilledProcess.say("done");
    }

    static void release(Path root, long run, Path text, Instant at, Progress progress) throws Exception {
        release(root, run, text, at, progress, OptionalInt.empty());
    }

    static void release(Path root, long run, Path text, Instant at, Progress progress, OptionalInt stage)
            throws Exception {
        try (OpenWorkspace open =
                OpenWorkspace.open(Workspace.open(root), new SecureRandom(), InstantSource.fixed(at))) {
            new Release(open, Story.home().resolve("packs"), PART_LIMIT, progress)
                    .authorise(run, text, Path.of(text + ".p7s"), stage);
        }
    }
}
