package org.narrowgate.core.person;

/**
 * An address in columns, as stated; an absent column is the empty string.
 *
 * @param line the street line, or the whole address if the other columns are empty
 */
public record StatedAddress(String line, String city, String state, String zip, String country) {}
