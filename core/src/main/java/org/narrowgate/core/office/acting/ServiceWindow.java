package org.narrowgate.core.office.acting;

/**
 * Days on which the law lets somebody act.
 *
 * @param contested whether the law's words leave it to a person whether these days are open
 */
public record ServiceWindow(Span days, Kind kind, boolean contested) {
    /** What opens it. */
    public enum Kind {
        /** The days that begin with the vacancy: 5 U.S.C. 3346(a)(1). */
        VACANCY,
        /** The later beginning after a change of President: 5 U.S.C. 3349a(b). */
        TRANSITION,
        /** A nomination is pending: 5 U.S.C. 3346(a)(2), (b)(2)(A). */
        NOMINATION,
        /** The days after a nomination failed: 5 U.S.C. 3346(b)(1), (b)(2)(B). */
        AFTER_NOMINATION,
        /** What the paper that lets the person act says itself. */
        STATED_TERM
    }
}
