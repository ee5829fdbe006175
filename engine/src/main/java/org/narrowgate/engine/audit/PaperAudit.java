package org.narrowgate.engine.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.agreement.AgreementAct;
import org.narrowgate.engine.agreement.AgreementPaper;
import org.narrowgate.engine.agreement.SignedPages;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.incident.IncidentAct;
import org.narrowgate.engine.incident.IncidentPaper;
import org.narrowgate.engine.incident.RowLists;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.TrustAnchors;
import org.narrowgate.engine.workspace.Workspace;

/** Holds papers against the register, and their signatures against the certificates under which they were filed. */
final class PaperAudit {
    private final Workspace workspace;

    PaperAudit(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Adds what is wrong; returns how many are sound. */
    int check(Registry registry, List<String> damages) {
        int sound = 0;
        try {
            Papers papers = Papers.of(workspace, registry);
            Officials officials = Officials.of(workspace, papers);
            TrustAnchors trust = workspace.trust();
            for (FiledPaper paper : papers.all()) {
                Optional<String> wrong = wrong(officials, trust, paper);
                if (wrong.isEmpty()) {
                    wrong = named(paper);
                }
                wrong.ifPresent(why -> damages.add("paper " + paper.id() + ": " + why));
                sound += wrong.isEmpty() ? 1 : 0;
            }
        } catch (DocumentException | IOException | CredentialException unreadable) {
            damages.add(String.valueOf(unreadable.getMessage()));
        }
        return sound;
    }

    private Optional<String> wrong(Officials officials, TrustAnchors trust, FiledPaper paper) {
        Optional<String> signature = DetachedSignature.verify(paper.text(), paper.signature(), trust, paper.at())
                .match(
                        by -> Certificates.fingerprint(by).equals(paper.certificate())
                                ? Optional.empty()
                                : Optional.of("it is not signed with the certificate that it was filed under"),
                        Optional::of);
        // The first papers on offices are signed by whom the configuration names, before anybody is in an office.
        return signature.isPresent() || paper.kind() == PaperKind.OFFICES
                ? signature
                : officials
                        .knownAt(paper.at())
                        .judge(paper.certificate(), paper.kind().mandates(), paper.at())
                        .refusal();
    }

    /** What a paper names by its hash is part of what was signed. */
    private Optional<String> named(FiledPaper paper) throws IOException, DocumentException {
        return switch (paper.kind()) {
            case AGREEMENT_SIGNED -> page(paper);
            case INCIDENT -> rows(paper);
            default -> Optional.empty();
        };
    }

    private Optional<String> rows(FiledPaper paper) throws IOException, DocumentException {
        RowLists lists = RowLists.of(workspace);
        if (IncidentPaper.read(paper.read()) instanceof IncidentAct.Opened opened
                && opened.affected().isPresent()
                && !lists.isKept(opened.affected().get().list())) {
            return Optional.of("the list of affected rows is missing, or was altered: put it back as "
                    + lists.file(opened.affected().get().list()));
        }
        return Optional.empty();
    }

    private Optional<String> page(FiledPaper paper) throws IOException, DocumentException {
        return AgreementPaper.read(paper.read()) instanceof AgreementAct.Signed signed
                        && !SignedPages.of(workspace).has(signed.page())
                ? Optional.of("the page that was signed is missing, or was altered: put it back as "
                        + SignedPages.of(workspace).file(signed.page()))
                : Optional.empty();
    }
}
