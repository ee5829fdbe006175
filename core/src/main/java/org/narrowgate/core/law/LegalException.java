package org.narrowgate.core.law;

/**
 * A labelled exception to one named branch of an element; it never works by its place in the file.
 *
 * <p>When {@code when} holds, the branch's status becomes {@code outcome}. Two that apply with different outcomes deny
 * and both are named. Where it is not known whether it applies (a fact it names is absent, or its condition has no
 * value), it opens nothing; if it might close the branch, or conflict with one that opens it, the branch is NOT_SHOWN.
 *
 * @param excepts id of the {@link Check.Test} or {@link Check.Cases} it replaces the status of
 */
public record LegalException(
        String id,
        String excepts,
        Citation citation,
        String text,
        Condition when,
        FindingStatus outcome,
        Question question) {}
