package org.narrowgate.core.office;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An office: what it may do, whoever holds it.
 *
 * @param id names it in papers: small letters, digits and hyphens
 * @param level of government of its agency, one of {@code FactCatalog.AGENCY_LEVELS}; empty if nobody said
 * @param kind as packs name it, e.g. {@code head-of-agency}; one that no pack knows meets nothing
 * @param rules id of the rules on who may act in it while it is vacant, e.g. {@code us/5-usc-3345}
 * @param delegation id of the rules on delegating what it may do, e.g. {@code us/26-usc-7701-a-11}
 * @param acts what it may do of its own, besides what a pack gives to its kind
 * @param exclusive acts that law gives to its holder and nobody else, so that nobody may do them by delegation
 * @param multiMember whether it is one that 5 U.S.C. 3349c leaves out, such as a seat of a board
 * @param seats how many may hold it at once
 * @param firstAssistant the office whose holder acts by default when it falls vacant
 * @param succession offices whose holders act after him, in this order
 */
public record Office(
        String id,
        String title,
        String agency,
        Side side,
        String level,
        String kind,
        Filling filling,
        String rules,
        String delegation,
        Set<Act> acts,
        Set<Act> exclusive,
        boolean multiMember,
        long seats,
        Optional<String> firstAssistant,
        List<String> succession) {
    public Office {
        acts = Set.copyOf(acts);
        exclusive = Set.copyOf(exclusive);
        succession = List.copyOf(succession);
    }
}
