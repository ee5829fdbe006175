package org.narrowgate.core.request;

import java.util.List;
import java.util.Set;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.Rulebook;

/** Binds what is known of the header; what was not verified stays absent, and denies. */
public final class HeaderFacts {
    /** Words that answer, where the question is who. */
    private static final Set<String> ANSWERS =
            Set.of("YES", "Y", "TRUE", "NO", "N", "FALSE", "ONE", "OK", "ATTESTED", "CONFIRMED", "CERTIFIED");

    private static final Set<String> DENIALS = Set.of("NOT", "NEVER", "CANNOT", "NOBODY", "UNATTESTED");

    private final FactSchema schema;
    private final HeaderDeclarations declared;

    private HeaderFacts(FactSchema schema, HeaderDeclarations declared) {
        this.schema = schema;
        this.declared = declared;
    }

    /** For the headers of requests under the rulebook's authority. */
    public static HeaderFacts of(Rulebook rulebook) {
        return of(rulebook.schema(), rulebook.authority().header());
    }

    /** For headers that may state, and hold, what is declared. */
    public static HeaderFacts of(FactSchema schema, HeaderDeclarations declared) {
        return new HeaderFacts(schema, declared);
    }

    /** The facts with which every row of the request begins. */
    public Facts bind(RequestHeader header, Verified verified, Standing standing) {
        Facts facts = Facts.none(schema);
        bindRequest(header, verified, facts);
        bindSigner(header, verified, facts);
        standing.agreement().ifPresent(agreement -> bindAgreement(agreement, facts));
        standing.bars().ifPresent(bars -> {
            facts.set("bars.stated", bars.stated());
            // Where nobody stated what is known of bars, "none bars the run" is no knowledge; an order is one.
            if (bars.stated() || bars.run()) {
                facts.set("bars.run", bars.run());
            }
        });
        header.attestations().forEach((id, who) -> {
            String name = FactCatalog.attestation(id);
            // A fact's name has `_` for the hyphen of an id: an id that is misspelt so is not the one declared.
            if (id.indexOf('_') < 0
                    && isAttested(header, who)
                    && schema.find(name).isPresent()) {
                facts.set(name, true);
            }
        });
        bindStatements(header, facts);
        bindDocuments(header, verified, facts);
        return facts;
    }

    private void bindStatements(RequestHeader header, Facts facts) {
        List<FieldValue> values = StatementReader.read(declared.statements(), header);
        for (int i = 0; i < values.size(); i++) {
            RowFacts.FieldBinder.ofHeader(schema, declared.statements().get(i)).bind(values.get(i), facts);
        }
    }

    /** Only a signature that counts says which document was meant. */
    private void bindDocuments(RequestHeader header, Verified verified, Facts facts) {
        for (HeaderDeclarations.Document document : declared.documents()) {
            if (verified.signatureValid() && header.documents().containsKey(document.id())) {
                facts.set(
                        FactCatalog.document(document.id()),
                        verified.documents().contains(document.id()));
            }
        }
    }

    private static void bindRequest(RequestHeader header, Verified verified, Facts facts) {
        facts.set("request.signature_valid", verified.signatureValid());
        facts.set("request.addressee_is_custodian", same(header.addressee(), verified.custodian()));
        facts.set("request.received_on", verified.receivedOn().toEpochDay());
        facts.set("request.signed_on", header.signedOn().toEpochDay());
        facts.set("request.signed_year", (long) header.signedOn().getYear());
        facts.set("request.rows", header.rows().count());
        facts.set("request.officials", (long) header.officials().size());
        facts.set("decision.day", verified.decisionDay().toEpochDay());
        stated(facts, "request.authority", header.authority());
        stated(facts, "request.requester", header.requester());
        stated(facts, "request.purpose", header.purpose());
        stated(facts, "signer.office", header.signer().office());
    }

    private static void bindSigner(RequestHeader header, Verified verified, Facts facts) {
        RequestHeader.Signer signer = header.signer();
        facts.set("signer.agency_is_requester", same(signer.agency(), header.requester()));
        if (!verified.signatureValid()) {
            return;
        }
        verified.signer().ifPresent(onFile -> {
            stated(facts, "signer.office_kind", onFile.kind());
            facts.set(
                    "signer.office_matches",
                    same(onFile.office(), signer.office()) && same(onFile.agency(), signer.agency()));
            facts.set("signer.agency_is_federal", onFile.federal());
            facts.set("signer.agency_is_custodian", same(onFile.agency(), verified.custodian()));
            stated(facts, "signer.agency_level", onFile.level());
            facts.set(
                    "signer.in_office",
                    !header.signedOn().isBefore(onFile.from())
                            && header.signedOn().isBefore(onFile.until()));
        });
    }

    private static void bindAgreement(Standing.OfAgreement agreement, Facts facts) {
        facts.set("agreement.present", agreement.present());
        facts.set("agreement.signed", agreement.signed());
        facts.set("agreement.in_force", agreement.inForce());
        facts.set("agreement.parties_match", agreement.partiesMatch());
    }

    private static void stated(Facts facts, String name, String value) {
        if (!value.isBlank()) {
            facts.set(name, value);
        }
    }

    /**
     * Whether the text of an attestation names the signer, alone or with an office or a remark behind it: his is the only
     * signature under it. A yes names nobody, a no attests nothing, and what another attests he signs elsewhere.
     */
    public static boolean isAttested(RequestHeader header, String who) {
        List<String> words = Words.of(who).list();
        return isNamed(who)
                && !ANSWERS.containsAll(words)
                && words.stream().noneMatch(DENIALS::contains)
                && same(who.split("[,(]", 2)[0], header.signer().name());
    }

    /** Whether somebody is named; a blank or a placeholder names nobody. */
    static boolean isNamed(String name) {
        return FieldReader.statusOf(name, Words.of(name)) == FieldStatus.STATED;
    }

    /** Agencies, offices and names of officials are compared word by word; a blank names nobody. */
    public static boolean same(String one, String other) {
        String words = Words.of(one).text();
        return !words.isEmpty() && words.equals(Words.of(other).text());
    }
}
