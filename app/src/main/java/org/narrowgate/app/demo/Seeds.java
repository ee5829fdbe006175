package org.narrowgate.app.demo;

import java.util.SplittableRandom;

/** Seeds of the many small generators, so that any person or row can be made without those before it. */
final class Seeds {
    private Seeds() {}

    /** A generator that depends on nothing but its arguments. */
    static SplittableRandom random(long seed, String purpose, long index) {
        return new SplittableRandom(mix(mix(seed, purpose.hashCode()), index));
    }

    /** A number below {@code bound} that depends on nothing but the other arguments. */
    static int pick(long seed, String purpose, long index, int bound) {
        return (int) Math.floorMod(mix(mix(seed, purpose.hashCode()), index), (long) bound);
    }

    /** The finalizer of SplitMix64: neighbours get unrelated values. */
    private static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
