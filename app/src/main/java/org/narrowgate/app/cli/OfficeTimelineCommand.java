package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.office.Timeline;
import org.narrowgate.app.office.TimelinePage;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.DemoMark;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate office timeline}: how every office stood over time, and when that was filed. */
@Command(
        name = "timeline",
        description = {
            "Draws every office over time: who held it and how, when it was vacant, and when the papers were filed.",
            "In the terminal a line an office; with --html one page to print or send on, with tables beside the drawing."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "  narrowgate office timeline --from 2025-01-01 --to 2026-12-31 --html offices.html"})
final class OfficeTimelineCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--from", paramLabel = "DATE", description = "First day; a year ago if absent.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Last day; a year ahead if absent.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE.html", description = "Write a page as well.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        Workspace opened = workspace.open();
        Instant now = Today.of(opened, Registry.read(opened.register()));
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = from.orElse(today.minusYears(1));
        LocalDate last = to.orElse(today.plusYears(1));
        if (last.isBefore(first)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--to: " + last + " is before " + first + ", the first day; correct one of them");
        }
        Timeline timeline = Timeline.of(Officials.of(opened).authorities(), first, last, now);
        PrintWriter out = spec.commandLine().getOut();
        if (html.isPresent()) {
            String page = new TimelinePage(timeline, opened.config().custodian())
                    .html(opened.config().demo() ? DemoMark.TEXT : "");
            AtomicFile.write(html.get().toAbsolutePath(), page.getBytes(StandardCharsets.UTF_8));
        }
        if (json) {
            out.println(Printed.compact(timeline.json()));
        } else {
            out.print(timeline.text());
            html.ifPresent(file -> out.println("wrote " + file));
        }
        out.flush();
        return Exit.DONE;
    }
}
