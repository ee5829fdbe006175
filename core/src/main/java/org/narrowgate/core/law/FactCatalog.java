package org.narrowgate.core.law;

import static org.narrowgate.core.law.FactType.BOOL;
import static org.narrowgate.core.law.FactType.INT;
import static org.narrowgate.core.law.FactType.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every fact that the program computes, with its meaning: the vocabulary of the conditions of a pack. */
public final class FactCatalog {
    private static final List<String> OFFICE_KINDS = List.of(
            "head-of-agency", "inspector-general", "doj-listed-officer", "sub-agency-head", "delegate", "other");

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
                    "the detached signature over the request verifies under a pinned certificate"),
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
            header("signer.office_kind", STRING, "kind of that office as pinned with its certificate", OFFICE_KINDS),
            header("signer.office_matches", BOOL, "office and agency claimed are those pinned with the certificate"),
            header(
                    "signer.agency_is_federal",
                    BOOL,
                    "the signer's agency is a Federal agency (5 U.S.C. 551(1)), as pinned"),
            header("signer.agency_is_requester", BOOL, "the signer's agency is the requesting agency"),
            header("signer.in_office", BOOL, "the certificate's tenure covers the day of signing"),
            header("agreement.present", BOOL, "the agreement that the request names is in the workspace"),
            header("agreement.signed", BOOL, "both parties' signatures on it verify under pinned certificates"),
            header("agreement.in_force", BOOL, "the decision day lies within its dates and it is not suspended"),
            header("agreement.parties_match", BOOL, "its parties and authority are those of the request"),
            header("bars.stated", BOOL, "a dated statement on bars, or a file of them, covers the decision day"),
            header("bars.run", BOOL, "a public court order in force bars the whole run"),
            header("decision.day", INT, "day of the decision"));

    /** Facts that rest on what is known of bars, so that an order lifted later may change them. */
    public static final Set<String> ON_BARS = Set.of("bars.stated", "bars.run", "record.bar", "record.bar_contested");

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
            record("record.bar", BOOL, "an order, informant flag or investigation flag names this person"),
            record("record.bar_contested", BOOL, "a contested bar, such as a protected status, names this person"),
            record("record.address_due", BOOL, "the record holds an address within the requested periods"),
            record("record.address_agrees", BOOL, "the address due is the one that the row states"),
            record("record.fields_in_scope", INT, "fields that may go by category and provenance and are held"),
            record("record.deceased", BOOL, "the record holds a date of death"));

    private static final List<FactDeclaration> RELEASE = List.of(
            release(
                    "safeguards.present",
                    BOOL,
                    "a safeguards document on the recipient is in force on the day of release"),
            release("safeguards.open_findings", INT, "safeguard findings still open"),
            release("safeguards.open_without_plan", INT, "of these, findings without a dated corrective plan"),
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

    /** The schema for a pack: what is always computed, and what follows from the fields and numbers it declares. */
    public static FactSchema schema(
            List<FieldDeclaration> fields, List<NumberDeclaration> numbers, List<Authority.Attestation> attestations) {
        List<FactDeclaration> all = new ArrayList<>(HEADER);
        attestations.forEach(a -> all.add(header(attestation(a.id()), BOOL, "the signer attests: " + a.text())));
        all.addAll(SUBJECT);
        numbers.forEach(n -> all.add(row(
                "number." + n.name() + ".status",
                STRING,
                "how the number was stated",
                List.of("ABSENT", "PLACEHOLDER", "INVALID", "VALID"))));
        fields.forEach(f -> all.addAll(of(f)));
        all.addAll(RECORD);
        all.addAll(RELEASE);
        return FactSchema.of(all);
    }

    /** The fact that an attestation of this id was made; a condition cannot spell hyphens. */
    public static String attestation(String id) {
        return "attested." + id.replace('-', '_');
    }

    private static List<FactDeclaration> of(FieldDeclaration field) {
        String base = "row." + field.name();
        List<FactDeclaration> facts = new ArrayList<>();
        facts.add(row(
                base + ".status",
                STRING,
                "how the field was stated; UNLISTED: readable, but not among what the pack lists",
                List.of("STATED", "ABSENT", "PLACEHOLDER", "MALFORMED", "UNLISTED")));
        field.whenBlank()
                .ifPresent(w -> facts.add(row(
                        base + ".basis",
                        STRING,
                        "stated, or attested where the row is blank and the header attests",
                        List.of("stated", "attested"))));
        addByType(field, base, facts);
        return facts;
    }

    private static void addByType(FieldDeclaration field, String base, List<FactDeclaration> facts) {
        switch (field.type()) {
            case TEXT -> addText(field, base, facts);
            case CODE -> facts.add(row(base + ".repeated", INT, "rows of the request that state the same"));
            case CHOICE -> facts.add(row(base, STRING, "the value stated", sorted(field.values())));
            case CITATION -> {
                facts.add(row(base, STRING, "the provision stated, as the pack lists it", sorted(field.values())));
                facts.add(row(
                        base + ".kind",
                        STRING,
                        "what the pack calls it; mixed if several of different kinds are stated",
                        kinds(field)));
            }
            case DATE -> facts.add(row(base, INT, "that day"));
            case FLAG -> facts.add(row(base, BOOL, "yes"));
            case PERIODS -> {
                facts.add(row(base + ".count", INT, "years stated"));
                facts.add(row(base + ".first", INT, "earliest year stated"));
                facts.add(row(base + ".last", INT, "latest year stated"));
            }
            case ROSTER -> {
                facts.add(row(base + ".count", INT, "officials named"));
                facts.add(row(base + ".unknown", INT, "of these, not on the header's roster"));
                facts.add(row(base + ".outside", INT, "of these, not officers or employees of the requester"));
                facts.add(row(base + ".most_rows", INT, "rows of the request that name the busiest of them"));
                facts.add(row(
                        base + ".off_agreement",
                        INT,
                        "of these, not on the agreement's roster; known only where the agreement has one"));
            }
        }
    }

    private static void addText(FieldDeclaration field, String base, List<FactDeclaration> facts) {
        facts.add(row(
                base + ".words",
                INT,
                "different words in it, figures and what those particulars state of the row left out"));
        facts.add(row(base + ".repeated", INT, "rows of the request that state it word for word"));
        facts.add(row(
                base + ".particulars",
                INT,
                "of this row's own particulars " + field.particulars() + ", how many it names"));
        field.vocabularies()
                .forEach((name, phrases) -> facts.add(
                        row(base + ".speaks." + name, BOOL, "it holds one of the pack's phrases `" + name + "`")));
    }

    private static List<String> sorted(Map<String, List<String>> values) {
        return values.keySet().stream().sorted().toList();
    }

    private static List<String> kinds(FieldDeclaration field) {
        Set<String> kinds = new TreeSet<>(Set.of("mixed", "unlisted"));
        field.values().values().forEach(kinds::addAll);
        return List.copyOf(kinds);
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
