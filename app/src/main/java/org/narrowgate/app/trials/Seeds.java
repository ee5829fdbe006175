package org.narrowgate.app.trials;

import java.util.SplittableRandom;

/** Seeds of the many small generators, so that any person or trial can be made without those before it. */
final class Seeds {
    private Seeds() {}

    /** A generator that depends on nothing but its arguments. */
    static SplittableRandom random(long seed, long purpose, long index) {
        return new SplittableRandom(mix(mix(seed, purpose), index));
    }

    /** The finalizer of MurmurHash3 over both: neighbours get unrelated values. */
    static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
