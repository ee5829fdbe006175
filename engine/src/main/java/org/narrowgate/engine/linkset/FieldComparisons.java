package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.Pattern;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.engine.linkset.FieldComparison.Levels;

/**
 * What the research route compares: each particular that both files have. Postcode and city are one comparison, because
 * they go together in most countries and the model takes its comparisons as independent.
 */
final class FieldComparisons {
    private static final double CLOSE = 0.92;
    private static final double SIMILAR = 0.8;
    private static final int LONG_ENOUGH_FOR_A_SLIP = 4;

    private final FoldedRows records;
    private final FoldedRows requests;
    private final NameTables names;
    private final List<FieldComparison> found = new ArrayList<>();

    private FieldComparisons(FoldedRows records, FoldedRows requests, NameTables names) {
        this.records = records;
        this.requests = requests;
        this.names = names;
    }

    /** @param others names of what is compared as text beside the particulars */
    static List<FieldComparison> of(FoldedRows records, FoldedRows requests, List<String> others, NameTables names) {
        FieldComparisons comparisons = new FieldComparisons(records, requests, names);
        comparisons.names();
        comparisons.birth();
        comparisons.number("number", Particular.NUMBER);
        comparisons.equal("sex", Particular.SEX);
        comparisons.address();
        for (int i = 0; i < others.size(); i++) {
            comparisons.text(others.get(i), comparisons.other(i));
        }
        return List.copyOf(comparisons.found);
    }

    private Texts texts(Particular particular) {
        return Texts.of(
                records.size(),
                row -> records.get(row, particular),
                requests.size(),
                row -> requests.get(row, particular));
    }

    private Texts other(int which) {
        return Texts.of(
                records.size(), row -> records.other(row, which), requests.size(), row -> requests.other(row, which));
    }

    private void add(Texts texts, String name, List<String> levels, Levels of, boolean weighed) {
        if (texts.isAnywhere()) {
            found.add(new FieldComparison(
                    new Comparison(name, levels),
                    of,
                    weighed && texts.hasCommon() ? Optional.of(texts) : Optional.empty()));
        }
    }

    /** How two different texts, both present, stand to each other. */
    private interface Unequal {
        int level(String one, String other);
    }

    private static Levels levels(Texts texts, Unequal unequal) {
        return levels(texts, unequal, unequal);
    }

    /** @param apart for texts that {@link Letters} tells apart */
    private static Levels levels(Texts texts, Unequal apart, Unequal unequal) {
        return (record, request) -> {
            int one = texts.record(record);
            int other = texts.request(request);
            if (one == 0 || other == 0) {
                return Pattern.MISSING;
            }
            if (one == other) {
                return Comparison.EXACT;
            }
            Unequal level = Letters.tellApart(texts.letters(one), texts.letters(other)) ? apart : unequal;
            return level.level(texts.value(one), texts.value(other));
        };
    }

    private static Levels plain(Texts texts) {
        return levels(texts, (one, other) -> 3, FieldComparisons::plain);
    }

    private void names() {
        Texts given = texts(Particular.GIVEN_NAME);
        Texts family = texts(Particular.FAMILY_NAME);
        Crossing crossing = new Crossing(given, family);
        Levels straight = levels(given, (one, other) -> isOtherForm(one, other) ? 2 : 4, this::givenNames);
        add(
                given,
                "given name",
                List.of("EXACT", "CLOSE", "NICKNAME_OR_INITIAL", "SIMILAR", "DIFFERENT"),
                (a, b) -> crossing.of(a, b) == Crossing.Kind.NONE ? straight.of(a, b) : Pattern.MISSING,
                true);
        Texts middle = texts(Particular.MIDDLE_NAME);
        add(
                middle,
                "middle name",
                List.of("EXACT", "CLOSE", "INITIAL", "DIFFERENT"),
                levels(middle, FieldComparisons::middleNames),
                true);
        crossed("family name", family, crossing);
        equal("suffix", Particular.SUFFIX);
    }

    private int givenNames(String one, String other) {
        double likeness = Likeness.jaroWinkler(one, other);
        if (isClose(one, other, likeness)) {
            return 1;
        }
        if (isOtherForm(one, other)) {
            return 2;
        }
        return likeness >= SIMILAR ? 3 : 4;
    }

    private boolean isOtherForm(String one, String other) {
        return names.isNickname(one, other) || isInitial(one, other);
    }

    private static int middleNames(String one, String other) {
        return isClose(one, other, Likeness.jaroWinkler(one, other)) ? 1 : isInitial(one, other) ? 2 : 3;
    }

    /** The comparison that tells of two fields in each other's place; the other field is then not compared again. */
    private void crossed(String name, Texts texts, Crossing crossing) {
        Levels straight = plain(texts);
        add(
                texts,
                name,
                List.of("EXACT", "CLOSE", "SIMILAR", "DIFFERENT", "CROSSED", "HALF_CROSSED"),
                (a, b) -> switch (crossing.of(a, b)) {
                    case NONE -> straight.of(a, b);
                    case BOTH -> 4;
                    case HALF -> 5;
                },
                true);
    }

    private static int plain(String one, String other) {
        double likeness = Likeness.jaroWinkler(one, other);
        return isClose(one, other, likeness) ? 1 : likeness >= SIMILAR ? 2 : 3;
    }

    private void text(String name, Texts texts) {
        add(texts, name, List.of("EXACT", "CLOSE", "SIMILAR", "DIFFERENT"), plain(texts), true);
    }

    static boolean isClose(String one, String other, double likeness) {
        return likeness >= CLOSE
                || (Math.min(one.length(), other.length()) >= LONG_ENOUGH_FOR_A_SLIP && Likeness.isOneEdit(one, other));
    }

    private static boolean isInitial(String one, String other) {
        return one.charAt(0) == other.charAt(0) && (one.length() == 1 || other.length() == 1);
    }

    private void birth() {
        Texts births = texts(Particular.BIRTH_DATE);
        add(
                births,
                "birth date",
                BirthLevel.words(),
                levels(births, (one, other) -> BirthLevel.of(one, other).number()),
                false);
    }

    private void number(String name, Particular particular) {
        Texts numbers = texts(particular);
        add(
                numbers,
                name,
                List.of("EXACT", "ONE_SLIP", "TWO_FIGURES", "DIFFERENT"),
                levels(
                        numbers,
                        (one, other) ->
                                Likeness.isOneEdit(one, other) ? 1 : Likeness.differences(one, other) <= 2 ? 2 : 3),
                true);
    }

    private void equal(String name, Particular particular) {
        Texts texts = texts(particular);
        add(texts, name, List.of("EXACT", "DIFFERENT"), levels(texts, (one, other) -> 1), false);
    }

    private void address() {
        Texts street = texts(Particular.STREET);
        Texts second = texts(Particular.STREET_2);
        Crossing crossing = new Crossing(second, street);
        Levels straight = plain(second);
        number("house number", Particular.HOUSE_NUMBER);
        crossed("street", street, crossing);
        add(
                second,
                "street 2",
                List.of("EXACT", "CLOSE", "SIMILAR", "DIFFERENT"),
                (a, b) -> crossing.of(a, b) == Crossing.Kind.NONE ? straight.of(a, b) : Pattern.MISSING,
                true);
        equal("unit", Particular.UNIT);
        new PlaceComparison(texts(Particular.POSTCODE), texts(Particular.CITY))
                .comparison()
                .ifPresent(found::add);
        equal("state", Particular.STATE);
    }
}
