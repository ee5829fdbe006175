package org.narrowgate.engine.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Takes a request's header from its document, collecting whatever is wrong with it. */
final class HeaderReader {
    static final String FORMAT = "narrowgate-request-1";
    private static final RequestHeader.RowsFile UNBOUND =
            new RequestHeader.RowsFile("", RowsFormat.CSV.mediaType(), "", 0);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    /** What a draft holds where something is still to be filled in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]*>");
    /** Controls, marks that turn the direction of writing, and surrogates without their other half. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\u202A-\u202E\u2066-\u2069]");

    private static final Set<String> RESERVED = Set.of(RequestPackage.HEADER, RequestPackage.SIGNATURE);

    /** Most rows of one request: as many as an array can hold. */
    static final long MOST_ROWS = Integer.MAX_VALUE - 16L;

    /** How complete a header has to be. What a blank stands for is never guessed: it is not stated. */
    enum Form {
        /** Ready to be signed: every key, and the rows file bound by its digest and count. */
        FINISHED,
        /** Every key; the rows file is not bound yet. */
        DRAFT,
        /** What the mapping of a bare file says of the request; the program adds format and rows. */
        MAPPED
    }

    private final Section section;
    private final Problems problems;
    private final Form form;

    private HeaderReader(Section section, Problems problems, Form form) {
        this.section = section;
        this.problems = problems;
        this.form = form;
    }

    /** The header of a request; empty if there was a problem. */
    static Optional<RequestHeader> read(Node node, Problems problems, Form form) {
        int before = problems.count();
        Section section = Section.of("a request", node, problems);
        RequestHeader header = new HeaderReader(section, problems, form).header();
        section.close();
        return problems.count() == before ? Optional.of(header) : Optional.empty();
    }

    private RequestHeader header() {
        if (form != Form.MAPPED) {
            String format = text(section, "format");
            if (!format.isEmpty() && !format.equals(FORMAT)) {
                problems.add(section.markOf("format"), "the format is not known", "write `" + FORMAT + "`");
            }
        }
        String id = id();
        Optional<LocalDate> signedOn = date("signed_on");
        Optional<LocalDate> expires = date("expires");
        if (signedOn.isPresent() && expires.isPresent() && !expires.get().isAfter(signedOn.get())) {
            problems.add(
                    section.markOf("expires"),
                    "the request expires before or on the day it is signed",
                    "correct one of the dates");
        }
        return new RequestHeader(
                id,
                signedOn.orElse(LocalDate.EPOCH),
                expires.orElse(LocalDate.EPOCH),
                stated(section, "requester"),
                stated(section, "addressee"),
                signer(),
                stated(section, "agreement"),
                text(section, "authority"),
                stated(section, "purpose"),
                attestations(),
                statements(),
                new HeaderDocuments(section, problems, form, this::text).read(),
                officials(),
                form == Form.MAPPED ? UNBOUND : rows(),
                certificate());
    }

    private String id() {
        String id = text(section, "request_id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            problems.add(
                    section.markOf("request_id"),
                    "`request_id` must be at most 80 letters, digits and `. _ -`",
                    "choose another id, and put no personal data into it");
        }
        return id;
    }

    private RequestHeader.Signer signer() {
        return nested("signer", "the signer")
                .map(s -> closed(
                        s, new RequestHeader.Signer(stated(s, "name"), stated(s, "office"), stated(s, "agency"))))
                .orElse(new RequestHeader.Signer("", "", ""));
    }

    private Map<String, String> attestations() {
        Map<String, String> attestations = new LinkedHashMap<>();
        nested("attestations", "the attestations").ifPresent(s -> s.all().forEach((id, entry) -> {
            if (id.isBlank()) {
                problems.add(entry.key(), "an attestation's id is blank", "write which attestation it is");
            }
            refuseUnfit(entry.key(), "an attestation's id", id);
            attestations.put(id.strip(), stated(s, id));
        }));
        return attestations;
    }

    /** A header may state nothing beside what every header does; what is left blank is not stated. */
    private Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        section.section("statements", "the statements").ifPresent(s -> s.all().forEach((name, entry) -> {
            String text = stated(s, name);
            if (text.length() > RowParser.LONGEST_CELL) {
                problems.add(
                        entry.value().mark(),
                        "`" + name + "` has more than " + RowParser.LONGEST_CELL + " characters",
                        "shorten it; what is longer can be a document");
            }
            if (!text.isEmpty()) {
                statements.put(name, text);
            }
        }));
        return statements;
    }

    private List<RequestHeader.Official> officials() {
        List<RequestHeader.Official> officials = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        if (form != Form.MAPPED) {
            section.required("officials");
        }
        section.sections("officials", "an official", s -> {
            String id = text(s, "id");
            if (!id.isBlank() && !ids.add(id.strip().toUpperCase(Locale.ROOT))) {
                problems.add(s.markOf("id"), "two officials have this id", "give each an id of his own");
            }
            if (id.indexOf(';') >= 0) {
                problems.add(s.markOf("id"), "an id holds `;`", "`;` divides ids in the rows: leave it out");
            }
            officials.add(new RequestHeader.Official(id, stated(s, "name"), stated(s, "employer"), kind(s)));
        });
        return officials;
    }

    private RequestHeader.Kind kind(Section official) {
        String word = text(official, "kind");
        Optional<RequestHeader.Kind> kind = RequestHeader.Kind.of(word);
        if (kind.isEmpty() && !word.isEmpty()) {
            List<String> words = new ArrayList<>();
            for (RequestHeader.Kind known : RequestHeader.Kind.values()) {
                words.add(known.word());
            }
            problems.add(
                    official.markOf("kind"), "this kind of official is not known", NearestName.remedy(word, words));
        }
        return kind.orElse(RequestHeader.Kind.OTHER);
    }

    private RequestHeader.RowsFile rows() {
        return nested("rows", "the rows file").map(s -> closed(s, rows(s))).orElse(UNBOUND);
    }

    private RequestHeader.RowsFile rows(Section s) {
        String name = rowsName(s);
        String mediaType = mediaType(s, RowsFormat.of(name));
        if (form == Form.DRAFT) {
            s.node("sha256");
            s.node("count");
            return new RequestHeader.RowsFile(name, mediaType, "", 0);
        }
        if (s.node("sha256").filter(HeaderReader::isUnbound).isPresent()) {
            s.node("count");
            problems.add(
                    s.markOf("sha256"),
                    "`sha256` is not written: the request is not signed, and nothing binds it to its rows",
                    "`request sign` signs it");
            return UNBOUND;
        }
        String sha256 = text(s, "sha256");
        if (!sha256.isEmpty() && !SHA256.matcher(sha256).matches()) {
            problems.add(
                    s.markOf("sha256"),
                    "`sha256` must be 64 hexadecimal digits in lower case",
                    "write what `sha256sum` prints for the file");
        }
        int before = problems.count();
        long count = s.number("count");
        if (problems.count() == before && (count < 1 || count > MOST_ROWS)) {
            problems.add(
                    s.markOf("count"),
                    "the request must have at least one row and at most two thousand million",
                    "count the data rows, the header line not among them");
        }
        return new RequestHeader.RowsFile(name, mediaType, sha256, count);
    }

    /** As `request new` and a draft that was filled in leave it. */
    private static boolean isUnbound(Node sha256) {
        return sha256 instanceof Node.Scalar scalar
                && (scalar.text().isBlank() || scalar.text().strip().startsWith("<"));
    }

    private String rowsName(Section s) {
        String name = text(s, "file");
        if (!name.isEmpty() && !isFileName(name)) {
            problems.add(
                    s.markOf("file"),
                    "`file` must be the name of a file in the request's own folder",
                    "write the bare name, e.g. `rows.csv`");
        }
        if (isFileName(name) && RowsFormat.of(name).isEmpty()) {
            problems.add(
                    s.markOf("file"),
                    "the name of the rows file does not say what is in it",
                    "let it end in one of " + RowsFormat.endings());
        }
        return name;
    }

    private String mediaType(Section s, Optional<RowsFormat> format) {
        String mediaType = text(s, "media_type");
        if (!mediaType.isEmpty()
                && format.isPresent()
                && !mediaType.equals(format.get().mediaType())) {
            problems.add(
                    s.markOf("media_type"),
                    "this is not the media type of the rows file",
                    "write `" + format.get().mediaType() + "`, or correct the name of the file");
        }
        return mediaType;
    }

    private String certificate() {
        String named = stated(section, "recipient_certificate");
        if (!named.isEmpty()
                && !ID.matcher(named).matches()
                && !SHA256.matcher(named).matches()) {
            problems.add(
                    section.markOf("recipient_certificate"),
                    "`recipient_certificate` must be the name of a PEM file in the request's folder, or its SHA-256",
                    "write the bare name, e.g. `recipient.pem`");
        }
        return named;
    }

    /** Whether it is the bare name of a file that may lie beside the header. */
    static boolean isFileName(String name) {
        return ID.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Names what the authority does not declare of statements and documents: it would be missed without a word. */
    static void undeclared(Section header, HeaderDeclarations declared) {
        undeclared(
                header,
                "statements",
                "the statement",
                declared.statements().stream().map(FieldDeclaration::name).toList());
        undeclared(
                header,
                "documents",
                "the document",
                declared.documents().stream()
                        .map(HeaderDeclarations.Document::id)
                        .toList());
    }

    /** Names the attestations that the authority does not ask for. */
    static void unknownAttestations(Section header, Authority authority) {
        undeclared(
                header,
                "attestations",
                "the attestation",
                authority.attestations().stream().map(Authority.Attestation::id).toList());
    }

    private static void undeclared(Section header, String key, String what, List<String> known) {
        header.section(key, "`" + key + "`").ifPresent(s -> s.all().forEach((name, entry) -> {
            if (!known.contains(name)) {
                header.problems().unknown(entry.key(), what, name, known);
            }
        }));
    }

    static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }

    private Optional<Section> nested(String key, String what) {
        if (form != Form.MAPPED) {
            section.required(key);
        }
        return section.section(key, what);
    }

    /** A text that may be blank, and in a mapping absent: then nothing is stated, and what needs it is not shown. */
    private String stated(Section from, String key) {
        Optional<Node> node = form == Form.MAPPED ? from.node(key) : from.required(key);
        boolean said = node.isPresent()
                && !(node.get() instanceof Node.Scalar scalar
                        && scalar.type() == Node.ScalarType.TEXT
                        && scalar.text().isBlank());
        return said ? text(from, key) : "";
    }

    /** The date; empty if there was a problem with it. */
    private Optional<LocalDate> date(String key) {
        int before = problems.count();
        LocalDate date = section.date(key);
        return problems.count() == before ? Optional.of(date) : Optional.empty();
    }

    /** The text without blanks around it; empty if there was a problem with its kind. */
    private String text(Section from, String key) {
        Optional<Node> node = from.required(key);
        if (node.isEmpty()) {
            return "";
        }
        // A number or flag taken for text would be written back as another document than the one that was signed.
        if (!isScalar(node.get(), Node.ScalarType.TEXT)) {
            problems.add(
                    node.get().mark(),
                    "`" + key + "` must be text, but here is " + node.get().kindInWords(),
                    "write text between quotes");
            return "";
        }
        String text = from.textOf(key, node.get());
        return refuseUnfit(node.get().mark(), "`" + key + "`", text) ? "" : text.strip();
    }

    /** Whether the text cannot stand; one cause is told once. */
    private boolean refuseUnfit(Mark mark, String what, String text) {
        int before = problems.count();
        if (PLACEHOLDER.matcher(text).find()) {
            problems.add(mark, what + " still holds a placeholder", "write what is meant");
        }
        if (UNFIT.matcher(text).find()) {
            problems.add(mark, what + " holds a control character or half a character", "remove it");
        }
        return problems.count() > before;
    }

    private static boolean isScalar(Node node, Node.ScalarType type) {
        return node instanceof Node.Scalar scalar && scalar.type() == type;
    }

    private static <T> T closed(Section section, T value) {
        section.close();
        return value;
    }
}
