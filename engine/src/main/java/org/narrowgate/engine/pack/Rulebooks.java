package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.engine.document.DocumentException;

/**
 * Conjoins statute and agreement for one run.
 *
 * <p>The agreement's clauses become further elements, its field list is intersected and its thresholds move only where
 * less passes: it cannot widen the statute by construction. The one way to a wider rule is a reading that counsel adopted and that
 * the agreement cites.
 */
public final class Rulebooks {
    /** Asks whether there is an agreement in force at all, or says that none is demanded. */
    public static final String AGREEMENT_IN_FORCE = "AG-FORCE";

    /** Ids of the elements that are made here, which neither pack nor agreement may take. */
    static final Set<String> RESERVED_IDS = Set.of(
            "F-1",
            "F-2",
            "F-3",
            Rulebooks.AGREEMENT_IN_FORCE,
            "AG-PURPOSE",
            "AG-OFFENCE",
            "AG-PERIODS",
            "AG-CAP",
            "AG-ROSTER",
            "AG-FIELDS",
            Rulebook.CONFIRM_ONLY,
            "ID-1");

    private Rulebooks() {}

    /**
     * Makes the rulebook of a request. An authority for emergencies is opened by the custodian himself and demands no
     * agreement; a request that names one all the same stands or falls with it.
     *
     * @param named the agreement that the request names; blank if none
     * @param agreement the one of that name, if it was found
     * @param day whose law it is; the pack must be in force on it
     */
    public static Rulebook ofRequest(Pack pack, String named, Optional<AgreementDocument> agreement, LocalDate day)
            throws DocumentException {
        boolean demanded = !pack.authority().emergency() || !named.isBlank() || agreement.isPresent();
        return conjoin(pack, agreement, demanded, day);
    }

    /** The same for a pack that is law on every day alike; one with dates needs the day. */
    public static Rulebook conjoin(Pack pack, Optional<AgreementDocument> agreement) throws DocumentException {
        if (pack.isDated()) {
            throw new IllegalArgumentException("the pack `" + pack.id() + "` has dates: say by which day's law");
        }
        return conjoin(pack, agreement, LocalDate.EPOCH);
    }

    /**
     * Makes the rulebook of a run; without an agreement it holds the statute and the one element that keeps everything
     * in the house.
     *
     * @param day whose law it is; the pack must be in force on it
     * @throws DocumentException if a case of the pack fails: such a pack is not usable
     */
    public static Rulebook conjoin(Pack pack, Optional<AgreementDocument> agreement, LocalDate day)
            throws DocumentException {
        return conjoin(pack, agreement, true, day);
    }

    private static Rulebook conjoin(Pack pack, Optional<AgreementDocument> agreement, boolean demanded, LocalDate day)
            throws DocumentException {
        if (!pack.isInForce(day)) {
            throw new IllegalArgumentException("the pack `" + pack.id() + "` demands nothing on " + day);
        }
        PackCases.requirePassed(pack);
        Optional<Agreement> clauses = agreement.map(AgreementDocument::agreement);
        Map<String, Long> moved = clauses.map(Agreement::thresholds).orElse(Map.of());
        Set<String> readings = clauses.map(Agreement::readings).orElse(Set.of());
        Choice choice = pack.choice(
                        moved,
                        readings,
                        agreement.map(AgreementDocument::draftReadings).orElse(Set.of()))
                .on(Optional.of(day));
        HouseElements house = HouseElements.of(pack);
        List<Element> elements = new ArrayList<>(house.form());
        elements.addAll(Pack.elements(pack.drafts(), choice));
        elements.add(demanded ? house.force(clauses) : house.emergency());
        clauses.ifPresent(a -> elements.addAll(house.clauses(a)));
        agreement.ifPresent(a -> elements.addAll(Pack.elements(a.conditions(), choice)));
        elements.add(demanded ? house.fields(clauses) : house.fieldsOfAuthority());
        elements.add(house.identity(nicknames(clauses) + widened(pack, readings, choice)));
        elements.add(house.authorised());
        List<ElementTest> tests = elements.stream()
                .filter(e -> e.check().isPresent())
                .map(ElementTest::of)
                .toList();
        return new Rulebook(
                pack.authority(),
                clauses,
                pack.schema(),
                tests,
                demanded ? fields(pack, clauses) : pack.authority().releasable(),
                addressMustAgree(pack, readings));
    }

    /** Without an agreement nothing may go, so no field is listed. */
    private static List<FieldRule> fields(Pack pack, Optional<Agreement> agreement) {
        Set<String> allowed = agreement.map(Agreement::fields).orElse(Set.of());
        return pack.authority().releasable().stream()
                .filter(f -> allowed.contains(f.name()))
                .toList();
    }

    private static String widened(Pack pack, Set<String> cited, Choice choice) {
        return pack.readings().stream()
                .filter(r -> cited.contains(r.id()) && !r.addressMustAgree())
                .findFirst()
                .map(r -> choice.wider(r.id()).note())
                .orElse("");
    }

    /** Whoever reads the finding sees that less than equal names may have been enough. */
    private static String nicknames(Optional<Agreement> agreement) {
        return agreement
                .filter(Agreement::nicknames)
                .map(a -> " Given names may agree by the table of nicknames ("
                        + clause(a.id(), "nicknames").text() + ").")
                .orElse("");
    }

    private static boolean addressMustAgree(Pack pack, Set<String> cited) {
        return pack.readings().stream().filter(r -> cited.contains(r.id())).allMatch(PackReading::addressMustAgree);
    }

    /** How a ground names a clause of an agreement. */
    static Citation clause(String agreement, String key) {
        return new Citation("Agreement " + agreement + ", clause " + key);
    }
}
