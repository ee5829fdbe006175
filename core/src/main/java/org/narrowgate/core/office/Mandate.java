package org.narrowgate.core.office;

import java.util.Set;

/**
 * The form of words by which somebody may act: to whom the law, or the papers on offices, give the act.
 *
 * @param sides on which the office may stand
 * @param provision id of the pack under which it is done; empty where the act goes by none
 * @param kinds kinds of office to which the law gives it; empty where each office's own paper says
 * @param delegable whether it may be done by delegation at all
 */
public record Mandate(Act act, Set<Side> sides, String provision, Set<String> kinds, boolean delegable) {
    public Mandate {
        sides = Set.copyOf(sides);
        kinds = Set.copyOf(kinds);
    }

    /** An act that offices of one side, or of either, have by their own papers. */
    public static Mandate of(Act act, Side... sides) {
        return new Mandate(act, Set.of(sides), "", Set.of(), true);
    }

    /** The same under a provision, as far as delegations go by it. */
    public Mandate under(String pack) {
        return new Mandate(act, sides, pack, kinds, delegable);
    }

    /** Whether the office itself may do it, whoever holds it. */
    public boolean isGivenTo(Office office) {
        return sides.contains(office.side())
                && (kinds.isEmpty() ? office.acts().contains(act) : kinds.contains(office.kind()));
    }
}
