package org.narrowgate.core.proof;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Ed25519 key pairs that are the same in every run of the tests. */
final class Keys {
    private Keys() {}

    static KeyPair pair(long seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Repeatable(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Repeatable extends SecureRandom {
        private final transient SplittableRandom random;

        Repeatable(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }
}
