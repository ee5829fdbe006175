package org.narrowgate.app.demo;

import java.math.BigInteger;
import java.util.SplittableRandom;

/** A seeded order of the numbers below {@code size} that needs no memory: {@code x -> a x + b} modulo {@code size}. */
record Permutation(long size, long factor, long inverse, long shift) {
    static Permutation of(long size, long seed, String purpose) {
        if (size < 4) {
            return new Permutation(size, 1, 1, 0);
        }
        SplittableRandom random = Seeds.random(seed, purpose, 0);
        long factor = random.nextLong(size / 4, size - size / 4);
        while (!BigInteger.valueOf(factor).gcd(BigInteger.valueOf(size)).equals(BigInteger.ONE)) {
            factor++;
        }
        long inverse =
                BigInteger.valueOf(factor).modInverse(BigInteger.valueOf(size)).longValueExact();
        return new Permutation(size, factor, inverse, random.nextLong(size));
    }

    long at(long index) {
        return (index * factor + shift) % size;
    }

    long indexOf(long value) {
        return Math.floorMod(value - shift, size) * inverse % size;
    }
}
