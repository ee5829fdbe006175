package org.narrowgate.engine.training;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.SecondLock;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.linkage.Estimate;
import org.narrowgate.core.linkage.Estimation;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.linkage.Pattern;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.records.NameCounts;
import org.narrowgate.engine.replay.LookedUpRows;
import org.narrowgate.engine.run.EngineVersion;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.secondlock.Card;
import org.narrowgate.engine.secondlock.LockFile;

/**
 * Estimates a second lock from the rows of past runs that were looked up: u from rows and the records of others drawn by
 * a seed, m and the prior by EM over rows and the records found for them, the threshold from null trials. The same
 * evidence, counts of names, seed and instant give the same file.
 */
public final class Training {
    /** Persons that must share a name before it may stand in the file. */
    public static final int LEAST_PERSONS = 20;
    /** Another record must be a thousand times less likely, whatever the prior: 10 bits are odds of 1024 to 1. */
    public static final double MARGIN_BITS = 10;

    /** Fewer rows say too little of how often a true person's particulars agree. */
    private static final int LEAST_IDENTIFIED = 50;

    private static final int STARTS = 5;
    /** A threshold is a multiple of a hundredth of a bit. */
    private static final double STEPS_PER_BIT = 100;

    private final List<LookedUpRows> runs;
    private final NameTables names;
    private final Plan plan;
    private final Progress progress;
    private final Identifier levels;
    private final Pool pool;

    /**
     * What is asked for.
     *
     * @param runs numbers in the register
     * @param threshold bits; from the null trials if empty
     * @param margin bits; {@link #MARGIN_BITS} if empty
     */
    public record Plan(List<Long> runs, long seed, OptionalDouble threshold, OptionalDouble margin, Instant at) {
        public Plan {
            runs = List.copyOf(runs);
        }
    }

    /** The names of the custodian's persons, and the version of the records that they were counted in. */
    public record Names(NameCounts counts, String records) {}

    /**
     * Null trials of one kind.
     *
     * @param highest empty if there were none
     */
    public record NullTrials(String kind, long trials, OptionalDouble highest) {}

    /** What it came to. */
    public record Trained(LockFile file, List<NullTrials> nullTrials) {
        public Trained {
            nullTrials = List.copyOf(nullTrials);
        }
    }

    public Training(List<LookedUpRows> runs, NameTables names, Plan plan, Progress progress) {
        this.runs = List.copyOf(runs);
        this.names = names;
        this.plan = plan;
        this.progress = progress;
        this.pool = new Pool(plan.seed());
        this.levels = new Identifier(runs.get(0).identityRules(), names);
    }

    /**
     * Trains.
     *
     * @throws RefusedException if the evidence holds too little to estimate from
     */
    public Trained train(Names counted) throws IOException, RefusedException {
        Evidence evidence = evidence();
        requireEnough(evidence);
        progress.stage("random pairs", pool.size());
        Counts random = new Counts();
        pool.random(Counts::new, random::add);
        progress.stage("estimating", 0);
        Estimate estimate = Estimation.of(SecondLock.COMPARISONS, seeds())
                .withRandomPairs(random.patterns)
                .run(evidence.pairs.patterns);
        Card.Terms terms = terms(counted);
        LinkageModel model = weighed(smoothed(estimate.model(), evidence.pairs.patterns), counted.counts(), terms);
        List<NullTrials> trials = nullTrials(model);
        OptionalDouble highest =
                trials.stream().flatMapToDouble(kind -> kind.highest().stream()).max();
        SecondLock lock =
                new SecondLock(model, threshold(highest), plan.margin().orElse(MARGIN_BITS));
        Card card = new Card(
                plan.at(),
                EngineVersion.current().id(),
                new Card.Evidence(plan.runs(), evidence.rows, evidence.pairs.total(), random.total(), plan.seed()),
                new Card.Fit(
                        estimate.best().rounds(),
                        estimate.converged(),
                        estimate.best().logLikelihood()),
                terms,
                setting(trials, highest, evidence.identified, refused(lock)));
        return new Trained(LockFile.of(lock, card), trials);
    }

    private List<Long> seeds() {
        return LongStream.range(0, STARTS).map(i -> plan.seed() + i).boxed().toList();
    }

    private Card.Setting setting(List<NullTrials> trials, OptionalDouble highest, long identified, long refused) {
        return new Card.Setting(
                plan.threshold().isPresent() ? Card.SetBy.HAND : Card.SetBy.NULL_TRIALS,
                plan.margin().isPresent() ? Card.SetBy.HAND : Card.SetBy.DEFAULT,
                trials.stream().mapToLong(NullTrials::trials).sum(),
                highest,
                identified,
                refused);
    }

    /** What a part of the evidence came to. */
    private final class Evidence {
        private long rows;
        private long identified;
        private final Counts pairs = new Counts();
        private final List<Pool.Entry> entries = new ArrayList<>();

        void add(Evidence part) {
            rows += part.rows;
            identified += part.identified;
            pairs.add(part.pairs);
            pool.add(part.entries);
        }
    }

    /** How many pairs showed each pattern. */
    private final class Counts implements Pool.Pairs {
        private final Map<Pattern, Long> patterns = new HashMap<>();

        @Override
        public void take(StatedPerson stated, Candidate record) {
            patterns.merge(SecondLock.pattern(SecondLock.COMPARISONS, levels.compared(stated, record)), 1L, Long::sum);
        }

        void add(Counts part) {
            part.patterns.forEach((pattern, count) -> patterns.merge(pattern, count, Long::sum));
        }

        long total() {
            return patterns.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private Evidence evidence() throws IOException {
        progress.stage("reading evidence", 0);
        Evidence all = new Evidence();
        try (OrderedWork<Evidence> work = new OrderedWork<>(part -> {
            all.add(part);
            progress.done(all.rows);
        })) {
            for (LookedUpRows run : runs) {
                Identifier rules = new Identifier(run.identityRules(), names);
                for (long first : run.blocks()) {
                    work.submit(() -> evidence(run, rules, first));
                }
            }
            work.finish();
        }
        return all;
    }

    private Evidence evidence(LookedUpRows run, Identifier rules, long first) throws IOException {
        Evidence part = new Evidence();
        for (EvidenceRow.Kept row : run.block(first)) {
            Seen seen = Seen.of(run.row(row), rules);
            part.rows++;
            part.identified += seen.record().isPresent() ? 1 : 0;
            seen.candidates().forEach(candidate -> part.pairs.take(seen.stated(), candidate));
            if (!seen.candidates().isEmpty()) {
                part.entries.add(
                        new Pool.Entry(() -> Seen.of(run.row(row), rules), Near.of(row.row(), seen.candidates())));
            }
        }
        return part;
    }

    private void requireEnough(Evidence evidence) throws RefusedException {
        if (evidence.identified < LEAST_IDENTIFIED) {
            throw new RefusedException(
                    "training",
                    "runs " + plan.runs() + ": " + evidence.rows + " rows were looked up and " + evidence.identified
                            + " identified, and fewer than " + LEAST_IDENTIFIED
                            + " say too little; name further runs (`--run` may be given several times), or train after"
                            + " a larger request");
        }
    }

    private static Card.Terms terms(Names counted) {
        TreeMap<String, Long> persons = new TreeMap<>();
        persons.put(SecondLock.SURNAME, counted.counts().surnames().persons());
        persons.put(SecondLock.GIVEN_NAME, counted.counts().givenNames().persons());
        persons.values().removeIf(count -> count < LEAST_PERSONS);
        return new Card.Terms(counted.records(), LEAST_PERSONS, persons);
    }

    /**
     * One more step of EM, with one pair added that agrees as two persons do: what no pair of one person showed weighs
     * against it, whatever it is, and the more pairs there were the more. A comparison that too few could make weighs
     * nothing.
     */
    private static LinkageModel smoothed(LinkageModel model, Map<Pattern, Long> pairs) {
        List<LevelWeights> weights = new ArrayList<>();
        for (int i = 0; i < model.comparisons().size(); i++) {
            LevelWeights two = model.comparisons().get(i);
            double[] expected = new double[two.comparison().levels().size()];
            double all = 0;
            for (Map.Entry<Pattern, Long> entry : new TreeMap<>(pairs).entrySet()) {
                int level = entry.getKey().level(i);
                if (level != Pattern.MISSING) {
                    double one = entry.getValue() * model.probability(model.weight(entry.getKey()));
                    expected[level] += one;
                    all += one;
                }
            }
            List<Double> m = new ArrayList<>();
            List<Double> u = new ArrayList<>();
            for (int level = 0; level < expected.length; level++) {
                u.add(two.u(level));
                m.add(all < LEAST_IDENTIFIED ? two.u(level) : (expected[level] + two.u(level)) / (all + 1));
            }
            weights.add(LevelWeights.of(two.comparison(), m, u));
        }
        return new LinkageModel(model.prior(), weights);
    }

    private static LinkageModel weighed(LinkageModel plain, NameCounts counts, Card.Terms terms) {
        Map<String, Map<String, Long>> byName = Map.of(
                SecondLock.SURNAME, counts.surnames().counts(),
                SecondLock.GIVEN_NAME, counts.givenNames().counts());
        List<LevelWeights> weights = new ArrayList<>();
        for (LevelWeights each : plain.comparisons()) {
            String name = each.comparison().name();
            weights.add(
                    terms.persons().containsKey(name)
                            ? each.with(terms.frequencies(name, byName.getOrDefault(name, Map.of())))
                            : each);
        }
        return new LinkageModel(plain.prior(), weights);
    }

    /** The greatest weight among pairs of two persons. */
    private final class Highest implements Pool.Pairs {
        private final SecondLock lock;
        private long trials;
        private double highest = Double.NEGATIVE_INFINITY;

        private Highest(LinkageModel model) {
            this.lock = new SecondLock(model, 0, 0);
        }

        @Override
        public void take(StatedPerson stated, Candidate record) {
            trials++;
            highest = Math.max(highest, lock.weight(stated, levels.compared(stated, record)));
        }

        void add(Highest part) {
            trials += part.trials;
            highest = Math.max(highest, part.highest);
        }
    }

    private List<NullTrials> nullTrials(LinkageModel model) throws IOException {
        progress.stage("null trials", pool.size());
        List<NullTrials> kinds = new ArrayList<>();
        for (Near.Way way : Near.Way.values()) {
            Highest all = new Highest(model);
            pool.near(way, () -> new Highest(model), all::add);
            kinds.add(new NullTrials(
                    way.toString(),
                    all.trials,
                    all.trials == 0 ? OptionalDouble.empty() : OptionalDouble.of(all.highest)));
        }
        return kinds;
    }

    private double threshold(OptionalDouble highest) throws RefusedException {
        if (plan.threshold().isPresent()) {
            return plan.threshold().getAsDouble();
        }
        if (highest.isEmpty()) {
            throw new RefusedException(
                    "training",
                    "runs " + plan.runs() + ": no two persons of the evidence are near to each other, so that no null"
                            + " trial says where the threshold lies; name further runs, or give it by --threshold");
        }
        double threshold = Math.floor(highest.getAsDouble() * STEPS_PER_BIT) / STEPS_PER_BIT;
        while (!(threshold > highest.getAsDouble())) {
            threshold = Math.rint(threshold * STEPS_PER_BIT + 1) / STEPS_PER_BIT;
        }
        return threshold;
    }

    /** Identified rows that the lock refuses. */
    private long refused(SecondLock lock) throws IOException {
        progress.stage("measuring the loss", 0);
        Loss loss = new Loss(lock, names);
        for (LookedUpRows run : runs) {
            loss.over(run, progress);
        }
        return loss.refused();
    }
}
