package org.narrowgate.core.law;

/**
 * One fact that a condition may name, e.g. {@code subject.address.status}.
 *
 * @param stage the earliest stage at which it can be known
 * @param doc its meaning in plain words, with its unit or its possible values
 */
public record FactDeclaration(String name, FactType type, Stage stage, String doc) {}
