package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.export.ExportOrder;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.RowNumbers;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.signature.Certificates;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate export}: evidence goes to an inspector by a signed order. */
@Command(
        name = "export",
        description = {
            "Lets evidence of a run go to an inspector, who checks it elsewhere. That is a disclosure of its own: an official"
                    + " signs an order (`export order`) of which rows may go, to whom, on what ground and until when; where"
                    + " every row goes, or the archive goes in the clear, somebody else approves it (`export approve`); then"
                    + " the archive is made (`export inspector`), and logged with both papers.",
            "--draft FILE writes a paper to be signed elsewhere (then `export file`), --key and --certificate sign and file"
                    + " it now."
        },
        subcommands = {ExportInspectorCommand.class, ExportListCommand.class, PaperFileCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate export order X-1 --run 14 --rows rows.txt --for \"D. Example\" --office \"Inspector General\" \\",
            "      --to inspector.pem --ground \"5 U.S.C. 406(a)(1)\" --until 2026-04-30 \\",
            "      --key counsel.key.pem --certificate certificates/counsel.pem",
            "  narrowgate export inspector --order X-1 --run 14 --to inspector.pem --out run-14.tar.cms"
        })
final class ExportCommand {
    /** What may go, as options. */
    static final class Scope {
        @Option(names = "--rows", paramLabel = "FILE", description = "These rows alone: their numbers, one a line.")
        private Optional<Path> rows = Optional.empty();

        @Option(names = "--all-rows", description = "Every row of the run; a second person approves it.")
        private boolean all;
    }

    /** To whom it may go, as options. */
    static final class Receiver {
        @Option(names = "--for", required = true, paramLabel = "NAME", description = "The inspector.")
        private String name = "";

        @Option(names = "--office", required = true, paramLabel = "OFFICE", description = "His office and agency.")
        private String office = "";
    }

    @Command(
            name = "order",
            description = "Files an order that evidence may go to an inspector; nothing goes yet.",
            mixinStandardHelpOptions = true)
    int order(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "ORDER", description = "An id for it, such as X-1; nothing personal.")
                    String order,
            @Option(names = "--run", required = true, paramLabel = "RUN", description = "The run.") long run,
            @ArgGroup(multiplicity = "1") Scope scope,
            @Mixin Receiver receiver,
            @ArgGroup(multiplicity = "1") Sealing sealing,
            @Option(
                            names = "--ground",
                            required = true,
                            paramLabel = "TEXT",
                            description = "The provision, order or authority by which he may have it.")
                    String ground,
            @Option(
                            names = "--until",
                            required = true,
                            paramLabel = "DATE",
                            description = "Last day on which the archive may be made.")
                    LocalDate until)
            throws IOException, DocumentException, RefusedException {
        String rows = scope.all ? ExportOrder.ALL : RowNumbers.write(RowList.read(scope.rows.orElseThrow()));
        String certificate =
                sealing.certificate().map(Certificates::fingerprint).orElse(ExportOrder.NONE);
        return filing.act(PaperKind.EXPORT_ORDERED, order, (head, now) -> head.plain("run", run)
                .put("rows", rows)
                .put("receiver", receiver.name)
                .put("office", receiver.office)
                .put("certificate", certificate)
                .put("ground", ground)
                .plain("until", until));
    }

    @Command(
            name = "approve",
            description =
                    "Approves that every row goes, or that it goes in the clear; signed by somebody who did not sign"
                            + " the order.",
            mixinStandardHelpOptions = true)
    int approve(@Mixin PaperFiling filing, @Parameters(paramLabel = "ORDER", description = "Its id.") String order)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.EXPORT_APPROVED, order + ".approved", (head, now) -> head.put("order", order));
    }

    @Command(
            name = "withdraw",
            description = "Lets nothing go by an order any more; what went by it is not called back by that.",
            mixinStandardHelpOptions = true)
    int withdraw(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "ORDER", description = "Its id.") String order,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; nothing personal.")
                    String reason)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.EXPORT_WITHDRAWN, order + ".withdrawn", (head, now) -> head.put("order", order)
                .put("reason", reason));
    }
}
