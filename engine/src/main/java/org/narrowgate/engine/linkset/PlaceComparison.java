package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.Pattern;

/** Postcode and city as one comparison, whose levels are what both show. */
final class PlaceComparison {
    private static final double NEAR = 0.88;
    private static final List<String> SHOWN = List.of("SAME", "NEAR", "OTHER", "NOT_SAID");
    private static final int NEAR_LEVEL = 1;
    private static final int OTHER_LEVEL = 2;
    private static final int NOT_SAID = 3;

    private final Texts postcodes;
    private final Texts cities;

    PlaceComparison(Texts postcodes, Texts cities) {
        this.postcodes = postcodes;
        this.cities = cities;
    }

    /** Empty if neither file says a place. */
    Optional<FieldComparison> comparison() {
        if (!postcodes.isAnywhere() && !cities.isAnywhere()) {
            return Optional.empty();
        }
        List<String> levels = new ArrayList<>();
        for (String postcode : SHOWN) {
            for (String city : SHOWN) {
                levels.add("POSTCODE_" + postcode + "_CITY_" + city);
            }
        }
        levels.remove(levels.size() - 1);
        return Optional.of(new FieldComparison(
                new Comparison("place", levels),
                (record, request) -> {
                    int postcode = shown(postcodes, record, request, true);
                    int city = shown(cities, record, request, false);
                    int level = postcode * SHOWN.size() + city;
                    return level == levels.size() ? Pattern.MISSING : level;
                },
                Optional.empty()));
    }

    private static int shown(Texts texts, int record, int request, boolean figures) {
        int one = texts.record(record);
        int other = texts.request(request);
        if (one == 0 || other == 0) {
            return NOT_SAID;
        }
        if (one == other) {
            return Comparison.EXACT;
        }
        if (Letters.tellApart(texts.letters(one), texts.letters(other))) {
            return OTHER_LEVEL;
        }
        boolean near = Likeness.isOneEdit(texts.value(one), texts.value(other))
                || (!figures && Likeness.jaroWinkler(texts.value(one), texts.value(other)) >= NEAR);
        return near ? NEAR_LEVEL : OTHER_LEVEL;
    }
}
