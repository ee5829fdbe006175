package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.app.page.Pdf;
import org.narrowgate.engine.agreement.AgreementAct;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.AgreementHistory.Doing;
import org.narrowgate.engine.agreement.AgreementText;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.agreement.SigningPage;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate agreement sign}: writes the signing page, and signs the last version for one side. */
@Command(
        name = "sign",
        description = {
            "Signs the last version for the side whose office the signer holds; the signature covers the signing page.",
            "The page has the text, the readings cited, every objection ever made with its answers, the reviews and what"
                    + " changed. --page and --pdf write it; with neither --draft nor --key nothing else is done."
        },
        mixinStandardHelpOptions = true)
final class AgreementSignCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "AGREEMENT", description = "Its id.")
    private String agreement = "";

    @Option(names = "--side", paramLabel = "WORD", defaultValue = "custodian", description = "custodian or requester")
    private String side = "";

    @Option(names = "--page", paramLabel = "FILE.html", description = "Write the signing page here.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--pdf", paramLabel = "FILE.pdf", description = "Write the signing page here, as PDF.")
    private Optional<Path> pdf = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        Agreements agreements = Agreements.of(opened);
        AgreementHistory history = agreements.history(agreement);
        byte[] made = page(opened, agreements, history, filing.now());
        if (page.isPresent()) {
            AtomicFile.write(page.get().toAbsolutePath(), made);
        }
        if (pdf.isPresent()) {
            AtomicFile.write(pdf.get().toAbsolutePath(), Pdf.of(new String(made, StandardCharsets.UTF_8)));
        }
        if (filing.onlyLooks()) {
            page.ifPresent(
                    file -> filing.out().println("wrote " + file + " (SHA-256 " + AgreementTexts.sha256(made) + ")"));
            pdf.ifPresent(file -> filing.out().println("wrote " + file));
            filing.out().flush();
            return Exit.DONE;
        }
        long version = history.lastVersion();
        return filing.onAgreement(
                PaperKind.AGREEMENT_SIGNED,
                agreement,
                "v" + version + ".signed." + side,
                (head, now) -> statement(head, history, made));
    }

    private PaperText statement(PaperText head, AgreementHistory history, byte[] made) throws RefusedException {
        return head.plain("version", history.lastVersion())
                .plain("text_sha256", proposal(history).act().text())
                .plain("page_sha256", AgreementTexts.sha256(made));
    }

    private byte[] page(Workspace opened, Agreements agreements, AgreementHistory history, Instant now)
            throws IOException, DocumentException, RefusedException {
        AgreementText text = agreements
                .texts()
                .of(proposal(history).act().text())
                .orElseThrow(() -> PaperFiling.refused(
                        List.of("the text of its last version is not in agreements/, or was altered: put it back")));
        return SigningPage.of(
                history, agreements.texts(), text, Packs.folder(opened.config().packs()), Opinions.of(opened, now)::of);
    }

    private Doing<AgreementAct.Proposed> proposal(AgreementHistory history) throws RefusedException {
        return history.proposal(history.lastVersion())
                .orElseThrow(() -> PaperFiling.refused(List.of(
                        "no agreement `" + agreement + "` was ever proposed; `agreement list` names those that were")));
    }
}
