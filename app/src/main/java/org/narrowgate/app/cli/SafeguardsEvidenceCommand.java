package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.Evidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate safeguards evidence}: a document on a recipient was received. */
@Command(
        name = "evidence",
        description = {
            "Files that a document on a recipient was received, by its SHA-256; the document itself stays where you keep it.",
            "Of each kind that was ever filed some must count for the evidence to be current; a corrective action plan only"
                    + " while a finding is open."
        },
        mixinStandardHelpOptions = true)
final class SafeguardsEvidenceCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "EVIDENCE", description = "An id for it, such as SSR-2026.")
    private String evidence = "";

    @Option(names = "--recipient", required = true, paramLabel = "AGENCY", description = "As requests name it.")
    private String recipient = "";

    @Option(names = "--kind", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private Evidence.Kind kind = Evidence.Kind.OTHER;

    @Option(names = "--document", required = true, paramLabel = "FILE", description = "What was received.")
    private Path document = Path.of("");

    @Option(names = "--from", paramLabel = "DATE", description = "First day on which it counts; today if absent.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DATE",
            description = "First day on which it no longer counts, such as a year after.")
    private LocalDate until = LocalDate.MAX;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        String sha256 = Evidence.sha256(filing.read(document, "document"));
        return filing.act(PaperKind.SAFEGUARD_EVIDENCE, evidence, (head, now) -> head.put("recipient", recipient)
                .put("evidence", evidence)
                .plain("evidence_kind", Printed.word(kind))
                .plain("from", from.orElse(filing.today()))
                .plain("until", until)
                .put("sha256", sha256));
    }
}
