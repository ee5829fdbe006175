package org.narrowgate.app.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.narrowgate.core.request.RequestHeader.Kind;
import org.narrowgate.core.request.RequestHeader.Official;

/** Who is named for which row: so many officials that none is named too often, but for those of two strata. */
final class Officials {
    private static final int CONTRACTORS = 8;
    private static final int AT_MOST_FOR_A_ROW = 2;

    private final List<Official> roster;
    private final int regular;
    private final Crowding crowding;
    private long busyTurn;
    private long busyBesides;
    private long oneBesides;

    private Officials(List<Official> roster, int regular, Crowding crowding) {
        this.roster = roster;
        this.regular = regular;
        this.crowding = crowding;
        this.busyBesides = crowding.busyBesides() * crowding.busyOfficials();
        this.oneBesides = crowding.oneBesides();
    }

    static Officials of(Scenario scenario, NameStock names) {
        SplittableRandom random = Seeds.random(scenario.seed(), "officials", 0);
        // A fifth below the threshold: duplicates name the officials of the row that they repeat.
        long each = Math.max(1, scenario.limits().rowsPerOfficial() * 4 / 5);
        int regular = (int) (scenario.rows() * AT_MOST_FOR_A_ROW / each) + AT_MOST_FOR_A_ROW;
        Crowding crowding = Crowding.of(scenario);
        List<Official> roster = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int staff = regular + crowding.busyOfficials() + 1;
        for (int i = 0; i < staff; i++) {
            Kind kind = i == staff - 1 || random.nextInt(4) == 0 ? Kind.OFFICER : Kind.EMPLOYEE;
            roster.add(new Official(id("OFF", i + 1), newName(names, taken, random), RequestParts.REQUESTER, kind));
        }
        for (int i = 0; i < CONTRACTORS; i++) {
            roster.add(new Official(
                    id("CTR", i + 1), newName(names, taken, random), RequestParts.CONTRACTOR, Kind.CONTRACTOR));
        }
        return new Officials(List.copyOf(roster), regular, crowding);
    }

    List<Official> roster() {
        return roster;
    }

    /** One or two, in turn. */
    String regular(long row, SplittableRandom random) {
        int first = (int) (row * AT_MOST_FOR_A_ROW % regular);
        int second = (int) ((row * AT_MOST_FOR_A_ROW + 1) % regular);
        String one = roster.get(first).id();
        return random.nextInt(100) < 60 ? one : one + ";" + roster.get(second).id();
    }

    String busy() {
        return roster.get(regular + (int) (busyTurn++ % crowding.busyOfficials()))
                .id();
    }

    String one() {
        return roster.get(regular + crowding.busyOfficials()).id();
    }

    String contractor(SplittableRandom random) {
        return roster.get(roster.size() - 1 - random.nextInt(CONTRACTORS)).id();
    }

    String unknown(SplittableRandom random) {
        return id("OFF", roster.size() + 1 + random.nextInt(1000));
    }

    /** The same, with an official besides who must reach his number; for rows that fall by something else. */
    String crowded(String named) {
        if (oneBesides > 0) {
            oneBesides--;
            return named + ";" + one();
        }
        if (busyBesides > 0) {
            busyBesides--;
            return named + ";" + busy();
        }
        return named;
    }

    private static String id(String kind, int number) {
        return kind + "-" + String.format(Locale.ROOT, "%05d", number);
    }

    /** Two of one name and employer would count as one person, and be named too often. */
    private static String newName(NameStock names, Set<String> taken, SplittableRandom random) {
        String name;
        do {
            name = names.given(random.nextBoolean() ? "M" : "F", random) + " " + names.family(random);
        } while (!taken.add(name));
        return name;
    }
}
