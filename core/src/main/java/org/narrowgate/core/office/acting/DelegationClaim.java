package org.narrowgate.core.office.acting;

import java.util.List;

/**
 * How an office claims to have received its authority from the head.
 *
 * @param head office that the law names
 * @param actor office whose holder did the act
 * @param chain from the head downwards; empty if the head himself acted
 * @param longForm whether the provision names the head by the form that means the person himself, without a delegate
 */
public record DelegationClaim(String head, String actor, List<DelegationLink> chain, boolean longForm) {
    public DelegationClaim {
        chain = List.copyOf(chain);
    }

    /** Whether every link begins where the one before ended, from the head down to the actor. */
    boolean unbroken() {
        String reached = head;
        for (DelegationLink link : chain) {
            if (!link.fromOffice().equals(reached)) {
                return false;
            }
            reached = link.to();
        }
        return reached.equals(actor);
    }

    /** Whether every link but the last may be passed on. */
    boolean redelegable() {
        return chain.stream().limit(Math.max(0, chain.size() - 1)).allMatch(DelegationLink::redelegable);
    }

    /** Whether nobody passed on what he had not yet received. */
    boolean inOrder() {
        for (int i = 1; i < chain.size(); i++) {
            if (chain.get(i).from().isBefore(chain.get(i - 1).from())) {
                return false;
            }
        }
        return true;
    }
}
