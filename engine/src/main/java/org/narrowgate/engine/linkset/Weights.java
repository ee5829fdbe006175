package org.narrowgate.engine.linkset;

import java.util.List;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.linkage.Pattern;

/** The weights of a {@link LinkageModel} laid out for millions of pairs: the same sums, without an object for each pair. */
final class Weights {
    private final double[][] bits;
    private final double[][] byFrequency;
    private final Texts[] texts;
    /** The most that the frequency of values can add to a pair. */
    private double mostByFrequency;

    Weights(LinkageModel model, List<FieldComparison> comparisons) {
        int size = comparisons.size();
        bits = new double[size][];
        byFrequency = new double[size][];
        texts = new Texts[size];
        for (int i = 0; i < size; i++) {
            LevelWeights weights = model.comparisons().get(i);
            bits[i] = new double[weights.comparison().levels().size() + 1];
            for (int level = Pattern.MISSING; level < bits[i].length - 1; level++) {
                bits[i][level + 1] = weights.bits(level);
            }
            int of = i;
            comparisons.get(i).weighed().ifPresent(weighed -> byFrequency(of, weighed, weights));
        }
    }

    private void byFrequency(int comparison, Texts weighed, LevelWeights weights) {
        texts[comparison] = weighed;
        double[] adjustments = new double[weighed.size()];
        double most = 0;
        for (int code = 1; code < adjustments.length; code++) {
            adjustments[code] = weights.bitsByFrequency(Comparison.EXACT, weighed.value(code));
            most = Math.max(most, adjustments[code]);
        }
        mostByFrequency += most;
        byFrequency[comparison] = adjustments;
    }

    /** Bits of the likelihood ratio of a pair; whatever is below 0 where it is. */
    double of(long packed, int record) {
        double sum = 0;
        for (int i = 0; i < bits.length; i++) {
            sum += bits[i][PackedPatterns.level(packed, i) + 1];
        }
        return sum + mostByFrequency < 0 ? sum : sum + byFrequency(packed, record);
    }

    private double byFrequency(long packed, int record) {
        double sum = 0;
        for (int i = 0; i < bits.length; i++) {
            if (texts[i] != null && PackedPatterns.level(packed, i) == Comparison.EXACT) {
                sum += byFrequency[i][texts[i].record(record)];
            }
        }
        return sum;
    }
}
