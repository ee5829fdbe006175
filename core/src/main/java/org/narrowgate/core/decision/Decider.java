package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.person.AddressComparison;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.core.screening.Inadmissible;
import org.narrowgate.core.screening.Judgments;

/** Combines screening, records and bars into the decision of one row. */
public final class Decider {
    private final Rulebook rulebook;
    private final List<ElementTest> elements;
    private final Identifier identifier;
    private final Bars bars;
    private final Judgments judgments;
    private final RecordFacts recordFacts;

    private Decider(Rulebook rulebook, Identifier identifier, Bars bars, Judgments judgments) {
        this.rulebook = rulebook;
        this.elements = rulebook.decided();
        this.identifier = identifier;
        this.bars = bars;
        this.judgments = judgments;
        this.recordFacts = RecordFacts.of(rulebook.schema());
    }

    public static Decider of(Rulebook rulebook, Identifier identifier, Bars bars, Judgments judgments) {
        return new Decider(rulebook, identifier, bars, judgments);
    }

    /** Decides a row whose person may not be looked up: its stated grounds stand whatever bars exist. */
    public Decision decide(Inadmissible row) {
        Grounds grounds = Grounds.of(row.findings());
        return new Decision(
                grounds.outcome(), row, row.findings(), grounds.findings(), List.of(), Optional.empty(), List.of());
    }

    /**
     * Decides an admissible row.
     *
     * @param candidates every record found for it, in whatever order
     */
    public Decision decide(Admissible row, List<Candidate> candidates) {
        SortedSet<Integer> years = RequestedYears.of(row.row());
        Identification identification = identifier.identify(stated(row.row(), years), candidates);
        Facts facts = row.facts().copy();
        facts.set(recordFacts.identification(), identification.status().name());
        Optional<Release> due = identification.candidate().map(c -> due(row.row(), years, c, facts));
        List<Finding> findings = findings(row, facts, identification.isIdentified());
        Grounds grounds = Grounds.of(findings);
        Outcome outcome = grounds.outcome();
        List<DisclosedField> fields = List.of();
        if (outcome == Outcome.DISCLOSE) {
            Release release = due.orElseThrow();
            outcome = release.confirms() ? Outcome.CONFIRM : Outcome.DISCLOSE;
            fields = release.confirms() ? List.of() : release.fields();
        }
        return new Decision(
                outcome, row, findings, grounds.findings(), candidates, Optional.of(identification), fields);
    }

    private List<Finding> findings(Admissible row, Facts facts, boolean identified) {
        List<Finding> findings = new ArrayList<>(row.findings());
        UnaryOperator<Finding> judge = judgments.on(row.row().number());
        for (int i = 0; i < findings.size(); i++) {
            ElementTest test = elements.get(i);
            boolean asked = test.element().stage() == Stage.RECORD
                    && (identified || test.element().layer() == Layer.IDENTITY);
            if (asked) {
                findings.set(i, test.on(facts, judge));
            }
        }
        return findings;
    }

    /** The person of a row as identification takes him, with the years that it asks for. */
    public static StatedPerson stated(RequestRow row) {
        return stated(row, RequestedYears.of(row));
    }

    private static StatedPerson stated(RequestRow row, SortedSet<Integer> years) {
        return StatedPerson.of(row, years.isEmpty() ? 1 : years.first(), years.isEmpty() ? 9999 : years.last());
    }

    /** What would go for an identified person, and binds the facts of the record. */
    private Release due(RequestRow row, SortedSet<Integer> years, Candidate person, Facts facts) {
        Optional<HeldAddress> due = AddressDue.of(person.addresses(), years);
        boolean agrees = due.map(d -> isTheStated(row, d)).orElse(false);
        List<DisclosedField> fields = new ArrayList<>();
        boolean addressMayGo = false;
        for (FieldRule rule : rulebook.fields()) {
            Optional<DisclosedField> field = field(rule, person, due);
            field.ifPresent(fields::add);
            addressMayGo |= field.isPresent() && rule.source() == FieldRule.Source.ADDRESS;
        }
        facts.set(recordFacts.addressDue(), due.isPresent());
        facts.set(recordFacts.addressAgrees(), agrees && addressMayGo);
        facts.set(recordFacts.fieldsInScope(), (long) fields.size());
        facts.set(recordFacts.deceased(), person.deathDay().isPresent());
        List<Bar> barring = bars.on(person);
        facts.set(recordFacts.bar(), barring.stream().anyMatch(b -> !b.contested()));
        facts.set(recordFacts.barFlag(), barring.stream().anyMatch(b -> !b.contested() && b.isFlag()));
        facts.set(recordFacts.barOrder(), barring.stream().anyMatch(b -> !b.contested() && !b.isFlag()));
        facts.set(recordFacts.barContested(), barring.stream().anyMatch(Bar::contested));
        return new Release(agrees && addressMayGo, fields);
    }

    /** A unit on record that the row does not state is not confirmed by "yes": then the address itself goes. */
    private static boolean isTheStated(RequestRow row, HeldAddress due) {
        AddressComparison comparison = AddressComparison.of(row.address(), due.address());
        return comparison.agrees() && comparison.level() != AddressComparison.Level.UNIT_MISSING_ONE_SIDE;
    }

    private static Optional<DisclosedField> field(FieldRule rule, Candidate person, Optional<HeldAddress> due) {
        return switch (rule.source()) {
            case NAME ->
                person.names().isEmpty() || !rule.mayGo("")
                        ? Optional.empty()
                        : Optional.of(new DisclosedField(
                                rule.name(), text(person.names().get(0))));
            case ADDRESS ->
                due.filter(d -> rule.mayGo(d.provenance()))
                        .map(d -> new DisclosedField(rule.name(), d.address().raw()));
            case NUMBER ->
                Optional.ofNullable(person.numbers().get(rule.number()))
                        .filter(n -> rule.mayGo(""))
                        .map(n -> new DisclosedField(rule.name(), n));
        };
    }

    private static String text(PersonName name) {
        StringJoiner text = new StringJoiner(" ");
        for (String part : List.of(name.rawGiven(), name.rawMiddle(), name.rawFamily(), name.rawSuffix())) {
            if (!part.isEmpty()) {
                text.add(part);
            }
        }
        return text.toString();
    }

    private record Release(boolean confirms, List<DisclosedField> fields) {}
}
