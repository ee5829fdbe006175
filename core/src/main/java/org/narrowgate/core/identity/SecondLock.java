package org.narrowgate.core.identity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.linkage.Pattern;
import org.narrowgate.core.person.AddressComparison;
import org.narrowgate.core.person.NameComparison;

/**
 * A score as the second lock, never the key (IDENTITY rule 5): asked once every conjunction agreed and no veto spoke, it
 * can only refuse. The number is not weighed: it is how the record was found.
 *
 * @param threshold bits that a record must reach
 * @param margin bits by which every other candidate must stay behind it
 */
public record SecondLock(LinkageModel model, double threshold, double margin) {
    /** The comparison of surnames, whose values a frequency table may weigh. */
    public static final String SURNAME = "surname";

    /** The comparison of given names, whose values a frequency table may weigh. */
    public static final String GIVEN_NAME = "given-name";

    private static final String BIRTH_DATE = "birth-date";

    /** Levels of a comparison that could not be made, whatever the reason. */
    private static final Set<String> NOTHING_COMPARED =
            Set.of(Comparison.MISSING, "NOT_STATED", "NOT_ON_RECORD", "NOT_COMPARABLE");

    /** What a model of this rule may weigh. */
    public static final List<Comparison> COMPARISONS = List.of(
            new Comparison(SURNAME, names(NameComparison.Level.values())),
            new Comparison(GIVEN_NAME, names(NameComparison.Level.values())),
            new Comparison("middle-name", names(NameComparison.Level.values())),
            new Comparison("suffix", List.of("EXACT", "CONFLICT")),
            new Comparison(BIRTH_DATE, List.of("EXACT", "CONFLICT")),
            new Comparison("sex", List.of("EXACT", "CONFLICT")),
            new Comparison("address", names(AddressComparison.Level.values())));

    private static final Set<String> KNOWN =
            Set.copyOf(COMPARISONS.stream().map(Comparison::name).toList());

    /** @throws IllegalArgumentException if the model weighs what this rule does not compare, or a number is not finite */
    public SecondLock {
        if (!Double.isFinite(threshold) || !(margin >= 0) || !Double.isFinite(margin)) {
            throw new IllegalArgumentException("threshold and margin are bits, the margin not below 0");
        }
        for (Comparison compared : model.compared()) {
            if (!KNOWN.contains(compared.name())) {
                throw new IllegalArgumentException(
                        "the model weighs `" + compared.name() + "`, which identification does not compare");
            }
        }
    }

    private static List<String> names(Enum<?>[] levels) {
        return Arrays.stream(levels)
                .map(Enum::name)
                .filter(name -> !NOTHING_COMPARED.contains(name))
                .toList();
    }

    /**
     * What the comparisons of a finding come to. A level that the model does not know counts as its least agreeing one: a
     * lock opens for nothing that it cannot weigh.
     *
     * @param levels by comparison, as {@link Identification#levels} gives them
     */
    public static Pattern pattern(List<Comparison> comparisons, Map<String, String> levels) {
        int[] pattern = new int[comparisons.size()];
        for (int i = 0; i < pattern.length; i++) {
            List<String> known = comparisons.get(i).levels();
            String level = levels.getOrDefault(comparisons.get(i).name(), Comparison.MISSING);
            int index = known.indexOf(level);
            boolean missing = NOTHING_COMPARED.contains(level);
            pattern[i] = missing ? Pattern.MISSING : index < 0 ? known.size() - 1 : index;
        }
        return Pattern.of(pattern);
    }

    /** The values whose frequency counts where they agree, in the order of the comparisons. */
    public static List<String> values(List<Comparison> comparisons, StatedPerson stated) {
        return comparisons.stream()
                .map(comparison -> switch (comparison.name()) {
                    case SURNAME -> stated.name().family();
                    case GIVEN_NAME -> stated.name().given();
                    case BIRTH_DATE ->
                        stated.birthDate().isStated()
                                ? birthDate(stated.birthDate().epochDay())
                                : "";
                    default -> "";
                })
                .toList();
    }

    /** A birth date as frequency tables name it. */
    public static String birthDate(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    /** Bits for this record being the stated person. */
    public double weight(StatedPerson stated, Map<String, String> levels) {
        List<Comparison> compared = model.compared();
        return model.weight(pattern(compared, levels), values(compared, stated));
    }

    /**
     * Which rule decides over a record that every other rule is satisfied with.
     *
     * @param satisfied the rule that would have identified it
     * @param others levels of the other candidates
     */
    IdentityRule decide(
            IdentityRule satisfied,
            StatedPerson stated,
            Map<String, String> levels,
            Stream<Map<String, String>> others) {
        double weight = weight(stated, levels);
        if (!(weight >= threshold)) {
            return IdentityRule.SCORE_BELOW_THRESHOLD;
        }
        boolean alone = others.allMatch(other -> weight(stated, other) < weight - margin);
        return alone ? satisfied : IdentityRule.SECOND_RECORD_WITHIN_MARGIN;
    }
}
