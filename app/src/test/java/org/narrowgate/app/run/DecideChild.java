package org.narrowgate.app.run;

import java.nio.file.Path;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;

/** The process that the crash test kills: decides a story's request and says on standard output where it is. */
final class DecideChild {
    /** Small, so that few thousand rows make many blocks and groups. */
    static final DisclosureRun.Sizes SIZES = new DisclosureRun.Sizes(128, 512);

    private DecideChild() {}

    /** Arguments: workspace, people, rows. */
    public static void main(String[] args) throws Exception {
        Progress saying = KilledProcess.saying();
        Story.of(Path.of(args[0]), Long.parseLong(args[1]), Long.parseLong(args[2]))
                .decide(SIZES, saying);
        KilledProcess.say("done");
    }
}
