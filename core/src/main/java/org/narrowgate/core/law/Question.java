package org.narrowgate.core.law;

/**
 * What a person must answer when an element is OPEN.
 *
 * @param id names the question across the rows that raise it
 * @param once whether one signed finding settles it for every row of the run (header and batch questions)
 */
public record Question(String id, String text, boolean once) {}
