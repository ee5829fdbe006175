package org.narrowgate.app.identity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.narrowgate.app.trials.Contradiction;
import org.narrowgate.app.trials.RegisterRows;
import org.narrowgate.app.trials.Statement;
import org.narrowgate.app.trials.Trial;
import org.narrowgate.app.trials.World;
import org.narrowgate.core.identity.AddressKeys;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRule;
import org.narrowgate.core.identity.StatedPerson;

/** Where trials are taken: reads the row, fetches records, identifies and counts; one instance serves one thread. */
final class Bench {
    private final World world;
    private final Register register;
    private final RowsAsStated rows;
    private final Identifier identifier;
    private final Identifier permitting;
    private final ScoreMatch score;
    private final AddressKeys keys = new AddressKeys();

    /**
     * A bench.
     *
     * @param identifier the one under test
     * @param permitting the same where nicknames are permitted
     * @param score what is tried beside it
     */
    Bench(
            World world,
            Register register,
            RowsAsStated rows,
            Identifier identifier,
            Identifier permitting,
            ScoreMatch score) {
        this.world = world;
        this.register = register;
        this.rows = rows;
        this.identifier = identifier;
        this.permitting = permitting;
        this.score = score;
    }

    void take(Trial trial, Tally tally) {
        StatedPerson stated = rows.person(trial.stated());
        List<RegisterRows.Texts> found = register.found(stated, keys);
        List<Candidate> candidates = register.candidates(found);
        Identification identification = identifier.identify(stated, candidates);
        tally.decided(identification.rule(), identification.levels(), found.size());
        count(trial, identification, tally.disclosed());
        // No other rule can give way to the wider one.
        boolean stays = !identification.rule().equals(IdentityRule.NICKNAME_NOT_PERMITTED.code());
        count(trial, stays ? identification : permitting.identify(stated, candidates), tally.withNicknames());
        baselines(trial, found, tally);
    }

    private void count(Trial trial, Identification identification, Disclosed disclosed) {
        identification.candidate().ifPresent(record -> {
            long person = Long.parseLong(record.personKey());
            if (person == trial.person()) {
                disclosed.rightly();
            } else {
                disclosed.wrongly(Contradiction.between(trial.stated(), person, world));
            }
        });
    }

    /** The plain rules see the cells as they stand. */
    private void baselines(Trial trial, List<RegisterRows.Texts> found, Tally tally) {
        Statement stated = trial.stated();
        if (!stated.number().isEmpty()) {
            for (RegisterRows.Texts texts : found) {
                boolean right = isOf(trial, texts);
                tally.baseline(Baseline.NUMBER_ALONE, right);
                if (NameMatch.control(stated.family()).equals(NameMatch.control(texts.person()[4]))) {
                    tally.baseline(Baseline.NUMBER_AND_CONTROL, right);
                }
            }
        }
        List<RegisterRows.Texts> named =
                register.named(NameMatch.key(stated.given(), stated.family(), stated.birthDate()));
        if (named.size() == 1) {
            tally.baseline(Baseline.NAME_AND_BIRTH, isOf(trial, named.get(0)));
        }
        score(trial, found, named, tally);
    }

    private void score(Trial trial, List<RegisterRows.Texts> found, List<RegisterRows.Texts> named, Tally tally) {
        RegisterRows.Texts best = null;
        double highest = 0;
        Set<RegisterRows.Texts> either = new LinkedHashSet<>(found);
        either.addAll(named);
        for (RegisterRows.Texts texts : either) {
            double probability = score.probability(trial.stated(), texts);
            if (probability > highest) {
                highest = probability;
                best = texts;
            }
        }
        if (best != null && ScoreMatch.accepts(highest)) {
            tally.baseline(Baseline.SCORE, isOf(trial, best));
        }
    }

    private static boolean isOf(Trial trial, RegisterRows.Texts texts) {
        return Long.parseLong(texts.person()[0]) == trial.person();
    }
}
