package org.narrowgate.core.person;

import java.util.SplittableRandom;

/** Text that nobody would write: half from a given alphabet, half from all of Unicode, broken surrogates included. */
final class RandomText {

    private RandomText() {}

    static String of(SplittableRandom random, int longest, String alphabet) {
        int length = random.nextInt(longest + 1);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            if (random.nextBoolean()) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            } else if (random.nextInt(4) > 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }
}
