package org.narrowgate.core.office.acting;

import java.util.List;

/** How rules reckon the days on which a person may act, and the numbers that they must give for it. */
public enum TimeLimit {
    /** 5 U.S.C. 3346, 3348(c) and 3349a for the three ways of 3345(a); the stated term for others. */
    VACANCIES_ACT,
    /** From the first day to the stated last, of which the rules say how much later it may be. */
    STATED_TERM;

    /** Ids of the numbers without which it cannot be reckoned. */
    public List<String> parameters() {
        return switch (this) {
            case VACANCIES_ACT ->
                List.of("service-days", "nominations", "session-days", "transition-window", "transition-delay");
            case STATED_TERM -> List.of("longest-term");
        };
    }
}
