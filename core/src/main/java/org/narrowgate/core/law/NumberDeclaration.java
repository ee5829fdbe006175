package org.narrowgate.core.law;

import java.util.List;

/**
 * An identity number that a pack's rows and records may carry.
 *
 * @param name column in the request and in the records mapping
 * @param schemes names of the number schemes it may follow, e.g. {@code us-ssn}, or {@code pattern:[A-Z][0-9]{7}}
 */
public record NumberDeclaration(String name, List<String> schemes) {}
