package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.office.Handover;
import org.narrowgate.app.office.HandoverPage;
import org.narrowgate.app.page.Pdf;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.DemoMark;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate office handover}: the successor's first page. */
@Command(
        name = "handover",
        description = {
            "What whoever follows in an office, or after a person, must know first: unresolved objections, agreements and"
                    + " their ends, pending signatures, requests to be answered, open holds, runs under way, orders,"
                    + " incidents, recalls, safeguard findings, what ends soon."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "  narrowgate office handover commissioner --html handover.html --pdf handover.pdf"})
final class OfficeHandoverCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PERSON|OFFICE",
            description = "Id of a person or an office on file, as `office who` has it.")
    private String subject = "";

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--on", paramLabel = "DATE", description = "As things stood at the end of this day; now if absent.")
    private Optional<LocalDate> on = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE.html", description = "Write a page as well.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--pdf", paramLabel = "FILE.pdf", description = "Write it as PDF as well.")
    private Optional<Path> pdf = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        Workspace opened = workspace.open();
        Registry registry = Registry.read(opened.register());
        Instant at = on.map(day ->
                        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1))
                .orElseGet(() -> Today.of(opened, registry));
        Handover handover = Handover.of(opened, registry, Agreements.of(opened), subject, at, owed(opened, at))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "`" + subject + "` is no office and no person on file; `office who` names them"));
        String page = HandoverPage.html(handover, opened.config().demo() ? DemoMark.TEXT : "");
        if (html.isPresent()) {
            AtomicFile.write(html.get().toAbsolutePath(), page.getBytes(StandardCharsets.UTF_8));
        }
        if (pdf.isPresent()) {
            AtomicFile.write(pdf.get().toAbsolutePath(), Pdf.of(page));
        }
        print(spec.commandLine().getOut(), handover);
        return Exit.DONE;
    }

    private static List<String> owed(Workspace opened, Instant at) throws IOException, DocumentException {
        OwedRequests owed = OwedRequests.of(opened, at);
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<String> lines = new ArrayList<>(owed.unknown().stream().toList());
        owed.duties()
                .forEach(duty -> lines.add(duty.standing(today) + ", request " + duty.request() + ", "
                        + duty.time().day().map(day -> "due " + day).orElse("no day is set") + ": " + duty.owing()));
        return lines;
    }

    private void print(PrintWriter out, Handover handover) {
        if (json) {
            Json chapters = Json.object();
            handover.chapters().forEach(chapters::put);
            out.println(Printed.compact(Json.object()
                    .put("subject", handover.subject())
                    .put("at", handover.at().toString())
                    .put("chapters", chapters)));
        } else {
            out.println("handover: " + handover.subject() + ", " + handover.at());
            handover.chapters().forEach((heading, lines) -> {
                out.println();
                out.println(heading);
                Handover.told(lines).forEach(line -> out.println("  " + line));
            });
            html.ifPresent(file -> out.println("wrote " + file));
            pdf.ifPresent(file -> out.println("wrote " + file));
        }
        out.flush();
    }
}
