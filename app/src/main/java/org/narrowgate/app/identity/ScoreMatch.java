package org.narrowgate.app.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.narrowgate.app.trials.RegisterRows;
import org.narrowgate.app.trials.Statement;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.linkage.Pattern;

/**
 * The usual matching by score (I. P. Fellegi and A. B. Sunter, JASA 64, 1969, 1183-1210): the record with the highest
 * weight, if the model holds it for the person with a probability of 0.99. Its shares are counted where the truth is
 * known, on pairs of rows with ordinary noise and their own records, and on pairs by chance: better than any estimation
 * could do.
 */
final class ScoreMatch {
    private static final double ACCEPTED = 0.99;

    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison("number", List.of("EXACT", "OTHER")),
            new Comparison("given", List.of("EXACT", "OTHER")),
            new Comparison("surname", List.of("EXACT", "OTHER")),
            new Comparison("birth", List.of("EXACT", "TWO_OF_THREE", "OTHER")),
            new Comparison("address", List.of("EXACT", "ZIP", "OTHER")));

    private final LinkageModel model;

    private ScoreMatch(LinkageModel model) {
        this.model = model;
    }

    /** A row and a record. */
    record Pair(Statement stated, RegisterRows.Texts record) {}

    /**
     * Counts the shares.
     *
     * @param pairs how many of each kind
     * @param same pairs of a row and its own record, by number
     * @param chance pairs of a row and any record, by number
     * @param records in the register: two by chance are one person once in so many
     */
    static ScoreMatch counted(long pairs, LongFunction<Pair> same, LongFunction<Pair> chance, long records) {
        List<double[]> m = counts(pairs, same);
        List<double[]> u = counts(pairs, chance);
        List<LevelWeights> weights = new ArrayList<>();
        for (int i = 0; i < COMPARISONS.size(); i++) {
            weights.add(LevelWeights.of(COMPARISONS.get(i), shares(m.get(i)), shares(u.get(i))));
        }
        return new ScoreMatch(new LinkageModel(1.0 / Math.max(2, records), weights));
    }

    private static List<double[]> counts(long pairs, LongFunction<Pair> of) {
        List<double[]> counts = new ArrayList<>();
        COMPARISONS.forEach(comparison -> {
            double[] half = new double[comparison.levels().size()];
            // What was not seen in so many pairs is rare, not impossible.
            Arrays.fill(half, 0.5);
            counts.add(half);
        });
        for (long i = 0; i < pairs; i++) {
            Pair pair = of.apply(i);
            Pattern pattern = pattern(pair.stated(), pair.record());
            for (int c = 0; c < counts.size(); c++) {
                if (pattern.level(c) != Pattern.MISSING) {
                    counts.get(c)[pattern.level(c)]++;
                }
            }
        }
        return counts;
    }

    private static List<Double> shares(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToObj(count -> count / sum).toList();
    }

    /** Whether the row would be answered with this record, had it to be held against no other. */
    double probability(Statement stated, RegisterRows.Texts record) {
        return model.probability(model.weight(pattern(stated, record)));
    }

    static boolean accepts(double probability) {
        return probability >= ACCEPTED;
    }

    private static Pattern pattern(Statement stated, RegisterRows.Texts record) {
        String[] held = record.person();
        return Pattern.of(
                stated.number().isEmpty()
                        ? Pattern.MISSING
                        : level(stated.number().equals(held[1])),
                level(NameMatch.letters(stated.given()).equals(NameMatch.letters(held[2]))),
                level(NameMatch.letters(stated.family()).equals(NameMatch.letters(held[4]))),
                birth(stated.birthDate(), held[7]),
                address(stated, record.addresses()));
    }

    private static int level(boolean equal) {
        return equal ? 0 : 1;
    }

    private static int birth(String stated, String held) {
        int equal = (stated.regionMatches(0, held, 0, 4) ? 1 : 0)
                + (stated.regionMatches(5, held, 5, 2) ? 1 : 0)
                + (stated.regionMatches(8, held, 8, 2) ? 1 : 0);
        return equal == 3 ? 0 : equal == 2 ? 1 : 2;
    }

    private static int address(Statement stated, List<String[]> held) {
        int best = 2;
        for (String[] address : held) {
            if (stated.zip().startsWith(address[4])) {
                best = Math.min(best, stated.line().equalsIgnoreCase(address[1]) ? 0 : 1);
            }
        }
        return best;
    }
}
