package org.narrowgate.core.proof;

/** What Narrowgate does not claim, in the one wording that stands wherever it shows what it decided or proves. */
public final class Disclaimer {
    /** Broken for a terminal. */
    public static final String LINES = """
            Narrowgate records whether a request, as stated and attested, meets the elements encoded in a pack under
            the readings adopted. It is not legal advice. Passing these checks does not make a disclosure lawful,
            failing them does not make it unlawful; a named official decides and answers for it. The log proves what
            passed this gate and that it was not altered; not that records or attestations were true, nor that
            nothing left by another way.
            """;

    /** The same in one line. */
    public static final String TEXT = LINES.strip().replace('\n', ' ');

    private Disclaimer() {}
}
