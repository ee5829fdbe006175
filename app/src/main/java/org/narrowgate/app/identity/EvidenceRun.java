package org.narrowgate.app.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.narrowgate.app.trials.Noise;
import org.narrowgate.app.trials.RegisterRows;
import org.narrowgate.app.trials.Stratum;
import org.narrowgate.app.trials.Trial;
import org.narrowgate.app.trials.Trials;
import org.narrowgate.app.trials.World;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.tables.ReferenceTables;

/**
 * Takes all trials. What comes out depends on the plan's seed and numbers alone, not on threads: each trial is made of
 * the seed, its kind and its number, and counts are added.
 */
public final class EvidenceRun {
    private static final int CHUNK = 1_000;
    /** Pairs on which the score is counted, no more than there are trials; their numbers lie before those of the rows that are tried. */
    private static final long SCORED_PAIRS = 50_000;

    private final Plan plan;
    private final Progress progress;
    private final BiFunction<IdentityRules, NameTables, Identifier> rule;

    /**
     * What is to be tried.
     *
     * @param people in the population, of whom four in five are in the register
     * @param trials null trials of each stratum
     * @param trueRows rows for each kind of noise
     */
    public record Plan(long seed, long people, long trials, long trueRows, int threads, List<Stratum> strata) {
        public Plan {
            strata = List.copyOf(strata);
        }
    }

    /**
     * A run.
     *
     * @param rule makes the identifier under test of the strictest rules, and of those that permit nicknames
     */
    EvidenceRun(Plan plan, Progress progress, BiFunction<IdentityRules, NameTables, Identifier> rule) {
        this.plan = plan;
        this.progress = progress;
        this.rule = rule;
    }

    /** Of the strictest rule, both routes permitted: what a run decides by where the agreement widens nothing. */
    public static EvidenceRun ofStrictRule(Plan plan, Progress progress) {
        return new EvidenceRun(plan, progress, Identifier::new);
    }

    private static IdentityRules strict() {
        return new IdentityRules(
                List.of(IdentityRules.Route.byNumber(RowsAsStated.NUMBER.name()), IdentityRules.Route.byAddress()),
                true,
                true);
    }

    public Evidence take() throws InterruptedException {
        ReferenceTables tables = ReferenceTables.load();
        AddressParser parser = new AddressParser(tables.address(List.of()));
        progress.stage("register", 0);
        World world = World.of(plan.seed(), plan.people());
        Register register = Register.of(world, parser);
        Trials trials = new Trials(world, plan.seed());
        Identifier identifier = rule.apply(strict(), tables.names());
        Identifier permitting = rule.apply(strict().withNicknames(), tables.names());
        ScoreMatch score = score(world, trials);
        List<Bench> benches = new ArrayList<>();
        for (int i = 0; i < plan.threads(); i++) {
            benches.add(new Bench(world, register, new RowsAsStated(parser), identifier, permitting, score));
        }
        ExecutorService threads = Executors.newFixedThreadPool(plan.threads());
        try {
            Map<Stratum, Tally> strata = new LinkedHashMap<>();
            for (Stratum stratum : plan.strata()) {
                strata.put(
                        stratum, all(threads, benches, stratum.id(), plan.trials(), i -> trials.nullTrial(stratum, i)));
            }
            Map<Noise, Tally> noises = new LinkedHashMap<>();
            for (Noise noise : Noise.values()) {
                noises.put(noise, all(threads, benches, noise.words(), plan.trueRows(), i -> trials.trueRow(noise, i)));
            }
            Tally ordinary = all(threads, benches, "ordinary noise", plan.trueRows(), trials::ordinaryRow);
            return new Evidence(plan, tables.sha256(), strata, noises, ordinary);
        } finally {
            threads.shutdownNow();
        }
    }

    private ScoreMatch score(World world, Trials trials) {
        RegisterRows records = new RegisterRows(world);
        LongFunction<ScoreMatch.Pair> same = i -> {
            Trial row = trials.ordinaryRow(-1 - i);
            return new ScoreMatch.Pair(row.stated(), records.of(row.person()));
        };
        LongFunction<ScoreMatch.Pair> chance = i -> new ScoreMatch.Pair(
                trials.ordinaryRow(-1 - i).stated(),
                records.of(trials.ordinaryRow(-1 - i - SCORED_PAIRS).person()));
        return ScoreMatch.counted(Math.min(SCORED_PAIRS, plan.trials()), same, chance, world.people());
    }

    private Tally all(ExecutorService threads, List<Bench> benches, String name, long count, LongFunction<Trial> trials)
            throws InterruptedException {
        progress.stage(name, count);
        Tally sum = new Tally();
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        List<Future<?>> working = new ArrayList<>();
        for (Bench bench : benches) {
            working.add(threads.submit(() -> {
                for (long from = next.getAndAdd(CHUNK); from < count; from = next.getAndAdd(CHUNK)) {
                    Tally chunk = new Tally();
                    long to = Math.min(count, from + CHUNK);
                    for (long i = from; i < to; i++) {
                        bench.take(trials.apply(i), chunk);
                    }
                    sum.add(chunk);
                    report(done.addAndGet(to - from));
                }
            }));
        }
        for (Future<?> work : working) {
            try {
                work.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a trial of `" + name + "` could not be taken", failed.getCause());
            }
        }
        return sum;
    }

    private synchronized void report(long done) {
        progress.done(done);
    }
}
