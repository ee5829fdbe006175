package org.narrowgate.app.trials;

import java.util.SplittableRandom;

/**
 * A row before it is known whether it is a trial of anything.
 *
 * @param person index of its person; -1 if he is nobody of the population
 * @param near whose record it must not disclose
 */
record Attempt(Statement stated, long person, Person near) {
    Attempt withoutNumber() {
        return new Attempt(stated.numbered(""), person, near);
    }

    /** The same as somebody wrote it down. */
    Attempt written(World world, SplittableRandom random) {
        return new Attempt(Noise.ofWriting(stated, world, random), person, near);
    }

    /** Whether it states something that is not true of the record that it comes near. */
    boolean contradicts(World world) {
        return Contradiction.between(stated, near, world) != Contradiction.NONE;
    }
}
