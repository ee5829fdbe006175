package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.app.run.Story;
import picocli.CommandLine;

/** Where somebody writes papers on offices, signs them and asks what follows; what was said last lies on it. */
final class RegistrarsDesk {
    static final String RELEASE = "us/26-usc-6103-i-2";

    private final Story story;
    private final Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    RegistrarsDesk(Story story, Path folder) {
        this.story = story;
        this.folder = folder;
    }

    int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", story.root().toString()));
        return line.execute(all.toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** A paper that the registrar would sign; {@code body} begins with a key. */
    Path write(String id, String body) throws IOException {
        return write(id, "offices", "Tamsin Oakenfold", body);
    }

    Path write(String id, String kind, String by, String body) throws IOException {
        Path file = folder.resolve(id + ".yaml");
        Files.writeString(
                file,
                "paper: " + id + "\nkind: " + kind + "\ncustodian: Internal Revenue Service\nby: " + by + "\n" + body);
        return file;
    }

    /** Signs as somebody of the story, and files it at an instant. */
    int file(Path paper, String slug, String at) {
        return run(
                "office",
                "file",
                paper.toString(),
                "--key",
                story.demo().key(slug).toString(),
                "--certificate",
                story.root().resolve("certificates/" + slug + ".pem").toString(),
                "--at",
                at);
    }

    int whoMay(String act, String on) {
        return run("office", "who", "--may", act, "--on", on, "--json");
    }

    int whoReleases(String on) {
        return run("office", "who", "--may", "release", "--provision", RELEASE, "--on", on, "--json");
    }
}
