package org.narrowgate.core.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.narrowgate.core.person.AddressComparison;
import org.narrowgate.core.person.NameComparison;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;

/**
 * One stated person held against one record: every comparison is made and written down, then vetoes are asked before
 * agreements.
 */
final class Verification {

    private final IdentityRules rules;
    private final NameTables tables;
    private final StatedPerson stated;
    private final Candidate record;
    private final Map<String, String> levels;

    Verification(
            IdentityRules rules, NameTables tables, StatedPerson stated, Candidate record, Map<String, String> levels) {
        this.rules = rules;
        this.tables = tables;
        this.stated = stated;
        this.record = record;
        this.levels = levels;
    }

    IdentityRule decide() {
        return against().stream().min(IdentityRule::compareTo).orElse(IdentityRule.ALL_AGREE);
    }

    /** Every rule that speaks against this record. */
    List<IdentityRule> against() {
        List<IdentityRule> against = new ArrayList<>(2);
        compare(against);
        return against;
    }

    /** What every comparison shows, whatever follows from it. */
    Map<String, String> compared() {
        compare(new ArrayList<>(2));
        return levels;
    }

    private void compare(List<IdentityRule> against) {
        vetoes(against);
        birthDate(against);
        name(against);
        address(against);
    }

    /**
     * A suffix or middle initial conflicts when the record holds some and none is the stated one: a form that holds
     * none does not outweigh another form that conflicts.
     */
    private void vetoes(List<IdentityRule> against) {
        NameComparison.Level suffix = NameComparison.Level.MISSING;
        NameComparison.Level middle = NameComparison.Level.MISSING;
        for (PersonName form : record.names()) {
            NameComparison comparison = NameComparison.of(stated.name(), form, tables);
            suffix = moreTelling(suffix, comparison.suffix());
            middle = moreTelling(middle, comparison.middle());
        }
        note("suffix", suffix == NameComparison.Level.CONFLICT, suffix.name(), IdentityRule.SUFFIX_CONFLICT, against);
        note(
                "middle-name",
                middle == NameComparison.Level.CONFLICT,
                middle.name(),
                IdentityRule.MIDDLE_INITIAL_CONFLICT,
                against);
        String sex = sexLevel();
        note("sex", sex.equals("CONFLICT"), sex, IdentityRule.SEX_CONFLICT, against);
        boolean dead = record.deathDay().isPresent()
                && record.deathDay().getAsLong()
                        < LocalDate.of(stated.firstYear(), 1, 1).toEpochDay();
        note("death", dead, dead ? "BEFORE_PERIOD" : "NONE_BEFORE_PERIOD", IdentityRule.DEATH_BEFORE_PERIOD, against);
    }

    private void birthDate(List<IdentityRule> against) {
        if (!stated.birthDate().isStated()) {
            note("birth-date", true, "NOT_STATED", IdentityRule.BIRTH_DATE_NOT_STATED, against);
        } else if (record.birthDay().isEmpty()) {
            note("birth-date", true, "NOT_ON_RECORD", IdentityRule.BIRTH_DATE_NOT_ON_RECORD, against);
        } else {
            boolean differs =
                    record.birthDay().getAsLong() != stated.birthDate().epochDay();
            note("birth-date", differs, differs ? "CONFLICT" : "EXACT", IdentityRule.BIRTH_DATE_DIFFERS, against);
        }
    }

    /** Surname and given name must agree with one and the same form, not each with a form of its own. */
    private void name(List<IdentityRule> against) {
        if (stated.name().status() != PersonName.Status.STATED) {
            note("surname", true, "NOT_STATED", IdentityRule.NAME_NOT_STATED, against);
            return;
        }
        NameComparison best = null;
        for (PersonName form : record.names()) {
            NameComparison comparison = NameComparison.of(stated.name(), form, tables);
            if (best == null || isBetter(comparison, best)) {
                best = comparison;
            }
        }
        boolean surname = best != null && best.family() == NameComparison.Level.EXACT;
        boolean forbidden = best != null && best.given() == NameComparison.Level.NICKNAME && !rules.nicknames();
        boolean given = best != null && best.agrees() && !forbidden;
        IdentityRule differs = forbidden ? IdentityRule.NICKNAME_NOT_PERMITTED : IdentityRule.GIVEN_NAME_DIFFERS;
        note(
                "surname",
                !surname,
                best == null ? "MISSING" : best.family().name(),
                IdentityRule.SURNAME_DIFFERS,
                against);
        note(
                "given-name",
                !given,
                best == null ? "MISSING" : best.given().name(),
                surname ? differs : IdentityRule.SURNAME_DIFFERS,
                against);
    }

    private void address(List<IdentityRule> against) {
        AddressComparison.Level best = addressLevel();
        boolean fails = rules.addressMustAgree() && !best.agrees();
        IdentityRule rule = best == AddressComparison.Level.NOT_COMPARABLE
                ? IdentityRule.ADDRESS_NOT_COMPARABLE
                : IdentityRule.ADDRESS_DIFFERS;
        note("address", fails, best.name(), rule, against);
    }

    /** How the stated address stands to the nearest one of the history. */
    AddressComparison.Level addressLevel() {
        AddressComparison.Level best = AddressComparison.Level.NOT_COMPARABLE;
        for (HeldAddress held : record.addresses()) {
            AddressComparison.Level level =
                    AddressComparison.of(stated.address(), held.address()).level();
            if (level.compareTo(best) < 0) {
                best = level;
            }
        }
        return best;
    }

    private void note(String what, boolean fails, String level, IdentityRule rule, List<IdentityRule> against) {
        levels.put(what, level);
        if (fails) {
            against.add(rule);
        }
    }

    private String sexLevel() {
        String one = sexOf(stated.sex());
        String other = sexOf(record.sex());
        if (one.isEmpty() || other.isEmpty()) {
            return "MISSING";
        }
        return one.equals(other) ? "EXACT" : "CONFLICT";
    }

    /** Only what says male or female can conflict; every other mark says nothing. */
    private static String sexOf(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "M", "MALE" -> "M";
            case "F", "FEMALE" -> "F";
            default -> "";
        };
    }

    private static NameComparison.Level moreTelling(NameComparison.Level seen, NameComparison.Level next) {
        if (seen == NameComparison.Level.MISSING) {
            return next;
        }
        return next == NameComparison.Level.MISSING || seen.compareTo(next) <= 0 ? seen : next;
    }

    private static boolean isBetter(NameComparison one, NameComparison other) {
        int family = one.family().compareTo(other.family());
        return family < 0 || (family == 0 && one.given().compareTo(other.given()) < 0);
    }
}
