package org.narrowgate.engine.linkset;

/**
 * Which letters a text has, and how many, in one number: it tells most different texts from each other without a look at
 * them, which is what comparing takes most of its time with.
 */
final class Letters {
    private static final int KINDS = 58;
    private static final long WHICH = (1L << KINDS) - 1;
    /** Longer texts are always looked at. */
    private static final int LONGEST = 62;

    private Letters() {}

    /** Two letters may share a bit: texts then seem more alike than they are, never less. */
    static long of(String text) {
        long which = 0;
        for (int i = 0; i < text.length(); i++) {
            which |= 1L << (text.charAt(i) % KINDS);
        }
        return which | ((long) Math.min(text.length(), LONGEST + 1) << KINDS);
    }

    /**
     * Whether two texts have so few letters in common that their Jaro similarity is below 0.7, so that they are not alike by
     * any measure of {@link Likeness}: at most all but those that the other text does not have can match.
     */
    static boolean tellApart(long one, long other) {
        int n = (int) (one >>> KINDS);
        int m = (int) (other >>> KINDS);
        int matches = Math.min(n - Long.bitCount(one & ~other & WHICH), m - Long.bitCount(other & ~one & WHICH));
        return n <= LONGEST && m <= LONGEST && 10 * matches * (n + m) < 11 * n * m;
    }
}
