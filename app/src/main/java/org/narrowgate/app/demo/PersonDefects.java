package org.narrowgate.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;

/** Makes the person stated another than the one on record, by one particular, as correlated error does. */
final class PersonDefects {
    private static final NumberRule RULE = new NumberRule("tin", List.of(NumberScheme.usSsn(), NumberScheme.usItin()));
    private static final List<String> PLACEHOLDERS =
            List.of("000-00-0000", "123-45-6789", "999-99-9999", "UNKNOWN", "N/A", "111111111");

    private final Population population;

    PersonDefects(Population population) {
        this.population = population;
    }

    void spoil(Draft row, Defect defect, Subject subject, SplittableRandom random) {
        Person person = subject.person();
        switch (defect) {
            case WRONG_DIGIT -> row.set(Column.TIN, CleanRows.tin(oneDigitOff(person.tin(), random), random));
            case ANOTHERS_NUMBER ->
                row.set(Column.TIN, CleanRows.tin(stranger(person, random).tin(), random));
            case SPOUSES_NUMBER ->
                row.set(
                        Column.TIN,
                        CleanRows.tin(
                                subject.kin(Family.spouseOf(subject.member())).tin(), random));
            case TWINS_NUMBER -> row.set(Column.TIN, CleanRows.tin(twin(subject).tin(), random));
            case NO_NUMBER_STATED -> row.clear(Column.TIN);
            case PLACEHOLDER_NUMBER -> row.set(Column.TIN, PLACEHOLDERS.get(random.nextInt(PLACEHOLDERS.size())));
            case INVALID_NUMBER -> row.set(Column.TIN, invalid(person.tin(), random));
            case OTHER_SURNAME -> row.set(Column.FAMILY_NAME, otherSurname(person, random));
            case OTHER_GIVEN_NAME ->
                row.set(Column.GIVEN_NAME, otherGiven(person, random)).clear(Column.MIDDLE_NAME);
            case OTHER_MIDDLE_INITIAL -> row.set(Column.MIDDLE_NAME, otherInitial(person));
            case OTHER_BIRTH_DATE -> row.set(Column.BIRTH_DATE, otherDay(person.birthDay(), random));
            case JUNIOR_AS_SENIOR -> row.set(Column.NAME_SUFFIX, random.nextBoolean() ? "Sr" : "SR.");
            case ADDRESS_NOT_ON_RECORD -> {
                Residence home = population.homes().anywhere(random);
                row.address(
                        AddressText.of(home, random),
                        home.place().city(),
                        home.place().state(),
                        home.place().zip());
            }
            default -> throw new IllegalArgumentException(defect + " is no defect of a person");
        }
    }

    /** Well-built, and nobody's. */
    private String oneDigitOff(String number, SplittableRandom random) {
        while (true) {
            char[] digits = number.toCharArray();
            int at = random.nextInt(digits.length);
            digits[at] = (char) ('0' + (digits[at] - '0' + random.nextInt(1, 10)) % 10);
            String other = new String(digits);
            if (IdentityNumber.parse(other, RULE).isValid()
                    && population.holder(other).isEmpty()) {
                return other;
            }
        }
    }

    /** Somebody of another family with another birth date. */
    private Person stranger(Person person, SplittableRandom random) {
        while (true) {
            Family family = population.family(random.nextLong(population.families()));
            Person other = family.member(random.nextInt(Family.MEMBERS));
            if (other.key() != person.key() && other.birthDay() != person.birthDay()) {
                return other;
            }
        }
    }

    private static Person twin(Subject subject) {
        return subject.kin(subject.member() == Family.CHILD ? Family.SECOND_CHILD : Family.CHILD);
    }

    private static String invalid(String number, SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> "666" + number.substring(3);
            case 1 -> number.substring(0, 3) + "00" + number.substring(5);
            case 2 -> "123" + "45" + "0000";
            case 3 -> "9" + number.substring(1, 3) + "93" + number.substring(5);
            default -> number.substring(0, 8);
        };
    }

    /** Half of them begin with the same four letters, which is all that a name control looks at. */
    private String otherSurname(Person person, SplittableRandom random) {
        String four = person.family().replace("-", "");
        String close = four.substring(0, Math.min(4, four.length())) + (four.length() < 4 ? "" : "enfeld");
        boolean isClose = four.length() >= 4 && random.nextBoolean();
        String other = isClose ? close : population.names().family(random);
        while (same(other, person.family()) || same(other, person.formerFamily())) {
            other = population.names().family(random);
        }
        return other;
    }

    private String otherGiven(Person person, SplittableRandom random) {
        String other = population.names().given(person.sex(), random);
        while (population.names().isSame(person.given(), other) || same(other, person.given() + person.middle())) {
            other = population.names().given(person.sex(), random);
        }
        return other;
    }

    /** Never X, which says that there is none. */
    private static String otherInitial(Person person) {
        char held = Character.toUpperCase(person.middle().charAt(0));
        char other = (char) ('A' + (held - 'A' + 7) % 26);
        return other == 'X' ? "Y" : String.valueOf(other);
    }

    /** Off by some days, or month and day exchanged. */
    private static String otherDay(long birthDay, SplittableRandom random) {
        LocalDate day = LocalDate.ofEpochDay(birthDay);
        boolean exchanged = day.getDayOfMonth() <= 12 && day.getDayOfMonth() != day.getMonthValue();
        return exchanged && random.nextBoolean()
                ? LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
                        .toString()
                : day.plusDays(random.nextInt(1, 28)).toString();
    }

    private static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String name) {
        return name.replace("-", "").toUpperCase(Locale.ROOT);
    }
}
