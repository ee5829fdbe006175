package org.narrowgate.engine.pack;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;

/** The elements that no pack writes: form, the standard clauses of an agreement, identity, authority to release. */
final class HouseElements {
    private static final Basis STATED = new Basis(Basis.Kind.STATED, "the request");
    private static final Basis COUNTED = new Basis(Basis.Kind.VERIFIED, "the request as a whole");
    private static final Basis RECORDS = new Basis(Basis.Kind.VERIFIED, "the custodian's records");

    private static final String FIELDS = "AG-FIELDS";

    private final Pack pack;
    private final FactSchema schema;

    private HouseElements(Pack pack) {
        this.pack = pack;
        this.schema = pack.schema();
    }

    static HouseElements of(Pack pack) {
        return new HouseElements(pack);
    }

    List<Element> form() {
        return List.of(
                element(
                        new Words("F-1", Layer.FORM, "Narrowgate intake rule 1", "The line can be read as a row."),
                        Stage.ROW,
                        GroundKind.STATED,
                        STATED,
                        condition("row.readable", fact("row.readable")),
                        Optional.empty(),
                        "Correct the fields that the intake report names and send the row again."),
                element(
                        new Words(
                                "F-2",
                                Layer.FORM,
                                "Narrowgate intake rule 2",
                                "No earlier row of the request has the same particulars."),
                        Stage.ROW,
                        GroundKind.STATED,
                        COUNTED,
                        condition("row.unique", fact("row.unique")),
                        Optional.empty(),
                        "Leave the repeated row out: the first one stands."));
    }

    /** The one element that stands also where there is no agreement; it can hold a run but never deny it. */
    Element force(Optional<Agreement> agreement) {
        String id = agreement.map(Agreement::id).orElse("none");
        Expression all = and(
                fact("agreement.present"),
                fact("agreement.signed"),
                fact("agreement.in_force"),
                fact("agreement.parties_match"));
        String source = "agreement.present && agreement.signed && agreement.in_force && agreement.parties_match";
        Question question = new Question(
                "agreement-in-force",
                "No signed agreement between these parties is in force: nothing leaves. Is there one?",
                true);
        return element(
                new Words(
                        Rulebooks.AGREEMENT_IN_FORCE,
                        Layer.AGREEMENT,
                        Rulebooks.clause(id, "parties and dates").text(),
                        "A signed agreement between these parties under this authority is in force."),
                Stage.HEADER,
                GroundKind.STATED,
                new Basis(Basis.Kind.VERIFIED, "signatures and dates of the agreement"),
                condition(source, all),
                Optional.of(new Check.Open(condition("true", new Expression.Literal(true)), question)),
                "Conclude an agreement, or name the one in force.");
    }

    /** In the place of {@link #force}, so that whoever reads a finding sees that no agreement stood behind it. */
    Element emergency() {
        return element(
                new Words(
                        Rulebooks.AGREEMENT_IN_FORCE,
                        Layer.AGREEMENT,
                        pack.authority().citation().text(),
                        Rulebook.EMERGENCY
                                + "the authority is for emergencies and demands no agreement, and the request"
                                + " names none."),
                Stage.HEADER,
                GroundKind.STATED,
                new Basis(Basis.Kind.VERIFIED, "the statute pack and the request"),
                condition("true", new Expression.Literal(true)),
                Optional.empty(),
                "");
    }

    List<Element> clauses(Agreement agreement) {
        List<Element> elements = new ArrayList<>();
        elements.add(clause(
                agreement,
                "AG-PURPOSE",
                "purposes",
                "The purpose stated is one that the agreement covers.",
                Stage.HEADER,
                in("request.purpose", agreement.purposes())));
        elements.add(clause(
                agreement,
                "AG-CAP",
                "rows_per_request",
                "The request has no more rows than the agreement allows.",
                Stage.HEADER,
                atMost("request.rows", agreement.rowsPerRequest())));
        Pack.Clauses fields = pack.manifest().clauses();
        fields.offences().ifPresent(field -> elements.add(offence(agreement, field)));
        fields.periods().ifPresent(field -> elements.add(periods(agreement, field)));
        if (!agreement.roster().isEmpty()) {
            fields.officials().ifPresent(field -> elements.add(roster(agreement, field)));
        }
        if (agreement.confirmOnly()) {
            elements.add(confirm(agreement));
        }
        return elements;
    }

    /** Whether the address agrees is known from the record alone, so this ground is never told. */
    private Element confirm(Agreement agreement) {
        return ofRecord(
                new Words(
                        Rulebook.CONFIRM_ONLY,
                        Layer.AGREEMENT,
                        Rulebooks.clause(agreement.id(), "confirm_only").text(),
                        "The agreement only lets the custodian confirm the address stated, and it is the one due."),
                condition("record.address_agrees", fact("record.address_agrees")));
    }

    /** Without it a row that meets everything, of which the agreement lets nothing go, would be a disclosure of nothing. */
    Element fields(Optional<Agreement> agreement) {
        return ofRecord(
                new Words(
                        FIELDS,
                        Layer.AGREEMENT,
                        Rulebooks.clause(agreement.map(Agreement::id).orElse("none"), "fields")
                                .text(),
                        "The record holds something that the agreement lets go."),
                someField());
    }

    /** The same where no agreement cuts what the authority lets go. */
    Element fieldsOfAuthority() {
        return ofRecord(
                new Words(
                        FIELDS,
                        Layer.STATUTE,
                        pack.authority().citation().text(),
                        "The record holds something that the authority lets go."),
                someField());
    }

    private Condition someField() {
        return condition(
                "record.fields_in_scope >= 1",
                new Expression.Compare(
                        Expression.Operator.GREATER_OR_EQUAL,
                        fact("record.fields_in_scope"),
                        new Expression.Literal(1L)));
    }

    private Element offence(Agreement agreement, String field) {
        return clause(
                agreement,
                "AG-OFFENCE",
                "offences",
                "The offence stated is one that the agreement covers.",
                Stage.ROW,
                in("row." + field, agreement.offences()));
    }

    private Element periods(Agreement agreement, String field) {
        return clause(
                agreement,
                "AG-PERIODS",
                "periods",
                "The periods stated lie within those of the agreement.",
                Stage.ROW,
                within("row." + field, agreement.firstPeriod(), agreement.lastPeriod()));
    }

    private Element roster(Agreement agreement, String field) {
        return clause(
                agreement,
                "AG-ROSTER",
                "roster",
                "Every official named stands on the roster of the agreement.",
                Stage.ROW,
                atMost("row." + field + ".off_agreement", 0));
    }

    /** Whom a wider reading of the address lets be one record is shown wherever it was relied on, as any other. */
    Element identity(String mark) {
        String source = "identification.status == \"IDENTIFIED\"";
        return ofRecord(
                new Words(
                        "ID-1",
                        Layer.IDENTITY,
                        "Narrowgate identity rule 1",
                        "The person is, strictly, one record of the custodian." + mark),
                condition(
                        source,
                        new Expression.Compare(
                                Expression.Operator.EQUAL,
                                fact("identification.status"),
                                new Expression.Literal("IDENTIFIED"))));
    }

    /** Who lets go: the statute speaks of the Secretary, so the one who signs must hold his delegation. */
    Element authorised() {
        return element(
                new Words(
                        "F-3",
                        Layer.FORM,
                        "Narrowgate release rule 1",
                        "A releasing official other than the decider, with a delegation for this provision, signed for"
                                + " this run and recipient."),
                Stage.RELEASE,
                GroundKind.RECORD,
                new Basis(Basis.Kind.VERIFIED, "the signed authorisation and the delegations on file"),
                condition(
                        "release.authorised && release.within_delegation && release.recipient_matches",
                        and(
                                fact("release.authorised"),
                                fact("release.within_delegation"),
                                fact("release.recipient_matches"))),
                Optional.empty(),
                "");
    }

    private record Words(String id, Layer layer, String citation, String text) {}

    private static Element ofRecord(Words words, Condition condition) {
        return element(words, Stage.RECORD, GroundKind.RECORD, RECORDS, condition, Optional.empty(), "");
    }

    private Element clause(Agreement agreement, String id, String key, String text, Stage stage, Condition condition) {
        return element(
                new Words(
                        id,
                        Layer.AGREEMENT,
                        Rulebooks.clause(agreement.id(), key).text(),
                        text),
                stage,
                GroundKind.STATED,
                COUNTED,
                condition,
                Optional.empty(),
                "Ask within the agreement's `" + key + "`.");
    }

    private static Element element(
            Words words,
            Stage stage,
            GroundKind ground,
            Basis basis,
            Condition met,
            Optional<Check.Open> open,
            String cure) {
        Citation citation = new Citation(words.citation());
        return new Element(
                words.id(),
                words.layer(),
                citation,
                words.text(),
                ElementKind.CONDITION,
                stage,
                ground,
                Optional.of(new Check.Test(words.id(), citation, words.text(), basis, met, open, cure)),
                List.of());
    }

    private static Condition condition(String source, Expression tree) {
        return Condition.of(source, tree);
    }

    private Expression fact(String name) {
        return new Expression.Fact(schema.slot(name), name);
    }

    private static Expression and(Expression first, Expression... others) {
        Expression all = first;
        for (Expression other : others) {
            all = new Expression.And(all, other);
        }
        return all;
    }

    private Condition in(String fact, Set<String> members) {
        String quoted = String.join(
                ", ", new TreeSet<>(members).stream().map(m -> "\"" + m + "\"").toList());
        Set<Serializable> constants = new LinkedHashSet<>(members);
        return condition(fact + " in [" + quoted + "]", new Expression.In(fact(fact), constants));
    }

    private Condition atMost(String fact, long limit) {
        return condition(
                fact + " <= " + limit,
                new Expression.Compare(Expression.Operator.LESS_OR_EQUAL, fact(fact), new Expression.Literal(limit)));
    }

    private Condition within(String fact, long first, long last) {
        Expression from = new Expression.Compare(
                Expression.Operator.GREATER_OR_EQUAL, fact(fact + ".first"), new Expression.Literal(first));
        Expression until = new Expression.Compare(
                Expression.Operator.LESS_OR_EQUAL, fact(fact + ".last"), new Expression.Literal(last));
        return condition(
                fact + ".first >= " + first + " && " + fact + ".last <= " + last, new Expression.And(from, until));
    }
}
