package org.narrowgate.app.demo;

import java.util.OptionalLong;

/**
 * An invented population: every person is a function of the seed and his index, so that 20 million of them take no
 * memory. Nobody in it exists.
 */
public final class Population {
    private final Families families;
    private final TaxNumbers numbers;
    private final NameStock names;
    private final Homes homes;
    private final long people;

    private Population(Families families, TaxNumbers numbers, NameStock names, Homes homes, long people) {
        this.families = families;
        this.numbers = numbers;
        this.names = names;
        this.homes = homes;
        this.people = people;
    }

    public static Population of(Scenario scenario) {
        TaxNumbers numbers = new TaxNumbers(scenario.seed());
        NameStock names = NameStock.load();
        Homes homes = Homes.load();
        Families families =
                new Families(scenario.seed(), scenario.firstYear(), scenario.lastYear(), names, homes, numbers);
        return new Population(families, numbers, names, homes, scenario.people());
    }

    /** How many people there are. */
    public long size() {
        return people;
    }

    long families() {
        return people / Family.MEMBERS;
    }

    Family family(long index) {
        return families.family(index);
    }

    /** Who holds this number; empty if nobody does. */
    OptionalLong holder(String number) {
        return numbers.holder(number, people);
    }

    NameStock names() {
        return names;
    }

    Homes homes() {
        return homes;
    }
}
