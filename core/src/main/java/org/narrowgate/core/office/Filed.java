package org.narrowgate.core.office;

import java.time.Instant;

/**
 * A statement and when the register learnt it: what was true, and what was known when, are two things.
 *
 * @param paper id of the paper that says it
 * @param by SHA-256 of the certificate that signed the paper
 */
public record Filed(Statement statement, Instant knownAt, String paper, String by) {}
