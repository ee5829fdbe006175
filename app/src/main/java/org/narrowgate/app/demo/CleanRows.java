package org.narrowgate.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.narrowgate.app.demo.Defect.Room;

/** Makes rows in which nothing is wrong: what is stated is the person's, and the matter is a criminal one of his own. */
final class CleanRows {
    private static final List<String> OPEN = List.of("open", "open", "open", "active", "pending");
    private static final List<String> DEPORTABLE = List.of("8 U.S.C. 1227", "8 U.S.C. 1227(a)", "INA 237(a)", "1227");
    private static final List<String> INADMISSIBLE = List.of("8 U.S.C. 1182", "INA 212(a)", "8 U.S.C. 1227");

    private final Scenario scenario;
    private final Population population;
    private final Officials officials;

    CleanRows(Scenario scenario, Population population, Officials officials) {
        this.scenario = scenario;
        this.population = population;
        this.officials = officials;
    }

    /** A row for this person; only who must appear is chosen by the kind of row, nothing in it is wrong yet. */
    Draft row(long number, Defect defect, Subject subject, SplittableRandom random) {
        Draft row = new Draft();
        row.set(Column.ROW_ID, rowId(number));
        name(row, subject.person(), defect.room() != Room.PERSON, random);
        row.set(
                Column.BIRTH_DATE,
                LocalDate.ofEpochDay(subject.person().birthDay()).toString());
        row.set(Column.TIN, tin(subject.person().tin(), random));
        Window window = window(defect, subject.person(), random);
        row.set(Column.TAX_PERIODS, window.text(random));
        address(row, defect, subject.person(), window, random);
        matter(row, number, random);
        row.set(Column.REASON, Wording.reason(row, random));
        row.set(Column.OFFICIALS, officials.regular(number, random));
        return row;
    }

    static String rowId(long number) {
        return Synthetic.MARK + "-" + String.format(Locale.ROOT, "%07d", number);
    }

    /** Spellings that must still be the same name. */
    private void name(Draft row, Person person, boolean noise, SplittableRandom random) {
        int chance = noise ? random.nextInt(100) : 50;
        String given = chance < 4
                ? population.names().nickname(person.given(), random).orElse(person.given())
                : person.given();
        String family = chance >= 4 && chance < 12 && !person.formerFamily().isEmpty()
                ? person.formerFamily()
                : person.family();
        String middle = person.middle();
        if (random.nextInt(100) < 30 && !middle.isEmpty()) {
            middle = random.nextBoolean() ? "" : middle.substring(0, 1) + (random.nextBoolean() ? "." : "");
        }
        String suffix = person.suffix().isEmpty() || random.nextBoolean() ? person.suffix() : person.suffix() + ".";
        boolean upper = random.nextInt(100) < 25;
        row.set(Column.GIVEN_NAME, cased(given, upper))
                .set(Column.MIDDLE_NAME, cased(middle, upper))
                .set(Column.FAMILY_NAME, cased(random.nextInt(20) == 0 ? family.replace('-', ' ') : family, upper))
                .set(Column.NAME_SUFFIX, suffix);
    }

    private static String cased(String text, boolean upper) {
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    static String tin(String digits, SplittableRandom random) {
        return random.nextInt(3) > 0
                ? digits.substring(0, 3) + "-" + digits.substring(3, 5) + "-" + digits.substring(5)
                : digits;
    }

    /** The years asked for. */
    private record Window(int first, int last) {
        String text(SplittableRandom random) {
            return random.nextInt(10) == 0 && last > first
                    ? first + "-" + last
                    : IntStream.rangeClosed(first, last)
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(";"));
        }
    }

    private Window window(Defect defect, Person person, SplittableRandom random) {
        int last = scenario.lastYear();
        return switch (defect.need()) {
            case MOVED ->
                ending(
                        random.nextInt(
                                Math.max(last - 2, person.residences().get(1).firstYear()), last + 1),
                        random);
            case DEAD_EARLY -> new Window(Math.max(PersonPicker.deathYear(person) + 1, last - 2), last);
            case DEAD_LATE -> {
                int died = PersonPicker.deathYear(person);
                yield new Window(died - 1, Math.min(last, died + 1));
            }
            case CAME_LATER -> new Window(scenario.firstYear(), scenario.firstYear() + 1);
            default -> ending(random.nextInt(last - 2, last + 1), random);
        };
    }

    private static Window ending(int year, SplittableRandom random) {
        return new Window(year - 1 - random.nextInt(2), year);
    }

    private void address(Draft row, Defect defect, Person person, Window window, SplittableRandom random) {
        List<Residence> lived = person.residences();
        int due = lived.size() - 1;
        while (due > 0 && lived.get(due).firstYear() > window.last()) {
            due--;
        }
        boolean earlier =
                switch (defect) {
                    case EARLIER_ADDRESS, EARLIER_ADDRESS_WITHOUT_ZIP -> true;
                    case ADDRESS_DUE, ADDRESS_DUE_WITHOUT_UNIT -> false;
                    default -> due > 0 && random.nextBoolean();
                };
        Residence stated = lived.get(earlier ? random.nextInt(due) : due);
        String zip = stated.place().zip();
        row.address(
                defect == Defect.ADDRESS_DUE_WITHOUT_UNIT
                        ? AddressText.withoutUnit(stated, random)
                        : AddressText.of(stated, random),
                stated.place().city(),
                stated.place().state(),
                defect == Defect.EARLIER_ADDRESS_WITHOUT_ZIP ? "" : zip);
        row.set(Column.COUNTRY, random.nextInt(5) == 0 ? "US" : "");
    }

    private void matter(Draft row, long number, SplittableRandom random) {
        LocalDate signed = scenario.signedOn();
        LocalDate ordered = signed.minusDays(random.nextInt(400, 3600));
        row.set(Column.CASE_ID, Wording.caseId(number, signed.minusDays(random.nextInt(30, 700))))
                .set(Column.CASE_STATUS, one(OPEN, random))
                .set(Column.ORDER_DATE, ordered.toString())
                .set(Column.REVIEW_PENDING, random.nextInt(3) == 0 ? "no" : "");
        if (random.nextInt(100) < 45) {
            failure(row, random);
        } else {
            reentry(row, random);
        }
    }

    /** Failure to depart: an order under section 1227, and no departure. */
    static void failure(Draft row, SplittableRandom random) {
        row.set(Column.OFFENSE, Wording.FAILURE)
                .set(Column.ORDER_GROUND, one(DEPORTABLE, random))
                .clear(Column.DEPARTED_ON, Column.REENTERED_ON);
    }

    /** Reentry: order, then departure, then return. */
    static void reentry(Draft row, SplittableRandom random) {
        LocalDate left = LocalDate.parse(row.get(Column.ORDER_DATE)).plusDays(random.nextInt(1, 120));
        row.set(Column.OFFENSE, Wording.REENTRY)
                .set(Column.ORDER_GROUND, one(INADMISSIBLE, random))
                .set(Column.DEPARTED_ON, left.toString())
                .set(Column.REENTERED_ON, left.plusDays(random.nextInt(20, 250)).toString());
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
