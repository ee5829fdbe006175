package org.narrowgate.core.law;

import java.util.Optional;

/**
 * The words by which a finding shows that it was made under a reading wider than the strictest. They end the text of
 * the branch, are logged with it, and are how it is known again years later.
 */
public final class WiderReading {
    private static final String BEGIN = " (under reading `";
    private static final String ADOPTED = "`, wider than the strictest)";
    private static final String DRAFT = "`, wider than the strictest, which no counsel adopted)";

    private WiderReading() {}

    /** What is added to the text of a branch. */
    public static String mark(String reading, boolean adopted) {
        return BEGIN + reading + (adopted ? ADOPTED : DRAFT);
    }

    /** Whether no counsel had adopted the reading that a branch was decided under. */
    public static boolean isDraft(String text) {
        return text.endsWith(DRAFT);
    }

    /** The wider reading that a branch was decided under; empty if it was the strictest. */
    public static Optional<String> of(String text) {
        String end = text.endsWith(ADOPTED) ? ADOPTED : DRAFT;
        // Asked of every branch of every row that opens: most texts end otherwise, and are told by their last letters.
        if (!text.endsWith(end)) {
            return Optional.empty();
        }
        int begin = text.lastIndexOf(BEGIN);
        return begin < 0
                ? Optional.empty()
                : Optional.of(text.substring(begin + BEGIN.length(), text.length() - end.length()));
    }
}
