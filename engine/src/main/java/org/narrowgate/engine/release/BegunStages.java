package org.narrowgate.engine.release;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.SealException;

/**
 * The stages of a release that the register knows under one signed text, in their order; the last of them may have been
 * cut off before its package was complete.
 *
 * @param count how many there are to be
 * @param logged sequence numbers of their entries
 */
record BegunStages(Registry registry, long run, int count, List<Long> logged) {
    static BegunStages of(Registry registry, long run, SignedText signed) throws SealException {
        return new BegunStages(
                registry, run, signed.authorisation().stages(), registry.authorisations(run, signed.digest()));
    }

    boolean isEmpty() {
        return logged.isEmpty();
    }

    /**
     * The stage that is asked for; the last one begun, or the first, where none is. None is begun before the one before
     * it is sealed.
     */
    Stage stage(OptionalInt asked) throws RefusedException {
        Stage last = new Stage(Math.max(1, logged.size()), count);
        if (asked.isEmpty()) {
            return last;
        }
        int number = asked.getAsInt();
        int most = sealed(last).isPresent() ? Math.min(count, last.number() + 1) : last.number();
        if (number < 1 || number > most) {
            throw new RefusedException(
                    "stage",
                    "stage " + number + " of " + count + " cannot go now: the next that can is stage " + most
                            + "; give --stage " + most);
        }
        return new Stage(number, count);
    }

    OptionalLong sequence(Stage stage) {
        return stage.number() <= logged.size() ? OptionalLong.of(logged.get(stage.number() - 1)) : OptionalLong.empty();
    }

    Optional<ReleaseAuthorised> entry(Stage stage) {
        return sequence(stage).isPresent()
                ? Optional.of((ReleaseAuthorised)
                        registry.entries().get((int) sequence(stage).getAsLong()))
                : Optional.empty();
    }

    Optional<ReleaseSealed> sealed(Stage stage) {
        return entry(stage).flatMap(entry -> registry.sealed(run, entry.release()));
    }
}
