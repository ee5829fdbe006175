package org.narrowgate.engine.incident;

/**
 * Which rows of a release an incident concerns.
 *
 * @param release its name, e.g. {@code run-9}
 * @param rows how many
 * @param list SHA-256 of their list, which {@link RowLists} keeps
 */
public record AffectedRows(String release, long rows, String list) {}
