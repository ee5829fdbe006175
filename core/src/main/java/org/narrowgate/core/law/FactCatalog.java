package org.narrowgate.core.law;

import static org.narrowgate.core.law.FactType.BOOL;
import static org.narrowgate.core.law.FactType.INT;
import static org.narrowgate.core.law.FactType.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every fact that the program computes, with its meaning: the vocabulary of the conditions of a pack. */
public final class FactCatalog {
    /** Kinds of office that every pack knows; a pack may declare others. */
    public static final List<String> OFFICE_KINDS = List.of(
            "head-of-agency", "inspector-general", "doj-listed-officer", "sub-agency-head", "delegate", "other");

    /** Levels of government, and what is none. */
    public static final List<String> AGENCY_LEVELS =
            List.of("federal", "state", "local", "tribal", "foreign", "private");

    private static final String OFFICE_KIND = "signer.office_kind";
    private static final String AGENCY_IS_CUSTODIAN = "signer.agency_is_custodian";
    private static final String AGENCY_LEVEL = "signer.agency_level";
    private static final String BAR_FLAG = "record.bar_flag";
    private static final String BAR_ORDER = "record.bar_order";

    private static final List<String> ADDRESS_STATUSES = List.of(
            "ABSENT",
            "PLACEHOLDER",
            "FOREIGN",
            "REQUESTERS_OWN",
            "INSTITUTION",
            "NO_FIXED_ADDRESS",
            "ZIP_ONLY",
            "LOCALITY_ONLY",
            "NO_STREET",
            "NO_NUMBER",
            "NO_LOCALITY",
            "ZIP_STATE_CONFLICT",
            "ZIP_CITY_CONFLICT",
            "CARE_OF",
            "PO_BOX",
            "REPEATED",
            "NO_ZIP",
            "STATED");

    private static final List<FactDeclaration> HEADER = List.of(
            header(
                    "request.signature_valid",
                    BOOL,
                    "the detached signature over the request verifies under a certificate on file, of somebody who may ask"),
            header("request.addressee_is_custodian", BOOL, "the request is addressed to this workspace's custodian"),
            header("request.received_on", INT, "day on which the custodian received the request"),
            header("request.signed_on", INT, "day on which the request says that it was signed"),
            header("request.signed_year", INT, "calendar year of that day"),
            header("request.authority", STRING, "id of the authority invoked, as the pack names itself"),
            header("request.requester", STRING, "name of the requesting agency"),
            header("request.purpose", STRING, "code of the purpose stated"),
            header("request.rows", INT, "rows in the request file, duplicates and malformed ones included"),
            header("request.officials", INT, "officials on the header's roster"),
            header("signer.office", STRING, "title of the office that the signer claims, as stated"),
            header(
                    OFFICE_KIND,
                    STRING,
                    "kind of that office as on file, `delegate` for who asks by delegation, also one that the pack declares",
                    OFFICE_KINDS),
            header("signer.office_matches", BOOL, "office and agency claimed are those on file for the signer"),
            header(
                    "signer.agency_is_federal",
                    BOOL,
                    "the signer's agency is a Federal agency (5 U.S.C. 551(1)), as on file"),
            header("signer.agency_is_requester", BOOL, "the signer's agency is the requesting agency"),
            header(
                    AGENCY_IS_CUSTODIAN,
                    BOOL,
                    "the signer's agency, as on file, is this workspace's custodian: he opens the door himself"),
            header(
                    AGENCY_LEVEL,
                    STRING,
                    "level of government of the signer's agency, as on file; not known where none is filed",
                    AGENCY_LEVELS),
            header("signer.in_office", BOOL, "the tenure on file covers the day of signing"),
            header("agreement.present", BOOL, "the agreement that the request names is in the workspace"),
            header(
                    "agreement.signed",
                    BOOL,
                    "it was reviewed, found sufficient and signed for both parties by who could, as the papers on file say"),
            header("agreement.in_force", BOOL, "the decision day lies within its dates and it is not suspended"),
            header("agreement.parties_match", BOOL, "its parties and authority are those of the request"),
            header("bars.stated", BOOL, "a dated statement on bars, or a file of them, covers the decision day"),
            header("bars.run", BOOL, "a public court order in force bars the whole run"),
            header("decision.day", INT, "day of the decision"));

    /** Facts that rest on what is known of bars, so that an order lifted later may change them. */
    public static final Set<String> ON_BARS =
            Set.of("bars.stated", "bars.run", "record.bar", BAR_FLAG, BAR_ORDER, "record.bar_contested");

    /** Facts that the law of a run holds only where an element looks at them: the law of other packs stays as it was. */
    public static final Set<String> WHERE_LOOKED_AT = Set.of(AGENCY_IS_CUSTODIAN, AGENCY_LEVEL);

    private static final List<FactDeclaration> SUBJECT = List.of(
            row("row.readable", BOOL, "the line could be read as a row"),
            row("row.unique", BOOL, "no earlier row of the request has the same particulars"),
            row(
                    "row.resent_after_refusal",
                    BOOL,
                    "an earlier request was refused for this person and now states other particulars"),
            row(
                    "subject.name.status",
                    STRING,
                    "how the name was stated; INCOMPLETE: a given or a family name is missing",
                    List.of("STATED", "INCOMPLETE", "ABSENT", "PLACEHOLDER")),
            row(
                    "subject.birth_date.status",
                    STRING,
                    "how the birth date was stated",
                    List.of("STATED", "ABSENT", "PLACEHOLDER", "MALFORMED")),
            row("subject.birth_date", INT, "day of birth as stated"),
            row(
                    "subject.address.status",
                    STRING,
                    "what the stated address is, by the parser's precedence; repetition is `subject.address.repeated`",
                    ADDRESS_STATUSES),
            row(
                    "subject.address.located",
                    BOOL,
                    "number, street (or box) and a city with State or a ZIP are stated, whatever else it is"),
            row(
                    "subject.address.institution",
                    BOOL,
                    "the address, or the name in it, is that of a detention, jail, hospital, shelter or court"),
            row("subject.address.repeated", INT, "rows of the request that state this same address"));

    private static final List<FactDeclaration> RECORD = List.of(
            record(
                    "identification.status",
                    STRING,
                    "whether the person is, strictly, one record",
                    List.of("IDENTIFIED", "NOT_FOUND", "AMBIGUOUS", "CONFLICTING")),
            record(
                    "record.bar",
                    BOOL,
                    "an order, informant flag or investigation flag names this person: one of the next two"),
            record(BAR_FLAG, BOOL, "an informant flag or investigation flag names this person"),
            record(
                    BAR_ORDER,
                    BOOL,
                    "a court order, or another bar that is neither such a flag nor contested, names this person"),
            record("record.bar_contested", BOOL, "a contested bar, such as a protected status, names this person"),
            record("record.address_due", BOOL, "the record holds an address within the requested periods"),
            record("record.address_agrees", BOOL, "the address due is the one that the row states"),
            record("record.fields_in_scope", INT, "fields that may go by category and provenance and are held"),
            record("record.deceased", BOOL, "the record holds a date of death"));

    private static final List<FactDeclaration> RELEASE = List.of(
            release(
                    "safeguards.present",
                    BOOL,
                    "evidence on the recipient's safeguards counts on the day of release: of the register, or a document"),
            release("safeguards.open_findings", INT, "safeguard findings still open, in the register or the document"),
            release("safeguards.open_without_plan", INT, "of these, findings without a dated corrective plan"),
            release(
                    "safeguards.evidence_current",
                    BOOL,
                    "of each kind of evidence on the recipient that was ever filed, some counts on the day of release"),
            release(
                    "safeguards.recipient_cleared",
                    BOOL,
                    "the clearance on file of the official to whom the release is sealed lasts on the day of release"),
            release(
                    "safeguards.recipient_trained",
                    BOOL,
                    "the training on file of the official to whom the release is sealed lasts on the day of release"),
            release("safeguards.fips_140", BOOL, "the recipient's cryptography is validated under FIPS 140"),
            release("safeguards.mfa", BOOL, "the recipient gives access only with more than one factor"),
            release("safeguards.encryption_at_rest", BOOL, "the recipient encrypts what it keeps"),
            release("safeguards.audit_log", BOOL, "the recipient logs every access"),
            release("safeguards.audit_log_years", INT, "years for which the recipient keeps that log"),
            release("safeguards.contractors", BOOL, "contractors of the recipient have access"),
            release("safeguards.cloud", BOOL, "the information lies with a provider of computing"),
            release(
                    "accounting.written",
                    BOOL,
                    "the accounting entry for this release is on disk and its commitment logged"),
            release(
                    "release.authorised",
                    BOOL,
                    "a releasing official other than the decider signed for this run and checkpoint"),
            release(
                    "release.within_delegation",
                    BOOL,
                    "that official's delegation names this provision and covers the day"),
            release(
                    "release.recipient_matches",
                    BOOL,
                    "the recipient certificate is the one that request and authorisation name"));

    private FactCatalog() {}

    /** The schema for a pack whose header states nothing beside what every header has. */
    public static FactSchema schema(
            List<FieldDeclaration> fields, List<NumberDeclaration> numbers, List<Authority.Attestation> attestations) {
        return schema(fields, numbers, attestations, HeaderDeclarations.none());
    }

    /** The schema for a pack: what is always computed, and what follows from what it declares. */
    public static FactSchema schema(
            List<FieldDeclaration> fields,
            List<NumberDeclaration> numbers,
            List<Authority.Attestation> attestations,
            HeaderDeclarations declared) {
        List<FactDeclaration> all = new ArrayList<>();
        HEADER.forEach(fact -> all.add(fact.name().equals(OFFICE_KIND) ? withKinds(fact, declared.offices()) : fact));
        attestations.forEach(a -> all.add(header(attestation(a.id()), BOOL, "the signer attests: " + a.text())));
        declared.statements().forEach(s -> all.addAll(FieldFacts.ofHeader(s)));
        declared.documents()
                .forEach(d -> all.add(header(
                        document(d.id()),
                        BOOL,
                        "it lies with the request as the header binds it, and is not empty; not known where the header"
                                + " names none: " + d.text())));
        all.addAll(SUBJECT);
        numbers.forEach(n -> all.add(row(
                "number." + n.name() + ".status",
                STRING,
                "how the number was stated",
                List.of("ABSENT", "PLACEHOLDER", "INVALID", "VALID"))));
        fields.forEach(f -> all.addAll(FieldFacts.ofRow(f)));
        all.addAll(RECORD);
        all.addAll(RELEASE);
        return FactSchema.of(all);
    }

    /** The fact that an attestation of this id was made; a condition cannot spell hyphens. */
    public static String attestation(String id) {
        return "attested." + id.replace('-', '_');
    }

    /** The fact that the document of this id lies with the request. */
    public static String document(String id) {
        return "document." + id.replace('-', '_') + ".present";
    }

    private static FactDeclaration withKinds(FactDeclaration fact, List<HeaderDeclarations.Office> offices) {
        List<String> kinds = new ArrayList<>(OFFICE_KINDS);
        offices.forEach(o -> kinds.add(o.kind()));
        return header(fact.name(), fact.type(), fact.doc(), kinds);
    }

    private static FactDeclaration header(String name, FactType type, String doc) {
        return new FactDeclaration(name, type, Stage.HEADER, doc);
    }

    private static FactDeclaration header(String name, FactType type, String doc, List<String> values) {
        return new FactDeclaration(name, type, Stage.HEADER, doc, values);
    }

    private static FactDeclaration row(String name, FactType type, String doc) {
        return new FactDeclaration(name, type, Stage.ROW, doc);
    }

    private static FactDeclaration row(String name, FactType type, String doc, List<String> values) {
        return new FactDeclaration(name, type, Stage.ROW, doc, values);
    }

    private static FactDeclaration record(String name, FactType type, String doc, List<String> values) {
        return new FactDeclaration(name, type, Stage.RECORD, doc, values);
    }

    private static FactDeclaration record(String name, FactType type, String doc) {
        return new FactDeclaration(name, type, Stage.RECORD, doc);
    }

    private static FactDeclaration release(String name, FactType type, String doc) {
        return new FactDeclaration(name, type, Stage.RELEASE, doc);
    }
}
