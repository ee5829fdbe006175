package org.narrowgate.app.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.Rulebooks;
import org.narrowgate.engine.run.BarsReader;
import org.narrowgate.engine.run.Reception;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SignatureCheck;
import org.narrowgate.engine.tables.ReferenceTables;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Puts together what a request can be checked by: all of it where the custodian's workspace is at hand, and otherwise
 * what the requester himself can know. What he cannot is neither assumed nor held against him.
 */
public final class RulesAtHand {
    /** Facts that only the custodian holds, whatever the requester has at hand. */
    private static final Set<String> KNOWN_TO_CUSTODIAN = Set.of(
            "signer.office_kind",
            "signer.office_matches",
            "signer.agency_is_federal",
            "signer.agency_is_custodian",
            "signer.agency_level",
            "signer.in_office",
            "bars.stated",
            "bars.run");

    /** Facts that only the custodian holds unless the agreement is at hand. */
    private static final Set<String> KNOWN_WITH_AGREEMENT = Set.of(
            "request.addressee_is_custodian",
            "agreement.present",
            "agreement.signed",
            "agreement.in_force",
            "agreement.parties_match");

    private final RequestPackage request;
    private final RequestHeader header;
    private final Instant now;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> given = new ArrayList<>();

    private RulesAtHand(RequestPackage request, Instant now) {
        this.request = request;
        this.header = request.header();
        this.now = now;
        given.add("received and decided on " + day());
        if (!now.isBefore(header.expires().atStartOfDay(ZoneOffset.UTC).toInstant())) {
            refusals.add("request.json, `expires`: the request has expired; give it a later day and sign it again");
        }
    }

    /**
     * The rules as the requester knows them.
     *
     * @param agreement the agreement, if it was given
     * @param certificate the signer's certificate, if it was given
     * @param now instant at which the request is taken to be received and decided
     * @throws RefusedException if the pack demands nothing on that day
     */
    public static CheckRules ofRequester(
            Pack pack,
            RequestPackage request,
            Optional<AgreementDocument> agreement,
            Optional<Path> certificate,
            Instant now)
            throws IOException, DocumentException, RefusedException {
        return new RulesAtHand(request, now).requester(pack, agreement, certificate);
    }

    /**
     * The rules by which the request would be decided in a workspace.
     *
     * @throws RefusedException if its authority cannot be decided under there
     */
    public static CheckRules ofCustodian(Workspace workspace, Path packs, RequestPackage request, Instant now)
            throws IOException, DocumentException, RefusedException {
        return new RulesAtHand(request, now).custodian(workspace, packs);
    }

    private CheckRules requester(Pack pack, Optional<AgreementDocument> document, Optional<Path> certificate)
            throws IOException, DocumentException, RefusedException {
        Set<String> custodianOnly = new HashSet<>(KNOWN_TO_CUSTODIAN);
        boolean valid = signatureHolds(certificate);
        Optional<Agreement> agreement = document.map(AgreementDocument::agreement);
        RunRules.requireInForce(pack, day());
        Rulebook rulebook = Rulebooks.ofRequest(pack, header.agreement(), document, day());
        refuseUndeclared(rulebook.authority());
        Standing standing = new Standing(agreement.map(this::standing), Optional.empty());
        Facts facts = HeaderFacts.of(rulebook).bind(header, verified(valid, agreement), standing);
        knowBlanks(facts, agreement.isPresent());
        knowDocuments(facts, rulebook.authority());
        if (agreement.isEmpty()) {
            custodianOnly.addAll(KNOWN_WITH_AGREEMENT);
        }
        if (valid && certificate.isEmpty()) {
            facts.remove("request.signature_valid");
            custodianOnly.add("request.signature_valid");
        }
        given.add(adopted(agreement));
        given.add("no address is one of the requester's own offices, which the custodian lists");
        RowLayout layout = RowLayout.of(rulebook.authority());
        Set<String> roster = agreement.map(Agreement::roster).orElse(Set.of());
        Screener screener =
                Screener.of(rulebook, facts, RowFacts.of(rulebook.schema(), layout, header, roster), Judgments.none());
        AddressParser addresses = new AddressParser(ReferenceTables.load().address(List.of()));
        return new CheckRules(
                agreement.map(Agreement::id).orElse(""),
                screener,
                layout,
                addresses::parse,
                custodianOnly,
                facts,
                screener.unmetBeforeRows(),
                refusals,
                given,
                misspelt(rulebook.authority()));
    }

    private Verified verified(boolean valid, Optional<Agreement> agreement) {
        String custodian = agreement.map(Agreement::custodian).orElse(header.addressee());
        return new Verified(valid, Optional.empty(), custodian, day(), day(), request.documents());
    }

    /** A draft is checked as it would be signed: its documents lie here as the signature would bind them. */
    private void knowDocuments(Facts facts, Authority authority) {
        authority.header().documents().stream()
                .map(HeaderDeclarations.Document::id)
                .filter(header.documents()::containsKey)
                .forEach(id ->
                        facts.set(FactCatalog.document(id), request.documents().contains(id)));
    }

    /** Only the custodian's workspace says what its counsel adopted. */
    private static String adopted(Optional<Agreement> agreement) {
        boolean cites = agreement.filter(a -> !a.readings().isEmpty()).isPresent();
        return "counsel of the custodian adopted the pack" + (cites ? " and the readings that the agreement cites" : "")
                + ", or its workspace is marked demo";
    }

    /** What is left blank nobody can find to be right; what is stated and not known here stays unknown. */
    private void knowBlanks(Facts facts, boolean agreement) {
        if (!agreement && !header.addressee().isBlank()) {
            facts.remove("request.addressee_is_custodian");
        }
        if (!agreement && header.agreement().isBlank()) {
            facts.set("agreement.present", false)
                    .set("agreement.signed", false)
                    .set("agreement.in_force", false)
                    .set("agreement.parties_match", false);
        }
        if (header.signer().office().isBlank() || header.signer().agency().isBlank()) {
            facts.set("signer.office_matches", false);
        }
    }

    /** An attestation by another name, or of another than the signer, attests nothing, and would be missed without a word. */
    private List<String> misspelt(Authority authority) throws DocumentException {
        List<String> nothing = new ArrayList<>();
        request.unknownAttestations(authority).forEach(problem -> nothing.add(problem.toString()));
        header.attestations().forEach((id, who) -> {
            if (!who.isBlank() && !HeaderFacts.isAttested(header, who)) {
                nothing.add(
                        "request.json, attestation `" + id + "`: it does not name the signer, who alone signs this; "
                                + "write his name if he attests it, or \"\" if nobody does");
            }
        });
        return nothing;
    }

    /** Unlike a misspelt attestation, which attests nothing, it makes the custodian refuse the whole request. */
    private void refuseUndeclared(Authority authority) {
        try {
            request.requireDeclared(authority.header());
        } catch (DocumentException undeclared) {
            undeclared.problems().forEach(p -> refusals.add(p.toString()));
        }
    }

    private Standing.OfAgreement standing(Agreement agreement) {
        given.add("agreement " + agreement.id() + " is signed by both parties");
        boolean inForce = !day().isBefore(agreement.effective()) && day().isBefore(agreement.expires());
        boolean parties = agreement.id().equals(header.agreement())
                && agreement.requester().equals(header.requester())
                && agreement.authority().equals(header.authority());
        return new Standing.OfAgreement(true, true, inForce, parties);
    }

    /** Whether the signature is whole in itself, or made with the certificate given; pinning is the custodian's. */
    private boolean signatureHolds(Optional<Path> certificate) throws IOException {
        Optional<byte[]> signature = signature();
        if (signature.isEmpty()) {
            return false;
        }
        SignatureCheck check;
        if (certificate.isPresent()) {
            String fingerprint = Certificates.fingerprint(Certificates.read(certificate.get()));
            check = DetachedSignature.verifyFingerprint(
                    request.headerBytes(), signature.get(), Set.of(fingerprint), now);
        } else {
            check = DetachedSignature.verifyInItself(request.headerBytes(), signature.get(), now);
        }
        boolean holds = check.match(signed -> true, reason -> {
            refusals.add("request.p7s: " + reason);
            return false;
        });
        if (holds && certificate.isPresent()) {
            given.add("the custodian has the certificate " + certificate.get() + " on file for requests");
        }
        return holds;
    }

    private CheckRules custodian(Workspace workspace, Path packs)
            throws IOException, DocumentException, RefusedException {
        Optional<byte[]> signature = signature();
        Optional<Signatory> signer = Optional.empty();
        if (signature.isPresent()) {
            SignerCheck check =
                    Officials.of(workspace).verify(request.headerBytes(), signature.get(), Reception.SIGNS, now);
            check.refusal().ifPresent(reason -> refusals.add("request.p7s: " + reason));
            signer = check.signed().map(signed -> Reception.meant(signed, header));
            signer.flatMap(s -> Reception.otherName(s, header)).ifPresent(refusals::add);
        }
        Verified verified = new Verified(
                signer.isPresent(),
                signer.map(s -> new Verified.Signer(s.agency(), s.office(), s.kind(), s.level(), s.from(), s.until())),
                workspace.config().custodian(),
                day(),
                day(),
                request.documents());
        Path statement = workspace.orders().resolve(Workspace.STATEMENT);
        BarsReader.Known bars =
                Files.isRegularFile(statement) ? BarsReader.read(statement, day()) : BarsReader.Known.nothing();
        RunRules rules = RunRules.of(workspace, packs, header, verified, bars, now);
        refuseUndeclared(rules.rulebook().authority());
        Screener screener = rules.screener(Judgments.none());
        return new CheckRules(
                rules.agreementName().id(),
                screener,
                rules.rowLayout(),
                rules.addresses()::parse,
                Set.of(),
                Facts.none(rules.rulebook().schema()),
                screener.unmetBeforeRows(),
                refusals,
                given,
                misspelt(rules.rulebook().authority()));
    }

    private Optional<byte[]> signature() throws IOException {
        Optional<byte[]> signature = request.signature();
        if (signature.isEmpty()) {
            refusals.add("request.p7s: the request is not signed; `request sign` signs it");
        }
        return signature;
    }

    private LocalDate day() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
