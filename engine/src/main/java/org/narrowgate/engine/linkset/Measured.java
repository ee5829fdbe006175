package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links in the order of their weights, held against the truth. */
final class Measured implements Research.Links {
    private static final double[] THRESHOLDS = {
        0.9999, 0.999, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001
    };

    private final LinkSet set;
    private final WeighedPairs links;
    private final double threshold;

    /** @param links with the bits of their odds, the most likely first */
    Measured(LinkSet set, WeighedPairs links, double threshold) {
        this.set = set;
        this.links = links;
        this.threshold = threshold;
    }

    private double probability(int link) {
        return 1 / (1 + Math.pow(2, -links.weight(link)));
    }

    Tally tally() {
        return at(threshold);
    }

    private Tally at(double least) {
        long right = 0;
        int i = 0;
        while (i < links.size() && probability(i) >= least) {
            right += isTrue(i) ? 1 : 0;
            i++;
        }
        return new Tally(right, i - right, set.truth().size() - right);
    }

    private boolean isTrue(int link) {
        long pair = links.pair(link);
        return set.truth().contains(PairSet.record(pair), PairSet.request(pair));
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
        Tally best = new Tally(0, 0, set.truth().size());
        double least = 1;
        long right = 0;
        for (int i = 0; i < links.size(); i++) {
            right += isTrue(i) ? 1 : 0;
            boolean last = i + 1 == links.size() || links.weight(i + 1) < links.weight(i);
            Tally here = new Tally(right, i + 1 - right, set.truth().size() - right);
            if (last && here.f1() > best.f1()) {
                best = here;
                least = probability(i);
            }
        }
        return new Research.Point(least, best);
    }

    @Override
    public void errors(Research.Told each) throws IOException {
        Map<Long, Double> weighed = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            double likely = probability(i);
            weighed.put(links.pair(i), likely);
            if (likely >= threshold && !isTrue(i)) {
                tell(each, false, links.pair(i), likely);
            }
        }
        for (long pair : set.truth().pairs()) {
            double likely = weighed.getOrDefault(pair, -1.0);
            if (likely < threshold) {
                tell(each, true, pair, likely);
            }
        }
    }

    private void tell(Research.Told each, boolean missed, long pair, double likely) throws IOException {
        each.error(
                missed, set.records().id(PairSet.record(pair)), set.requests().id(PairSet.request(pair)), likely);
    }
}
