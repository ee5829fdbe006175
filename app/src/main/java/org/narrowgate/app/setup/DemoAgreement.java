package org.narrowgate.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.narrowgate.app.demo.Synthetic;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.AgreementReception;
import org.narrowgate.engine.agreement.AgreementText;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.agreement.SigningPage;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.workspace.Workspace;

/**
 * How the demonstration's agreement came about: proposed, found sufficient by counsel, objected to by the privacy officer
 * and signed all the same once that was answered. The objection stands on the signing page.
 */
final class DemoAgreement {
    private static final Instant PROPOSED = Instant.parse("2025-12-08T09:00:00Z");
    private static final Instant REVIEWED = Instant.parse("2025-12-15T09:00:00Z");
    private static final Instant ANSWERED = Instant.parse("2025-12-18T09:00:00Z");
    private static final Instant SIGNED = Instant.parse("2025-12-22T09:00:00Z");

    private final Workspace workspace;
    private final Register register;
    private final Path packs;
    private final DemoIdentities identities;
    private final String id;
    private final String sha256;

    DemoAgreement(
            Workspace workspace, Register register, Path packs, DemoIdentities identities, String id, String sha256) {
        this.workspace = workspace;
        this.register = register;
        this.packs = packs;
        this.identities = identities;
        this.id = id;
        this.sha256 = sha256;
    }

    /** Files what is not filed yet. */
    void file() throws IOException, DocumentException {
        propose();
        file(
                REVIEWED,
                DemoParty.COUNSEL,
                review(DemoParty.COUNSEL, "counsel", "concur")
                        .put(
                                "sufficiency",
                                "Within 26 U.S.C. 6103(i)(2), if every row states what it demands (invented)."));
        file(REVIEWED, DemoParty.SAFEGUARDS, review(DemoParty.SAFEGUARDS, "safeguards", "concur"));
        file(
                REVIEWED,
                DemoParty.PRIVACY,
                review(DemoParty.PRIVACY, "privacy", "object")
                        .put(
                                "reasons",
                                "Requests of this size cannot be looked at one by one, and the people concerned learn nothing of"
                                        + " it (invented)."));
        file(
                ANSWERED,
                DemoParty.DECIDER,
                paper(PaperKind.OBJECTION_ANSWERED, "v1.answer", DemoParty.DECIDER)
                        .put("objection", id + ".v1.privacy")
                        .put(
                                "answer",
                                "Every row is held against every element, and what is held waits for a person"
                                        + " (invented)."));
        sign("v1.custodian", DemoParty.COMMISSIONER);
        sign("v1.requester", DemoParty.REQUEST_SIGNER);
    }

    private void propose() throws IOException, DocumentException {
        file(
                PROPOSED,
                DemoParty.DECIDER,
                paper(PaperKind.AGREEMENT_PROPOSED, "v1", DemoParty.DECIDER)
                        .plain("version", 1)
                        .plain("text_sha256", sha256)
                        .plain("practice", "changed")
                        .put(
                                "practice_reason",
                                "Addresses went only on requests for a handful of persons before; the requester has more"
                                        + " matters now (invented).")
                        .put("reason", "Addresses for criminal matters of the requester (invented)."));
    }

    private PaperText review(DemoParty by, String role, String position) {
        return paper(PaperKind.AGREEMENT_REVIEWED, "v1." + role, by)
                .plain("version", 1)
                .plain("role", role)
                .plain("position", position);
    }

    private PaperText paper(PaperKind kind, String suffix, DemoParty by) {
        return PaperText.of(kind, id + "." + suffix, workspace.config().custodian(), by.person)
                .put("words", "SYNTHETIC: " + Synthetic.NOTICE)
                .put("agreement", id);
    }

    private void sign(String suffix, DemoParty by) throws IOException, DocumentException {
        Agreements agreements = Agreements.of(workspace);
        AgreementHistory history = agreements.history(id);
        AgreementText text = agreements
                .texts()
                .of(sha256)
                .orElseThrow(() -> new IOException("agreements/ lacks the text of the agreement; make it again"));
        byte[] page = SigningPage.of(history, agreements.texts(), text, packs, Opinions.of(workspace, SIGNED)::of);
        file(
                SIGNED,
                by,
                paper(PaperKind.AGREEMENT_SIGNED, suffix, by)
                        .plain("version", 1)
                        .plain("text_sha256", sha256)
                        .plain("page_sha256", AgreementTexts.sha256(page)));
    }

    /** Signatures are not the same twice: one that was made is filed as it is. */
    private void file(Instant at, DemoParty by, PaperText written) throws IOException, DocumentException {
        byte[] text = written.bytes();
        Paper paper = Paper.parse("the paper", text);
        if (Papers.read(workspace).named(paper.id()).isPresent()) {
            return;
        }
        Path kept = Papers.signature(workspace, paper.kind(), paper.id());
        Files.deleteIfExists(kept);
        try {
            new AgreementReception(workspace, register, packs, Opinions.of(workspace, at)::of, at)
                    .file(text, DetachedSignature.sign(text, identities.of(by)));
        } catch (PaperRefusal refused) {
            throw new IOException(paper.id() + ": " + refused.getMessage(), refused);
        }
    }
}
