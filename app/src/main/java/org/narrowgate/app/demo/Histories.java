package org.narrowgate.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Where somebody lived from year to year: oldest first, every year in one home. */
final class Histories {
    /** How many moves of a hundred histories: 45 none, 30 one, 17 two, 8 three. */
    private static final int[] MOVES_UP_TO = {45, 75, 92, 100};

    private final Homes homes;
    private final int lastYear;

    Histories(Homes homes, int lastYear) {
        this.homes = homes;
        this.lastYear = lastYear;
    }

    /** From this year to the last. */
    List<Residence> from(int year, SplittableRandom random) {
        int chance = random.nextInt(100);
        int moves = 0;
        while (chance >= MOVES_UP_TO[moves]) {
            moves++;
        }
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(year);
        for (int i = 0; i < moves && year < lastYear; i++) {
            starts.add(random.nextInt(year + 1, lastYear + 1));
        }
        List<Residence> history = new ArrayList<>(starts.size());
        Residence home = homes.anywhere(random);
        for (int start : starts) {
            home = start == year ? home : homes.movedFrom(home, random);
            Integer next = starts.higher(start);
            history.add(home.over(start, next == null ? lastYear : next - 1, provenance(random)));
        }
        return history;
    }

    /** The same home until this year, from then on one of one's own. */
    List<Residence> changing(List<Residence> home, int year, SplittableRandom random) {
        return joining(home, from(year, random));
    }

    /** The first until the second begins. */
    List<Residence> joining(List<Residence> first, List<Residence> second) {
        int year = second.get(0).firstYear();
        if (year <= first.get(0).firstYear()) {
            return second;
        }
        List<Residence> history = new ArrayList<>(until(first, year - 1));
        history.addAll(second);
        return history;
    }

    /** Nothing after this year. */
    List<Residence> until(List<Residence> home, int year) {
        List<Residence> history = new ArrayList<>(home.size());
        for (Residence residence : home) {
            if (residence.firstYear() <= year) {
                history.add(residence.over(
                        residence.firstYear(), Math.min(year, residence.lastYear()), residence.furnishedBy()));
            }
        }
        return history;
    }

    private static String provenance(SplittableRandom random) {
        int chance = random.nextInt(100);
        return chance < 78 ? "taxpayer" : chance < 95 ? "third-party" : "custodian";
    }
}
