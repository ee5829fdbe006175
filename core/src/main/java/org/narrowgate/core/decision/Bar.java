package org.narrowgate.core.decision;

/**
 * What forbids an otherwise due disclosure to everybody or about one person.
 *
 * @param id how orders/ names it
 * @param kind court-order, informant, investigation, consent-withdrawn, protected-status
 * @param contested whether it raises a question instead of denying (HOLD)
 */
public record Bar(String id, String kind, String citation, boolean contested) {}
