package org.narrowgate.engine.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Delegation;
import org.narrowgate.core.office.Filling;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.office.Statement;
import org.narrowgate.core.office.acting.Span;
import org.narrowgate.core.office.acting.VacancyCause;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.Paper;

/** Reads what a paper on offices says, in the order: offices, persons, vacancies, tenures, what ended, delegations. */
public final class RosterReader {
    private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String SHA256 = "[0-9a-f]{64}";
    private static final String PLAIN = "plain";

    private final Problems problems;
    private final List<Statement> statements = new ArrayList<>();

    private RosterReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads it; a {@link DocumentException} has every fault, a key that is not known among them. */
    public static List<Statement> read(Paper paper) throws DocumentException {
        Section body = paper.body();
        RosterReader reader = new RosterReader(body.problems());
        body.sections("offices", "an office", reader::office);
        body.sections("persons", "a person", reader::person);
        body.sections("vacancies", "a vacancy", reader::vacancy);
        body.sections("tenures", "a tenure", reader::tenure);
        body.sections("tenures_ended", "the end of a tenure", reader::tenureEnded);
        body.sections("delegations", "a delegation", reader::delegation);
        body.sections("delegations_revoked", "the end of a delegation", reader::revoked);
        body.sections("certificates_lost", "a lost certificate", reader::lost);
        body.sections("nominations", "a nomination", reader::nomination);
        body.sections("nominations_ended", "the end of a nomination", reader::nominationEnded);
        body.sections("senate", "a time of the Senate", reader::senate);
        body.sections("inaugurations", "an inauguration", s -> reader.add(new Statement.Inaugurated(s.date("on"))));
        paper.close();
        if (reader.statements.isEmpty()) {
            body.problems()
                    .add(body.mark(), "the paper says nothing", "list `offices`, `persons`, `tenures` or the like");
        }
        body.problems().throwIfAny();
        return List.copyOf(reader.statements);
    }

    /** Reads counsel's answers. */
    public static List<Statement> readSettlement(Paper paper) throws DocumentException {
        Section body = paper.body();
        RosterReader reader = new RosterReader(body.problems());
        body.sections("settled", "an answer", reader::settled);
        paper.close();
        if (reader.statements.isEmpty()) {
            body.problems().add(body.mark(), "the paper answers nothing", "list what is `settled`");
        }
        body.problems().throwIfAny();
        return List.copyOf(reader.statements);
    }

    private void add(Statement statement) {
        statements.add(statement);
    }

    private void office(Section s) {
        String level = s.text("level", "");
        if (!level.isEmpty() && !FactCatalog.AGENCY_LEVELS.contains(level)) {
            problems.unknown(s.markOf("level"), "the level", level, FactCatalog.AGENCY_LEVELS);
        }
        long seats = s.has("seats") ? s.number("seats") : 1;
        if (seats < 1) {
            problems.add(s.markOf("seats"), "an office has one seat at least", "write how many may hold it at once");
        }
        add(new Statement.OfficeIs(new Office(
                id(s, "id"),
                s.text("title"),
                s.text("agency"),
                s.choice("side", Side.class, Side.CUSTODIAN),
                level,
                kind(s),
                s.has("filling") ? s.choice("filling", Filling.class, Filling.OTHER) : Filling.OTHER,
                s.text("rules", PLAIN),
                s.text("delegation_rules", PLAIN),
                acts(s, "acts"),
                acts(s, "exclusive"),
                s.flag("multi_member", false),
                Math.max(1, seats),
                s.has("first_assistant") ? Optional.of(id(s, "first_assistant")) : Optional.empty(),
                s.texts("succession"))));
    }

    private String kind(Section s) {
        String kind = s.text("kind", "other");
        if (!kind.isEmpty() && !kind.matches(ID)) {
            problems.add(
                    s.markOf("kind"),
                    "the kind of office `" + kind + "` is not plain",
                    "use small letters, digits and hyphens, as the pack writes it");
        }
        return kind;
    }

    private Set<Act> acts(Section s, String key) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (Node node : s.items(key)) {
            String word = s.textOf(key, node);
            Optional<Act> act = Act.of(word);
            if (act.isEmpty() && !word.isEmpty()) {
                problems.unknown(node.mark(), "the act", word, Act.words());
            }
            act.ifPresent(acts::add);
        }
        return acts;
    }

    private void person(Section s) {
        String id = id(s, "id");
        add(new Statement.PersonIs(new Person(
                id,
                s.text("name"),
                s.text("employer"),
                s.choice("employment", Person.Employment.class, Person.Employment.OTHER))));
        for (Node node : s.items("certificates")) {
            String sha256 = s.textOf("certificates", node);
            if (!sha256.isEmpty() && !sha256.matches(SHA256)) {
                problems.add(node.mark(), "`certificates` holds no SHA-256 of a certificate", FINGERPRINT);
            }
            add(new Statement.CertificateOf(id, sha256));
        }
    }

    private static final String FINGERPRINT =
            "write that of its DER: `openssl x509 -in CERT.pem -outform DER | sha256sum`; the PEM file itself goes into"
                    + " certificates/";

    private void vacancy(Section s) {
        add(new Statement.OfficeVacated(
                id(s, "office"), s.choice("cause", VacancyCause.class, VacancyCause.OTHER), s.date("since")));
    }

    private void tenure(Section s) {
        add(new Statement.TenureBegan(TenureReader.read(s)));
    }

    private void tenureEnded(Section s) {
        add(new Statement.TenureEnded(
                id(s, "tenure"), s.choice("cause", VacancyCause.class, VacancyCause.OTHER), s.instant("at")));
    }

    private void delegation(Section s) {
        boolean toOffice = s.has("to_office");
        if (toOffice == s.has("to_person")) {
            problems.add(s.mark(), "a delegation goes to an office or to a person", "write `to_office` or `to_person`");
            return;
        }
        add(new Statement.Delegated(new Delegation(
                id(s, "id"),
                id(s, "from_office"),
                toOffice ? Optional.of(id(s, "to_office")) : Optional.empty(),
                toOffice ? Optional.empty() : Optional.of(id(s, "to_person")),
                acts(s, "acts"),
                Set.copyOf(s.texts("provisions")),
                s.flag("redelegable", false),
                s.instant("from"),
                s.optionalInstant("until"),
                s.has("rows_at_most") ? Optional.of(s.number("rows_at_most")) : Optional.empty(),
                document(s))));
    }

    private void revoked(Section s) {
        add(new Statement.DelegationRevoked(id(s, "delegation"), s.instant("at")));
    }

    private void lost(Section s) {
        String sha256 = s.text("certificate");
        if (s.has("certificate") && !sha256.matches(SHA256)) {
            problems.add(s.markOf("certificate"), "`certificate` is no SHA-256", FINGERPRINT);
        }
        add(new Statement.CertificateLost(sha256, s.instant("since")));
    }

    private void nomination(Section s) {
        add(new Statement.Nominated(id(s, "id"), id(s, "office"), id(s, "person"), s.date("submitted")));
    }

    private void nominationEnded(Section s) {
        add(new Statement.NominationEnded(id(s, "nomination"), s.date("on")));
    }

    private void senate(Section s) {
        LocalDate first = s.date("from");
        LocalDate last = s.date("to");
        if (last.isBefore(first)) {
            problems.add(s.markOf("to"), "the time ends before it begins", "write its first and its last day");
            return;
        }
        boolean adjourned = s.flag("adjourned_sine_die", false);
        add(new Statement.SenateSat(Span.of(first, last), adjourned, s.date("known_until")));
    }

    private void settled(Section s) {
        FindingStatus answer = s.choice("answer", FindingStatus.class, FindingStatus.NOT_MET);
        if (answer != FindingStatus.MET && answer != FindingStatus.NOT_MET) {
            problems.add(s.markOf("answer"), "`answer` is MET or NOT_MET", "write one of the two");
        }
        add(new Statement.QuestionSettled(id(s, "about"), s.text("question"), answer, s.text("reason")));
    }

    static String document(Section s) {
        String document = s.text("document", "");
        if (!document.isEmpty() && !document.matches(SHA256)) {
            s.problems()
                    .add(s.markOf("document"), "`document` is no SHA-256", "write that of the file: `sha256sum FILE`");
        }
        return document;
    }

    /** Ids stand in lists, alarms and pages. */
    static String id(Section s, String key) {
        String id = s.text(key);
        if (!id.isEmpty() && !id.matches(ID)) {
            s.problems()
                    .add(s.markOf(key), "`" + key + "` is no id", "use small letters, digits and hyphens, 64 at most");
        }
        return id;
    }
}
