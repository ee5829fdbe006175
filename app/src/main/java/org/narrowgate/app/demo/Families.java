package org.narrowgate.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.narrowgate.app.demo.Family.Kind;

/**
 * Invents families. Each depends on the seed and its index alone, so that any person can be made without those before
 * him, and the population takes no memory.
 */
final class Families {
    private static final String MALE = "M";
    private static final String FEMALE = "F";

    private final long seed;
    private final int firstYear;
    private final int lastYear;
    private final NameStock names;
    private final Histories histories;
    private final TaxNumbers numbers;

    Families(long seed, int firstYear, int lastYear, NameStock names, Homes homes, TaxNumbers numbers) {
        this.seed = seed;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.names = names;
        this.histories = new Histories(homes, lastYear);
        this.numbers = numbers;
    }

    /** Who somebody is before it is said where he lived. */
    private record Who(
            String given, String middle, String family, String suffix, String former, LocalDate birth, String sex) {
        Who married(String surname) {
            return new Who(given, middle, surname, suffix, family, birth, sex);
        }

        Who called(String otherGiven, String otherMiddle, String otherSuffix) {
            return new Who(otherGiven, otherMiddle, family, otherSuffix, former, birth, sex);
        }

        Who of(String surname) {
            return new Who(given, middle, surname, suffix, former, birth, sex);
        }

        Who born(LocalDate day) {
            return new Who(given, middle, family, suffix, former, day, sex);
        }
    }

    Family family(long index) {
        SplittableRandom random = Seeds.random(seed, "family", index);
        // Those who came later have no address in the first years.
        int from = random.nextInt(100) < 10 ? random.nextInt(firstYear + 2, lastYear - 1) : firstYear;
        int chance = random.nextInt(100);
        Kind kind = chance < 7 ? Kind.TWINS : chance < 15 ? Kind.JUNIOR : Kind.ORDINARY;
        List<Person> members = new ArrayList<>(Family.MEMBERS);
        parentsAndChildren(index, kind, from, members, random);
        couple(index, from, members, random);
        members.add(alone(index, Family.ELDER, 1935, 1965, from, random));
        members.add(alone(index, Family.SINGLE, 1960, 2003, from, random));
        sharers(index, from, members, random);
        return new Family(index, kind, List.copyOf(members));
    }

    private void parentsAndChildren(long index, Kind kind, int from, List<Person> members, SplittableRandom random) {
        Who father = who(MALE, kind == Kind.ORDINARY ? 1950 : 1948, kind == Kind.ORDINARY ? 1979 : 1973, random);
        Who mother = who(FEMALE, father.birth().getYear() - 3, father.birth().getYear() + 6, random);
        if (random.nextInt(100) < 72) {
            mother = mother.married(father.family());
        }
        List<Residence> home = histories.from(from, random);
        boolean junior = kind == Kind.JUNIOR;
        Who named =
                junior ? father.called(father.given(), father.middle(), random.nextInt(4) == 0 ? "" : "Sr") : father;
        members.add(person(index, Family.FATHER, named, home, random));
        members.add(person(index, Family.MOTHER, mother, home, random));
        Who first = child(father, kind, random);
        Who second = child(father, kind, random);
        if (junior) {
            first = new Who(father.given(), father.middle(), father.family(), "Jr", "", first.birth(), MALE);
        }
        if (kind == Kind.TWINS) {
            second = second.born(first.birth());
        }
        while (names.isSame(first.given(), second.given())) {
            second = second.called(names.given(second.sex(), random), second.middle(), "");
        }
        members.add(person(index, Family.CHILD, first, homeOf(first, kind, home, random), random));
        members.add(person(index, Family.SECOND_CHILD, second, homeOf(second, kind, home, random), random));
    }

    private Who child(Who father, Kind kind, SplittableRandom random) {
        int year = father.birth().getYear();
        int oldest = kind == Kind.ORDINARY ? 35 : 29;
        return who(random.nextBoolean() ? MALE : FEMALE, year + 20, Math.min(year + oldest, firstYear - 1), random)
                .of(father.family());
    }

    /** Ordinary children leave home some time after they are grown. */
    private List<Residence> homeOf(Who child, Kind kind, List<Residence> home, SplittableRandom random) {
        int leaves = child.birth().getYear() + random.nextInt(19, 34);
        int began = home.get(0).firstYear();
        return kind != Kind.ORDINARY || leaves > lastYear
                ? home
                : histories.changing(home, Math.max(leaves, began), random);
    }

    private void couple(long index, int from, List<Person> members, SplittableRandom random) {
        Who husband = who(MALE, 1955, 1999, random);
        Who wife = who(
                FEMALE, husband.birth().getYear() - 3, Math.min(husband.birth().getYear() + 6, 2001), random);
        if (random.nextInt(100) < 70) {
            wife = wife.married(husband.family());
        }
        int wedding = random.nextInt(firstYear - 8, lastYear + 1);
        List<Residence> common = histories.from(Math.max(from, wedding), random);
        boolean before = wedding <= from;
        members.add(person(
                index,
                Family.HUSBAND,
                husband,
                before ? common : histories.joining(histories.from(from, random), common),
                random));
        members.add(person(
                index,
                Family.WIFE,
                wife,
                before ? common : histories.joining(histories.from(from, random), common),
                random));
    }

    private Person alone(long index, int member, int earliest, int latest, int from, SplittableRandom random) {
        return person(index, member, who(sex(random), earliest, latest, random), histories.from(from, random), random);
    }

    private void sharers(long index, int from, List<Person> members, SplittableRandom random) {
        List<Residence> home = histories.from(from, random);
        members.add(person(index, Family.TENANT, who(sex(random), 1965, 2002, random), home, random));
        // Two families in a pair may each have somebody of one name and one birth date.
        long pair = index / 2;
        boolean namesake = Seeds.pick(seed, "namesakes", pair, 100) < 4;
        SplittableRandom source = namesake ? Seeds.random(seed, "namesake", pair) : random;
        Who who = who(sex(source), 1960, 2000, source);
        members.add(
                person(index, Family.NAMESAKE, who.called(who.given(), middle(who.sex(), random), ""), home, random));
    }

    private Who who(String sex, int earliest, int latest, SplittableRandom random) {
        LocalDate birth =
                LocalDate.of(random.nextInt(earliest, latest + 1), 1, 1).plusDays(random.nextInt(1, 364));
        String family = names.family(random);
        if (random.nextInt(100) < 4) {
            String second = names.family(random);
            family = second.equals(family) ? family : family + "-" + second;
        }
        return new Who(names.given(sex, random), middle(sex, random), family, "", "", birth, sex);
    }

    private static String sex(SplittableRandom random) {
        return random.nextBoolean() ? MALE : FEMALE;
    }

    private String middle(String sex, SplittableRandom random) {
        int chance = random.nextInt(100);
        String whole = names.given(sex, random);
        return chance < 25 ? "" : chance < 50 ? whole.substring(0, 1) : whole;
    }

    private Person person(long index, int member, Who who, List<Residence> home, SplittableRandom random) {
        long key = index * Family.MEMBERS + member;
        OptionalLong death = death(member, home.get(0).firstYear(), random);
        List<Residence> lived = death.isPresent()
                ? histories.until(home, LocalDate.ofEpochDay(death.getAsLong()).getYear())
                : home;
        return new Person(
                key,
                numbers.of(key),
                who.given(),
                who.middle(),
                who.family(),
                who.suffix(),
                who.former(),
                who.birth().toEpochDay(),
                who.sex(),
                death,
                lived);
    }

    private OptionalLong death(int member, int from, SplittableRandom random) {
        boolean dies = random.nextInt(1000) < (member == Family.ELDER ? 250 : 3);
        return dies
                ? OptionalLong.of(LocalDate.of(random.nextInt(from, lastYear + 1), 1, 1)
                        .plusDays(random.nextInt(365))
                        .toEpochDay())
                : OptionalLong.empty();
    }
}
