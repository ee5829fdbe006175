package org.narrowgate.core.office.acting;

import static org.narrowgate.core.law.FactType.BOOL;
import static org.narrowgate.core.law.FactType.INT;
import static org.narrowgate.core.law.FactType.STRING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Stage;

/** The facts that conditions of rules on offices may name, and how they follow from a claim. */
public final class OfficeFacts {
    private static final FactSchema SCHEMA = FactSchema.of(declarations());

    private OfficeFacts() {}

    public static FactSchema schema() {
        return SCHEMA;
    }

    private static List<FactDeclaration> declarations() {
        List<FactDeclaration> all = new ArrayList<>();
        all.add(fact("office.senate_confirmed", BOOL, "the office is filled with the Senate's consent"));
        all.add(fact("office.excluded", BOOL, "5 U.S.C. 3349c keeps the office out"));
        all.add(fact("vacancy.since", INT, "first day without a holder; absent if no vacancy is shown"));
        all.add(fact("vacancy.cause", STRING, "how it fell vacant; absent as above", names(VacancyCause.values())));
        all.add(fact("acting.day", INT, "the day for which it is asked"));
        all.add(fact("acting.basis", STRING, "by what right he claims to act", names(ActingBasis.values())));
        all.add(fact("acting.from", INT, "first day on which he acts"));
        all.add(fact("acting.until", INT, "last day for which he was to act; absent if none is named"));
        all.add(fact("acting.until_stated", BOOL, "such a last day is named"));
        all.add(fact("acting.in_term", BOOL, "the day lies between the two, both included; no last day sets no end"));
        all.add(fact("acting.directed_by_president", BOOL, "the President directed him to act"));
        all.add(fact("acting.confirmed_elsewhere", BOOL, "he holds another office with the Senate's consent"));
        all.add(fact("acting.days_in_agency", INT, "days served in the agency, of the 365 before the vacancy"));
        all.add(fact("acting.pay_gs15_or_above", BOOL, "his pay was at least that of GS-15"));
        all.add(fact("acting.first_assistant_when_vacant", BOOL, "he was first assistant when the vacancy arose"));
        all.add(fact("acting.days_first_assistant", INT, "days as first assistant, of the 365 before the vacancy"));
        all.add(fact("acting.confirmed_first_assistant", BOOL, "he is first assistant with the Senate's consent"));
        all.add(fact("acting.express_authority", BOOL, "a statute naming the office, or a commission, is at hand"));
        all.add(fact("acting.written_authority", BOOL, "the order of succession or designation is at hand in writing"));
        all.add(fact(
                "acting.nomination",
                STRING,
                "whether he himself is nominated to the office on that day, or was before",
                List.of("NONE", "PENDING", "ENDED")));
        all.add(fact("service.window", STRING, "what opens the day; absent if it cannot be told", windows()));
        all.addAll(ofDelegation());
        return all;
    }

    private static List<FactDeclaration> ofDelegation() {
        return List.of(
                fact("provision.head", STRING, "how the provision names the head", List.of("PERSON", "OR_DELEGATE")),
                fact("chain.links", INT, "delegations between the head and the actor; 0 if the head himself acted"),
                fact("chain.unbroken", BOOL, "each begins where the one before ended, from the head to the actor"),
                fact("chain.redelegable", BOOL, "each but the last could be passed on"),
                fact("chain.in_order", BOOL, "none began before the one above it"),
                fact("chain.in_force", BOOL, "each is in force on the day"),
                fact("chain.one_department", BOOL, "all offices in it belong to the head's department"),
                fact("chain.officials", BOOL, "all who received it are officers, employees or agencies of it"),
                fact("chain.covers", BOOL, "each reaches the provision"),
                fact("chain.scope_clear", BOOL, "each says so in so many words"),
                fact("chain.limit_reached", BOOL, "a limit that one of them sets is used up"));
    }

    private static FactDeclaration fact(String name, FactType type, String doc) {
        return new FactDeclaration(name, type, Stage.HEADER, doc);
    }

    private static FactDeclaration fact(String name, FactType type, String doc, List<String> values) {
        return new FactDeclaration(name, type, Stage.HEADER, doc, values);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static List<String> windows() {
        List<String> values = new ArrayList<>(names(ServiceWindow.Kind.values()));
        values.add(ServiceLimits.CONTESTED);
        values.add(ServiceLimits.OUTSIDE);
        return values;
    }

    /** What the claim shows on a day, where the law opens the days that {@code limits} says. */
    static Facts of(ActingClaim claim, LocalDate day, ServiceLimits limits) {
        Facts facts = Facts.none(SCHEMA)
                .set("office.senate_confirmed", claim.appointedAndConfirmed())
                .set("office.excluded", claim.excludedOffice())
                .set("acting.day", day.toEpochDay())
                .set("acting.basis", claim.basis().name())
                .set("acting.from", claim.from().toEpochDay())
                .set("acting.until_stated", claim.until().isPresent())
                .set("acting.in_term", claim.term().contains(day))
                .set("acting.nomination", nomination(claim.nominations(), day));
        claim.vacancy().ifPresent(vacancy -> {
            facts.set("vacancy.since", vacancy.since().toEpochDay());
            facts.set("vacancy.cause", vacancy.cause().name());
        });
        put(facts, "acting.until", claim.until().map(LocalDate::toEpochDay));
        put(facts, "acting.directed_by_president", claim.directedByPresident());
        put(facts, "acting.confirmed_elsewhere", claim.confirmedElsewhere());
        put(facts, "acting.days_in_agency", claim.daysInAgency().map(Integer::longValue));
        put(facts, "acting.pay_gs15_or_above", claim.payGs15OrAbove());
        put(facts, "acting.first_assistant_when_vacant", claim.firstAssistantWhenVacant());
        put(facts, "acting.days_first_assistant", claim.daysFirstAssistant().map(Integer::longValue));
        put(facts, "acting.confirmed_first_assistant", claim.confirmedFirstAssistant());
        put(facts, "acting.express_authority", claim.expressAuthority());
        put(facts, "acting.written_authority", claim.writtenAuthority());
        put(facts, "service.window", limits.on(day));
        return facts;
    }

    private static void put(Facts facts, String name, Optional<?> value) {
        value.ifPresent(known -> facts.set(name, known));
    }

    /** A nomination that ended that very day still stands. */
    private static String nomination(List<Nomination> nominations, LocalDate day) {
        List<Nomination> own = nominations.stream()
                .filter(each -> each.ofTheActingPerson() && !each.submitted().isAfter(day))
                .toList();
        boolean pending =
                own.stream().anyMatch(each -> each.ended().filter(day::isAfter).isEmpty());
        return own.isEmpty() ? "NONE" : pending ? "PENDING" : "ENDED";
    }

    /** What the claim shows on a day. */
    static Facts of(DelegationClaim claim, LocalDate day) {
        List<DelegationLink> chain = claim.chain();
        return Facts.none(SCHEMA)
                .set("acting.day", day.toEpochDay())
                .set("provision.head", claim.longForm() ? "PERSON" : "OR_DELEGATE")
                .set("chain.links", (long) chain.size())
                .set("chain.unbroken", claim.unbroken())
                .set("chain.redelegable", claim.redelegable())
                .set("chain.in_order", claim.inOrder())
                .set("chain.in_force", chain.stream().allMatch(link -> link.term()
                        .contains(day)))
                .set("chain.one_department", chain.stream().allMatch(DelegationLink::sameDepartment))
                .set("chain.officials", chain.stream().allMatch(DelegationLink::delegateIsOfficial))
                .set("chain.covers", chain.stream().allMatch(DelegationLink::coversProvision))
                .set("chain.scope_clear", chain.stream().allMatch(DelegationLink::scopeClear))
                .set("chain.limit_reached", chain.stream().anyMatch(DelegationLink::limitReached));
    }
}
