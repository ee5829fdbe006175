package org.narrowgate.core.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.person.AddressComparison;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NameComparison;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;

/**
 * The address route: full name, birth date and full address agree with exactly one record (IDENTITY rules 1 to 4 and
 * 6). There is no number to stand for what is missing, so nothing may be missing: a given name that is an initial or a
 * nickname, or a unit, directional or street suffix on one side only, is no agreement here.
 *
 * <p>A record is within the margin unless its name, its birth date or its house says that it is somebody else. Two such
 * records are ambiguous, whichever of them agrees better; all others count for nothing.
 */
public final class AddressRoute {
    private static final IdentityRules STRICT = new IdentityRules(List.of(), true);

    private final NameTables tables;
    private final StatedPerson stated;

    AddressRoute(NameTables tables, StatedPerson stated) {
        this.tables = tables;
        this.stated = stated;
    }

    /** Whether a row that states these numbers may take this route: one that states a number, valid or not, may not. */
    public static boolean isOpenTo(Collection<IdentityNumber> numbers) {
        return numbers.stream()
                .allMatch(n ->
                        n.status() == IdentityNumber.Status.ABSENT || n.status() == IdentityNumber.Status.PLACEHOLDER);
    }

    /** What the row does not state and this route goes by; empty if it states all of it. */
    Optional<IdentityRule> wanting() {
        if (!stated.birthDate().isStated()) {
            return Optional.of(IdentityRule.BIRTH_DATE_NOT_STATED);
        }
        if (stated.name().status() != PersonName.Status.STATED) {
            return Optional.of(IdentityRule.NAME_NOT_STATED);
        }
        if (isInitial(stated.name().given())) {
            return Optional.of(IdentityRule.NAME_NOT_IN_FULL);
        }
        boolean comparable =
                AddressComparison.of(stated.address(), stated.address()).level()
                        != AddressComparison.Level.NOT_COMPARABLE;
        return comparable ? Optional.empty() : Optional.of(IdentityRule.ADDRESS_NOT_COMPARABLE);
    }

    /**
     * Which rule decides over these candidates, and over which record.
     *
     * @param levels what each comparison showed; empty unless one record alone came near
     * @param record empty unless it is, strictly, the person
     */
    record Found(IdentityRule rule, Map<String, String> levels, Optional<Candidate> record) {}

    Found decide(List<Candidate> candidates) {
        List<Compared> near = new ArrayList<>(1);
        for (Candidate candidate : candidates) {
            Compared compared = compare(candidate);
            if (compared.near()) {
                near.add(compared);
            }
        }
        if (near.size() != 1) {
            IdentityRule rule =
                    near.isEmpty() ? IdentityRule.NO_RECORD_UNDER_ADDRESS : IdentityRule.TWO_RECORDS_UNDER_ADDRESS;
            return new Found(rule, Map.of(), Optional.empty());
        }
        Compared only = near.get(0);
        IdentityRule rule =
                only.against().stream().min(IdentityRule::compareTo).orElse(IdentityRule.ALL_AGREE_BY_ADDRESS);
        boolean identified = rule == IdentityRule.ALL_AGREE_BY_ADDRESS;
        return new Found(rule, only.levels(), identified ? Optional.of(only.record()) : Optional.empty());
    }

    /** One record beside the stated person. */
    private record Compared(Candidate record, Map<String, String> levels, List<IdentityRule> against, boolean near) {}

    private Compared compare(Candidate record) {
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put("route", "ADDRESS");
        Verification verification = new Verification(STRICT, tables, stated, record, levels);
        List<IdentityRule> against = verification.against();
        NameFit name = fit(record);
        if (name == NameFit.PART) {
            against.removeAll(List.of(
                    IdentityRule.SURNAME_DIFFERS,
                    IdentityRule.GIVEN_NAME_DIFFERS,
                    IdentityRule.NICKNAME_NOT_PERMITTED));
            against.add(IdentityRule.NAME_NOT_IN_FULL);
        }
        levels.put("full-name", name.name());
        AddressComparison.Level house = verification.addressLevel();
        if (house.agrees() && !isInFull(house)) {
            against.add(IdentityRule.ADDRESS_NOT_IN_FULL);
        }
        boolean near =
                name != NameFit.OTHER && !against.contains(IdentityRule.BIRTH_DATE_DIFFERS) && mayBeSameHouse(house);
        return new Compared(record, levels, against, near);
    }

    /** How a name stands to the forms on record. */
    private enum NameFit {
        /** Surname and given name, both whole, equal those of one form. */
        FULL,
        /** It may be one of them: a nickname or an initial, or a part that the record lacks. */
        PART,
        OTHER
    }

    private NameFit fit(Candidate record) {
        NameFit best = NameFit.OTHER;
        for (PersonName form : record.names()) {
            NameFit fit = fit(form);
            best = fit.compareTo(best) < 0 ? fit : best;
        }
        return best;
    }

    private NameFit fit(PersonName form) {
        NameComparison comparison = NameComparison.of(stated.name(), form, tables);
        NameComparison.Level given = comparison.given();
        if (comparison.family() == NameComparison.Level.CONFLICT) {
            return NameFit.OTHER;
        }
        if (given == NameComparison.Level.CONFLICT
                && !isInitialOf(form.given(), stated.name().given())) {
            return NameFit.OTHER;
        }
        boolean full = comparison.family() == NameComparison.Level.EXACT
                && given == NameComparison.Level.EXACT
                && !isInitial(form.given());
        return full ? NameFit.FULL : NameFit.PART;
    }

    private static boolean isInitial(String name) {
        return name.codePointCount(0, name.length()) == 1;
    }

    private static boolean isInitialOf(String initial, String name) {
        return isInitial(initial) && initial.codePointAt(0) == name.codePointAt(0);
    }

    private static boolean isInFull(AddressComparison.Level level) {
        return level == AddressComparison.Level.EXACT || level == AddressComparison.Level.WITHOUT_ZIP;
    }

    /** Another unit of the house is not far enough away: it is where the same person's older record would be. */
    private static boolean mayBeSameHouse(AddressComparison.Level level) {
        return level.agrees()
                || level == AddressComparison.Level.UNIT_CONFLICT
                || level == AddressComparison.Level.NOT_COMPARABLE;
    }
}
