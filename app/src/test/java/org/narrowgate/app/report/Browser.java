package org.narrowgate.app.report;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.app.run.Story;

/** The machine's own chromium, without a network, and what it had to say about the pages that it opened. */
public final class Browser implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    private final Playwright playwright;
    private final BrowserContext context;
    /** What pages wrote to the console, errors they threw, and every address that they asked for. */
    public final List<String> console = new ArrayList<>();

    public final List<String> requests = new ArrayList<>();

    private Browser(Playwright playwright, BrowserContext context) {
        this.playwright = playwright;
        this.context = context;
    }

    public static Browser start(ColorScheme scheme) {
        Path program = PROGRAMS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no chromium here; ./check installs it"));
        Playwright playwright = Playwright.create();
        BrowserContext context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")))
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(1100, 900)
                        .setOffline(true));
        return new Browser(playwright, context);
    }

    public Page open(Path file) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(console::add);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(file.toUri().toString());
        return page;
    }

    /** What axe-core finds wrong with a page: rule and the first piece of it; empty if nothing. */
    public static List<String> violations(Page page) throws IOException {
        Path axe = Story.home().resolve(".check/axe-core-4.14.1/package/axe.min.js");
        if (!Files.isReadable(axe)) {
            throw new AssertionError(axe + " is missing; ./check fetches it");
        }
        page.evaluate(Files.readString(axe));
        Object found =
                page.evaluate("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes[0].html)");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
