package org.narrowgate.engine.agreement;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementHistory.Doing;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers on agreements; what cannot be done as things stand is refused with what would be needed. */
public final class AgreementReception {
    private final Workspace workspace;
    private final Register register;
    private final Path packs;
    private final SigningPage.Adopting adopted;
    private final Instant now;

    /**
     * Works in an open register.
     *
     * @param packs folder of the statute packs
     * @param adopted what counsel adopted of a pack
     */
    public AgreementReception(
            Workspace workspace, Register register, Path packs, SigningPage.Adopting adopted, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.packs = packs;
        this.adopted = adopted;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.AGREEMENTS, this::faults);
    }

    /** What stands in the way of a paper; empty if it can be filed. */
    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        Agreements agreements = Agreements.of(workspace);
        AgreementAct act = AgreementPaper.read(paper);
        AgreementHistory history = agreements.history(act.agreement());
        Case at = new Case(agreements, history, signer, new ArrayList<>());
        if (act instanceof AgreementAct.Proposed proposed) {
            proposed(at, proposed);
        } else if (history.lastVersion() == 0) {
            at.faults.add("no agreement `" + act.agreement() + "` was ever proposed; `agreement list` names those that"
                    + " were, `agreement propose` begins one");
        } else if (act instanceof AgreementAct.Reviewed reviewed) {
            reviewed(at, reviewed);
        } else if (act instanceof AgreementAct.Answered answered) {
            answered(at, answered);
        } else if (act instanceof AgreementAct.Signed signed) {
            signed(at, signed);
        } else if (act instanceof AgreementAct.Affirmed affirmed) {
            affirmed(at, affirmed);
        } else {
            others(at, act);
        }
        return List.copyOf(at.faults);
    }

    private record Case(
            Agreements agreements, AgreementHistory history, SignerCheck.Signed signer, List<String> faults) {
        String fingerprint() {
            return signer.by().fingerprint();
        }

        boolean isSigner(AgreementPaper paper) {
            return paper.filed().certificate().equals(fingerprint())
                    || paper.signer()
                            .filter(p -> p.id().equals(signer.by().person()))
                            .isPresent();
        }

        /** Whether it was signed for the side of who signs now, as was known when it was filed. */
        boolean isOfSameSide(AgreementPaper paper) {
            Side side = signer.by().authority().office().side();
            return agreements
                    .officials()
                    .knownAt(paper.at())
                    .judge(paper.filed().certificate(), List.of(Mandate.of(Act.AGREEMENT, side)), paper.at())
                    .signed()
                    .isPresent();
        }

        boolean isLast(long version) {
            if (version != history.lastVersion()) {
                faults.add("version " + history.lastVersion() + " is the last one proposed, and this is about version "
                        + version + ": read the last one and draft again");
            }
            return version == history.lastVersion();
        }
    }

    private void proposed(Case at, AgreementAct.Proposed act) throws IOException, DocumentException {
        long next = at.history().lastVersion() + 1;
        if (act.version() != next) {
            at.faults().add("the next version is " + next + ", not " + act.version() + ": draft it again");
        }
        Optional<AgreementText> text = at.agreements().texts().of(act.text());
        if (text.isEmpty()) {
            at.faults()
                    .add("no text in agreements/ has the SHA-256 " + act.text() + ": put it there as it is proposed");
            return;
        }
        if (!text.get().id().equals(act.agreement())) {
            at.faults()
                    .add("the text is that of the agreement `" + text.get().id() + "`, not of `" + act.agreement()
                            + "`");
        }
        if (!text.get().custodian().equals(workspace.config().custodian())) {
            at.faults().add("the text's `custodian` is not the one of narrowgate.yaml");
        }
        if (!isOfParty(at.signer(), text.get())) {
            at.faults().add("who signed holds no office of a party to it, and nobody else proposes it");
        }
        Path folder = packs.resolve(text.get().authority()).normalize();
        if (!folder.startsWith(packs.normalize())) {
            at.faults().add("the text's `authority` is no pack");
            return;
        }
        Pack pack = PackReader.read(folder);
        AgreementReader.read(text.get().file(), pack, adopted.of(pack));
    }

    private void reviewed(Case at, AgreementAct.Reviewed act) {
        if (!at.isLast(act.version())) {
            return;
        }
        Mandate mandate = Mandate.of(act.role().act(), Side.CUSTODIAN);
        at.agreements()
                .officials()
                .judge(at.fingerprint(), List.of(mandate), now)
                .refusal()
                .ifPresent(at.faults()::add);
        at.history().proposal(act.version()).filter(p -> at.isSigner(p.paper())).ifPresent(p -> at.faults()
                .add("who proposed a version may not review it; let another one"));
        if (act.sufficiency().isPresent()
                && (act.role() != AgreementAct.Role.COUNSEL || act.position() != Position.CONCUR)) {
            at.faults().add("a statement of legal sufficiency is counsel's, who concurs with it");
        }
        boolean same = at
                .history()
                .all(
                        AgreementAct.Reviewed.class,
                        r -> r.version() == act.version() && r.role() == act.role() && r.position() == act.position())
                .stream()
                .anyMatch(r -> at.isSigner(r.paper()));
        if (same && act.position() == Position.CONCUR) {
            at.faults().add("the same person concurred with this version already, and that stands");
        }
    }

    private static void answered(Case at, AgreementAct.Answered act) {
        Optional<AgreementHistory.Objection> objection = at.history().objections().stream()
                .filter(o -> o.paper().id().equals(act.objection()))
                .findFirst();
        if (objection.isEmpty()) {
            at.faults().add("no objection `" + act.objection() + "` was made; `agreement show` names them");
        } else if (at.isSigner(objection.get().paper())) {
            at.faults().add("who objects does not answer himself; a new review says that he concurs now");
        }
    }

    private void signed(Case at, AgreementAct.Signed act) throws IOException, DocumentException {
        Optional<Doing<AgreementAct.Proposed>> proposal = at.history().proposal(act.version());
        if (!at.isLast(act.version()) || proposal.isEmpty()) {
            return;
        }
        if (!proposal.get().act().text().equals(act.text())) {
            at.faults().add("the text that was proposed is another than the one signed: draft the signing page again");
            return;
        }
        at.faults().addAll(at.agreements().lackingBeforeSignature(act.agreement(), now));
        approver(at, proposal.get());
        Optional<AgreementText> text = at.agreements().texts().of(act.text());
        if (at.faults().isEmpty() && text.isPresent()) {
            byte[] page = SigningPage.of(at.history(), at.agreements().texts(), text.get(), packs, adopted);
            if (!AgreementTexts.sha256(page).equals(act.page())) {
                at.faults()
                        .add("the signing page is not what it was when this was drafted: something was filed since."
                                + " Read it again, and sign that (`agreement sign`)");
            } else {
                SignedPages.of(workspace).keep(page);
            }
        }
    }

    private static void approver(Case at, Doing<AgreementAct.Proposed> proposal) {
        boolean reviewer =
                at
                        .history()
                        .all(
                                AgreementAct.Reviewed.class,
                                r -> r.version() == proposal.act().version())
                        .stream()
                        .anyMatch(r -> at.isSigner(r.paper()));
        if (at.isSigner(proposal.paper()) || reviewer) {
            at.faults()
                    .add("who wrote or reviewed a version may not approve it; let another holder of such an office"
                            + " sign");
        }
    }

    private static void affirmed(Case at, AgreementAct.Affirmed act) {
        Optional<Doing<AgreementAct.Proposed>> proposal = at.history().proposal(act.version());
        if (proposal.isEmpty() || !proposal.get().act().text().equals(act.text())) {
            at.faults().add("version " + act.version() + " was not proposed with that text; `agreement show` has it");
            return;
        }
        boolean signed = at.history().all(AgreementAct.Signed.class, s -> s.version() == act.version()).stream()
                .anyMatch(s -> at.isOfSameSide(s.paper()));
        if (!signed) {
            at.faults()
                    .add("nobody signed version " + act.version()
                            + " for this side yet: only a signature covers the page"
                            + " with its objections (`agreement sign`)");
        }
        approver(at, proposal.get());
    }

    private void others(Case at, AgreementAct act) throws IOException, DocumentException {
        AgreementStanding standing = at.agreements().standing(act.agreement(), now);
        if (!(act instanceof AgreementAct.Published) && !isOfParty(at.signer(), standing)) {
            at.faults().add("who signed holds no office of a party to it, and nobody else changes how it stands");
        }
        if (act instanceof AgreementAct.Resumed) {
            boolean own = at.history().all(AgreementAct.Suspended.class, s -> true).stream()
                    .anyMatch(s -> at.isOfSameSide(s.paper()));
            if (!own) {
                at.faults().add("this side did not suspend it; who did lets it go on");
            }
        }
        if (act instanceof AgreementAct.Renewed renewed) {
            boolean later =
                    standing.expires().filter(e -> renewed.until().isAfter(e)).isPresent();
            if (!standing.isSigned()
                    || standing.state() == AgreementStanding.State.EXPIRED
                    || standing.state() == AgreementStanding.State.ENDED) {
                at.faults().add("it is " + standing.state() + ": what ran out or ended is proposed anew");
            } else if (!later) {
                at.faults().add("it runs until " + standing.expires().orElseThrow() + " anyway; name a later day");
            }
        }
    }

    /** Whose it is cannot be told without its text, and then it is in force for nobody. */
    private static boolean isOfParty(SignerCheck.Signed signer, AgreementStanding standing) {
        return standing.text().map(text -> isOfParty(signer, text)).orElse(true);
    }

    private static boolean isOfParty(SignerCheck.Signed signer, AgreementText text) {
        return signer.ways().stream()
                .map(Signatory::agency)
                .anyMatch(agency -> agency.equals(text.custodian()) || agency.equals(text.requester()));
    }
}
