package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.Safeguards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate safeguards}: what is known of how recipients keep what they get; each act is a signed paper. */
@Command(
        name = "safeguards",
        description = {
            "Safeguards of recipients (26 U.S.C. 6103(p)(4)): findings, evidence, officials, technical profile.",
            "A release reads them on its day. A finding that is open without a dated plan holds it for a person; where no"
                    + " evidence counts, or where anything changed since the release was drafted, it is refused.",
            "Every act is a paper that the custodian's chief of safeguards signs: --draft FILE writes it to be signed"
                    + " elsewhere (then `safeguards file`), --key and --certificate sign and file it now."
        },
        subcommands = {
            SafeguardsEvidenceCommand.class,
            SafeguardsClearCommand.class,
            SafeguardsProfileCommand.class,
            SafeguardsListCommand.class,
            SafeguardsShowCommand.class,
            PaperFileCommand.class
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate safeguards open SG-4 --recipient \"Department of Homeland Security\" \\",
            "      --citation \"26 U.S.C. 6103(p)(4)(C)\" --opened 2026-01-10 --found \"Shared accounts.\" \\",
            "      --key safeguards.key.pem --certificate certificates/safeguards.pem",
            "  narrowgate safeguards plan SG-4 --due 2026-06-30 --plan \"An account for each.\" ...",
            "  narrowgate safeguards show \"Department of Homeland Security\""
        })
final class SafeguardsCommand {
    @Command(
            name = "open",
            description = {
                "Opens a finding: from now on it stands before every release to the recipient, also of what is decided."
            },
            mixinStandardHelpOptions = true)
    int open(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "FINDING", description = "An id for it, such as SG-4.") String finding,
            @Option(names = "--recipient", required = true, paramLabel = "AGENCY", description = "As requests name it.")
                    String recipient,
            @Option(
                            names = "--citation",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Of what is not kept, such as 26 U.S.C. 6103(p)(4)(C).")
                    String citation,
            @Option(names = "--opened", paramLabel = "DATE", description = "When it was found; today if absent.")
                    Optional<LocalDate> opened,
            @Option(names = "--found", required = true, paramLabel = "TEXT", description = "What was found.")
                    String found)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.SAFEGUARD_FINDING, finding, (head, now) -> head.put("recipient", recipient)
                .put("finding", finding)
                .put("citation", citation)
                .plain("opened", opened.orElse(filing.today()))
                .put("found", found));
    }

    @Command(
            name = "plan",
            description = {
                "Says by when a finding is to be corrected. Once that day has passed it has no plan, until another is filed."
            },
            mixinStandardHelpOptions = true)
    int plan(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "FINDING", description = "Its id.") String finding,
            @Option(names = "--due", required = true, paramLabel = "DATE", description = "Last day for it.")
                    LocalDate due,
            @Option(names = "--plan", required = true, paramLabel = "TEXT", description = "What will be done.")
                    String plan)
            throws IOException, DocumentException, RefusedException {
        int papers = Safeguards.of(filing.open()).size();
        return filing.act(
                PaperKind.SAFEGUARD_PLANNED,
                finding + ".plan-" + papers,
                (head, now) -> head.put("finding", finding).plain("due", due).put("plan", plan));
    }

    @Command(
            name = "close",
            description =
                    "Closes a finding that was corrected, and says on what evidence; only a person does, never time.",
            mixinStandardHelpOptions = true)
    int close(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "FINDING", description = "Its id.") String finding,
            @Option(names = "--on", paramLabel = "DATE", description = "When it was corrected; today if absent.")
                    Optional<LocalDate> on,
            @Option(names = "--evidence", required = true, paramLabel = "TEXT", description = "On what you rely.")
                    String evidence)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.SAFEGUARD_CLOSED, finding + ".closed", (head, now) -> head.put("finding", finding)
                .plain("on", on.orElse(filing.today()))
                .put("evidence", evidence));
    }
}
