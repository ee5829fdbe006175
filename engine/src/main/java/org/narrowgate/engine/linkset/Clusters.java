package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Rows of one person put together, whatever their number: two groups become one if the pairs between them speak for it on
 * average. So what a row lacks another can make up for, and a single false link does not chain two persons, as it would if
 * links were simply closed (average linkage; R. R. Sokal and C. D. Michener, University of Kansas Science Bulletin 38, 1958).
 *
 * <p>Averaged are bits of odds: at a probability of one half, groups are joined exactly if the sum of what the pairs between
 * them say is for it, which is the greedy way to the clustering of most agreement (N. Bansal, A. Blum and S. Chawla,
 * "Correlation Clustering", Machine Learning 56, 2004).
 */
final class Clusters implements Linking {
    private static final Comparator<Candidate> LIKELIEST_FIRST = Comparator.comparingDouble((Candidate c) -> -c.mean)
            .thenComparing(Candidate::one)
            .thenComparing(Candidate::other);

    private final LinkSet set;
    private final double unweighed;
    private final Groups groups;
    private final Map<Integer, Map<Integer, Bond>> bonds = new HashMap<>();
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(LIKELIEST_FIRST);
    /** In their order, by the names that the groups had then. */
    private final List<Candidate> joined = new ArrayList<>();

    /** Two groups that may become one, and the bits of the odds of a pair between them, on average. */
    private record Candidate(int one, int other, double mean) {}

    /** What the weighed pairs between two groups say, and how many they are. */
    private record Bond(double bits, long pairs) {
        Bond and(Bond more) {
            return new Bond(bits + more.bits, pairs + more.pairs);
        }
    }

    /** @param unweighed bits of the odds of a pair that is not among those weighed */
    Clusters(LinkSet set, WeighedPairs odds, double unweighed) {
        this.set = set;
        this.unweighed = unweighed;
        groups = new Groups(set);
        for (int i = 0; i < odds.size(); i++) {
            int record = PairSet.record(odds.pair(i));
            int request = groups.row(PairSet.request(odds.pair(i)));
            Bond bond = new Bond(odds.weight(i), 1);
            bonds.computeIfAbsent(record, k -> new HashMap<>()).put(request, bond);
            bonds.computeIfAbsent(request, k -> new HashMap<>()).put(record, bond);
            propose(record, request, bond);
        }
        for (Candidate next = candidates.poll(); next != null; next = candidates.poll()) {
            Bond bond = bonds.getOrDefault(next.one, Map.of()).get(next.other);
            if (bond != null && mean(next.one, next.other, bond) == next.mean) {
                join(next);
            }
        }
        bonds.clear();
    }

    private void propose(int one, int other, Bond bond) {
        double mean = mean(one, other, bond);
        if (mean > unweighed) {
            candidates.add(new Candidate(one, other, mean));
        }
    }

    private double mean(int one, int other, Bond bond) {
        long pairs = groups.pairs(one, other);
        return (bond.bits + (pairs - bond.pairs) * unweighed) / pairs;
    }

    private void join(Candidate next) {
        joined.add(next);
        int kept = groups.join(next.one, next.other);
        int gone = kept == next.one ? next.other : next.one;
        Map<Integer, Bond> bondsOfKept = bonds.getOrDefault(kept, Map.of());
        Map<Integer, Bond> bondsOfGone = bonds.getOrDefault(gone, Map.of());
        bonds.remove(gone);
        bondsOfKept.remove(gone);
        bondsOfGone.remove(kept);
        bondsOfGone.forEach((third, bond) -> {
            Map<Integer, Bond> bondsOfThird = bonds.getOrDefault(third, Map.of());
            bondsOfThird.remove(gone);
            bondsOfThird.put(kept, bondsOfKept.merge(third, bond, Bond::and));
        });
        bondsOfKept.forEach((third, bond) -> propose(kept, third, bond));
    }

    @Override
    public void steps(Step each) {
        Groups again = new Groups(set);
        TruePartners partners = new TruePartners(set.truth(), again);
        for (Candidate step : joined) {
            long right = again.truth(step.one, step.other, partners);
            each.take(step.mean, again.pairs(step.one, step.other), right);
            again.join(step.one, step.other);
        }
    }

    @Override
    public PairSet from(double bits) {
        Groups again = new Groups(set);
        joined.stream().filter(step -> step.mean >= bits).forEach(step -> again.join(step.one, step.other));
        return again.links();
    }
}
