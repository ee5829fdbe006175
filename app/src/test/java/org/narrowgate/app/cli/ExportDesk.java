package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.app.run.Story;

/** Where orders to export rows of a run are signed and archives are made by them; what was said last lies on it. */
final class ExportDesk {
    static final String ORDERED = "2026-03-04T09:00:00Z";
    static final String DAY = "2026-03-05T09:00:00Z";
    static final String LAST = "2026-03-31";

    private final Story story;
    private final long run;
    private final RegistrarsDesk desk;

    ExportDesk(Story story, long run, Path folder) {
        this.story = story;
        this.run = run;
        this.desk = new RegistrarsDesk(story, folder);
    }

    RegistrarsDesk desk() {
        return desk;
    }

    String out() {
        return desk.out();
    }

    String err() {
        return desk.err();
    }

    int run(String... args) {
        return desk.run(args);
    }

    void done(int exit) {
        assertThat(exit).as(out() + err()).isZero();
    }

    int ordered(String who, String id, String... what) {
        List<String> args = new ArrayList<>(List.of("export", "order", id, "--run", String.valueOf(run)));
        args.addAll(List.of("--for", "Dana Example", "--office", "Inspector General", "--until", LAST));
        args.addAll(List.of("--ground", "SYNTHETIC order 1"));
        args.addAll(List.of(what));
        return signed(who, args);
    }

    int approved(String who, String id) {
        return signed(who, List.of("export", "approve", id));
    }

    int withdrawn(String who, String id, String reason) {
        return signed(who, List.of("export", "withdraw", id, "--reason", reason));
    }

    private int signed(String who, List<String> args) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of("--key", story.demo().key(who).toString()));
        all.addAll(List.of(
                "--certificate",
                story.root().resolve("certificates/" + who + ".pem").toString()));
        all.addAll(List.of("--at", ORDERED));
        return run(all.toArray(String[]::new));
    }

    int export(String order, Path archive, String... more) {
        List<String> args = new ArrayList<>(List.of("export", "inspector", "--order", order));
        args.addAll(List.of("--out", archive.toString()));
        args.addAll(List.of(more));
        if (!args.contains("--run")) {
            args.addAll(List.of("--run", String.valueOf(run)));
        }
        if (!args.contains("--at")) {
            args.addAll(List.of("--at", DAY));
        }
        return run(args.toArray(String[]::new));
    }
}
