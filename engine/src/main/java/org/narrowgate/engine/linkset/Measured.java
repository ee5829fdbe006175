package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links held against the truth, at every threshold. */
final class Measured implements Research.Links {
    private static final double[] THRESHOLDS = {
        0.9999, 0.999, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001
    };

    private final LinkSet set;
    private final Linking linking;
    private final WeighedPairs odds;
    private final double threshold;
    private final List<Step> steps = new ArrayList<>();

    /** All links down to some odds, and how many of them are right. */
    private record Step(double bits, long linked, long right) {}

    /** @param odds bits of the odds of each pair, by which an error is told */
    Measured(LinkSet set, Linking linking, WeighedPairs odds, double threshold) {
        this.set = set;
        this.linking = linking;
        this.odds = odds;
        this.threshold = threshold;
        linking.steps((bits, linked, right) -> {
            Step last = steps.isEmpty() ? new Step(0, 0, 0) : steps.get(steps.size() - 1);
            steps.add(new Step(bits, last.linked + linked, last.right + right));
        });
    }

    private static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    private static double bits(double probability) {
        return Math.log(probability / (1 - probability)) / Math.log(2);
    }

    Tally tally() {
        return at(threshold);
    }

    private Tally at(double probability) {
        double least = bits(probability);
        Tally tally = new Tally(0, 0, set.truth().size());
        for (Step step : steps) {
            if (step.bits < least) {
                break;
            }
            tally = tally(step);
        }
        return tally;
    }

    private Tally tally(Step step) {
        return new Tally(step.right, step.linked - step.right, set.truth().size() - step.right);
    }

    List<Research.Point> curve() {
        List<Research.Point> curve = new ArrayList<>();
        for (double least : THRESHOLDS) {
            curve.add(new Research.Point(least, at(least)));
        }
        return curve;
    }

    /** The highest F1 that any threshold gives; of equal ones, that of the highest threshold. */
    Research.Point best() {
        Research.Point best = new Research.Point(1, new Tally(0, 0, set.truth().size()));
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean last = i + 1 == steps.size() || steps.get(i + 1).bits < step.bits;
            if (last && tally(step).f1() > best.tally().f1()) {
                best = new Research.Point(probability(step.bits), tally(step));
            }
        }
        return best;
    }

    @Override
    public void errors(Research.EachError each) throws IOException {
        Map<Long, Double> weighed = new HashMap<>();
        for (int i = 0; i < odds.size(); i++) {
            weighed.put(odds.pair(i), probability(odds.weight(i)));
        }
        PairSet links = linking.from(bits(threshold));
        for (long pair : links.pairs()) {
            if (!set.truth().contains(pair)) {
                tell(each, false, pair, weighed);
            }
        }
        for (long pair : set.truth().pairs()) {
            if (!links.contains(pair)) {
                tell(each, true, pair, weighed);
            }
        }
    }

    private void tell(Research.EachError each, boolean missed, long pair, Map<Long, Double> weighed)
            throws IOException {
        each.error(
                missed,
                set.records().id(PairSet.record(pair)),
                set.requests().id(PairSet.request(pair)),
                weighed.getOrDefault(pair, -1.0));
    }
}
