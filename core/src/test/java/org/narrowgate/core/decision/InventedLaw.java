package org.narrowgate.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;

/** An invented law with one element for every step of the order of combination; a test changes what it is about. */
public final class InventedLaw {
    public static final List<NumberDeclaration> NUMBERS = List.of(new NumberDeclaration("tin", List.of("us-ssn")));
    public static final List<FieldDeclaration> FIELDS =
            List.of(field("years", FieldType.PERIODS), field("matter", FieldType.CODE));
    public static final FactSchema SCHEMA = FactCatalog.schema(FIELDS, NUMBERS, List.of());
    public static final Question BUSY = new Question("busy", "Is one matter that of many rows?", true);
    public static final Question BOX = new Question("box", "Is a box an address?", false);
    public static final Question CONTESTED = new Question("contested", "Does the contested bar forbid?", false, true);
    public static final Question IN_FORCE = new Question("in-force", "Is there an agreement?", true);
    private static final Citation CITATION = new Citation("Invented Act 1");

    private final Map<String, Element> elements = new TreeMap<>();
    private final List<String> order = new ArrayList<>();
    private List<FieldRule> fields =
            List.of(rule("name", FieldRule.Source.NAME), rule("address", FieldRule.Source.ADDRESS), number("tin"));
    private boolean confirmOnly;

    private InventedLaw() {
        add("F-1", Layer.FORM, Stage.ROW, fact("row.readable"));
        add("S-HEAD", Layer.STATUTE, Stage.HEADER, fact("request.signature_valid"));
        add(
                "S-OWN",
                Layer.STATUTE,
                Stage.ROW,
                atMost("row.matter.repeated", 2),
                Optional.of(open(atMost("row.matter.repeated", 5), BUSY)));
        add(
                "S-ADDRESS",
                Layer.STATUTE,
                Stage.ROW,
                equal("subject.address.status", "STATED"),
                Optional.of(open(equal("subject.address.status", "PO_BOX"), BOX)));
        add("S-SCOPE", Layer.STATUTE, Stage.RECORD, new Expression.Not(atMost("record.fields_in_scope", 0)));
        add("S-BAR", Layer.STATUTE, Stage.RECORD, new Expression.Not(fact("record.bar")));
        add(
                "S-CONTESTED",
                Layer.STATUTE,
                Stage.RECORD,
                new Expression.Not(fact("record.bar_contested")),
                Optional.of(open(fact("record.bar_contested"), CONTESTED)));
        add(
                Grounds.AGREEMENT_IN_FORCE,
                Layer.AGREEMENT,
                Stage.HEADER,
                fact("agreement.in_force"),
                Optional.of(open(new Expression.Literal(true), IN_FORCE)));
        add("AG-YEARS", Layer.AGREEMENT, Stage.ROW, new Expression.Not(atMost("row.years.first", 2014)));
        add("AG-ALIVE", Layer.AGREEMENT, Stage.RECORD, new Expression.Not(fact("record.deceased")));
        add("ID-1", Layer.IDENTITY, Stage.RECORD, equal("identification.status", "IDENTIFIED"));
        add("F-3", Layer.FORM, Stage.RELEASE, fact("release.authorised"));
    }

    public static InventedLaw make() {
        return new InventedLaw();
    }

    public InventedLaw with(Element element) {
        if (elements.put(element.id(), element) == null) {
            order.add(element.id());
        }
        return this;
    }

    InventedLaw fields(FieldRule... rules) {
        fields = List.of(rules);
        return this;
    }

    /** An agreement that lets only a "yes" out, with the clause that says so. */
    InventedLaw confirmOnly() {
        confirmOnly = true;
        return with(element(
                Rulebook.CONFIRM_ONLY,
                Layer.AGREEMENT,
                Stage.RECORD,
                GroundKind.RECORD,
                fact("record.address_agrees"),
                Optional.empty(),
                List.of()));
    }

    public Rulebook rulebook() {
        Authority authority = new Authority(
                "xx/invented",
                "An invented law",
                CITATION,
                false,
                List.of(),
                FIELDS,
                NUMBERS,
                fields,
                List.of(),
                List.of(),
                HeaderDeclarations.none());
        return new Rulebook(
                authority,
                Optional.of(agreement()),
                SCHEMA,
                order.stream().map(id -> ElementTest.of(elements.get(id))).toList(),
                fields,
                true);
    }

    Agreement agreement() {
        return new Agreement(
                "A-1",
                "Bureau",
                "Department",
                "xx/invented",
                Set.of("p"),
                Set.of(),
                Set.of("name"),
                confirmOnly,
                2015,
                2024,
                List.of("number:tin"),
                false,
                Set.of(),
                100,
                Map.of(),
                Set.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                30);
    }

    private void add(String id, Layer layer, Stage stage, Expression met) {
        add(id, layer, stage, met, Optional.empty());
    }

    private void add(String id, Layer layer, Stage stage, Expression met, Optional<Check.Open> open) {
        GroundKind ground = stage.compareTo(Stage.RECORD) < 0 ? GroundKind.STATED : GroundKind.RECORD;
        with(element(id, layer, stage, ground, met, open, List.of()));
    }

    public static Element element(
            String id,
            Layer layer,
            Stage stage,
            GroundKind ground,
            Expression met,
            Optional<Check.Open> open,
            List<LegalException> exceptions) {
        Basis basis = new Basis(Basis.Kind.VERIFIED, "what was looked at for " + id);
        Check check = new Check.Test(id, CITATION, "Text of " + id, basis, condition(met), open, "Cure of " + id);
        return new Element(
                id,
                layer,
                CITATION,
                "Text of " + id,
                ElementKind.CONDITION,
                stage,
                ground,
                Optional.of(check),
                exceptions);
    }

    static FieldRule rule(String name, FieldRule.Source source) {
        return new FieldRule(name, source, "", "identity", CITATION, true, Set.of());
    }

    static FieldRule number(String name) {
        return new FieldRule(name, FieldRule.Source.NUMBER, name, "identity", CITATION, true, Set.of());
    }

    /** The address, if who furnished it is among these. */
    static FieldRule addressFrom(String... provenances) {
        return new FieldRule("address", FieldRule.Source.ADDRESS, "", "address", CITATION, false, Set.of(provenances));
    }

    private static FieldDeclaration field(String name, FieldType type) {
        return new FieldDeclaration(name, type, "case", "", Map.of(), Map.of(), List.of(), Optional.empty());
    }

    public static Check.Open open(Expression when, Question question) {
        return new Check.Open(condition(when), question);
    }

    public static Condition condition(Expression tree) {
        return Condition.of("source of the condition", tree);
    }

    public static Expression fact(String name) {
        return new Expression.Fact(SCHEMA.slot(name), name);
    }

    public static Expression equal(String name, String value) {
        return new Expression.Compare(Expression.Operator.EQUAL, fact(name), new Expression.Literal(value));
    }

    static Expression atMost(String name, long limit) {
        return new Expression.Compare(Expression.Operator.LESS_OR_EQUAL, fact(name), new Expression.Literal(limit));
    }
}
