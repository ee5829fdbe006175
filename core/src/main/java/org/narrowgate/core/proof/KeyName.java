package org.narrowgate.core.proof;

/** The rule for a key's name: not empty, no Unicode space, no plus sign (C2SP signed-note, "Format"). */
final class KeyName {
    private static final int NEXT_LINE = 0x85;

    private KeyName() {}

    static void check(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(KeyName::forbidden)) {
            throw new ProofException("a key's name is not empty and has no space, no plus sign, no control character");
        }
    }

    private static boolean forbidden(int c) {
        return c == '+'
                || c < ' '
                || c == NEXT_LINE
                || Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
