package org.narrowgate.app.cli;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.narrowgate.app.demo.StoryPlayer.Played;
import org.narrowgate.app.report.Browser;
import org.narrowgate.app.run.Story;

/** How {@code docs/story.md} tells the story: what is above the mark is written by hand, what is below by a play of it. */
final class StoryDocument {
    static final String MARK =
            "<!-- What follows is what the commands printed; StoryTest holds it, and -Ddocs.rewrite=true writes it anew. -->";

    private static final Path DOCUMENT = Story.home().resolve("docs/story.md");
    private static final Path PICTURES = Story.home().resolve("docs/pictures");

    /** A SHA-256 or a root, of keys and signatures that are not the same twice. */
    private static final Pattern DIFFERS = Pattern.compile(
            "[0-9a-f]{64}|(?<= root )\\S{44}|(?m)(?<=^by )(?:this program's core|the core that decided).*$");

    private static final String FENCE = "```";

    private final List<String> lines = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();
    private int number;

    void add(Played played) {
        var step = played.step();
        if (!step.chapter().isEmpty()) {
            lines.addAll(List.of("", "## " + step.chapter()));
        }
        lines.addAll(List.of("", "### " + ++number + ". " + step.title(), ""));
        lines.addAll(List.of(step.at().toString().substring(0, 10) + ", " + step.who() + ". " + step.tells(), ""));
        lines.add(FENCE + "console");
        lines.addAll(("$ " + played.line().wrapped()).lines().toList());
        printed(played);
        lines.add(FENCE);
        if (step.exit() != Exit.DONE) {
            lines.addAll(List.of("", "Exit code " + step.exit() + ": " + ToldStory.meaning(step.exit()) + "."));
        }
        if (!step.picture().isEmpty()) {
            pages.add(step.picture());
            lines.addAll(List.of("", "![" + step.title() + "](pictures/" + picture(step.picture()) + ")"));
        }
    }

    private void printed(Played played) {
        List<String> all = DIFFERS.matcher(played.printed())
                .replaceAll("...")
                .lines()
                .map(String::stripTrailing)
                .toList();
        int shown = played.step().shown();
        lines.addAll(all.subList(0, Math.min(shown, all.size())));
        if (all.size() > shown) {
            lines.add("...");
        }
    }

    private static String picture(String page) {
        return "story-" + page.replace(".html", ".png");
    }

    List<String> told() {
        return List.copyOf(lines);
    }

    /** What the document tells below its mark. */
    static List<String> written() throws IOException {
        List<String> all = Files.readAllLines(DOCUMENT);
        return all.subList(all.indexOf(MARK) + 1, all.size());
    }

    List<Path> pictures() {
        return pages.stream().map(page -> PICTURES.resolve(picture(page))).toList();
    }

    /** Writes it anew, with pictures of the pages in a folder. */
    void rewrite(Path folder) throws IOException {
        List<String> all = Files.readAllLines(DOCUMENT);
        List<String> document = new ArrayList<>(all.subList(0, all.indexOf(MARK) + 1));
        document.addAll(lines);
        Files.write(DOCUMENT, document);
        Files.createDirectories(PICTURES);
        try (Browser browser = Browser.start(ColorScheme.LIGHT)) {
            for (String name : pages) {
                Page page = browser.open(folder.resolve(name));
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture(name))));
            }
        }
    }
}
