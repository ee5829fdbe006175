package org.narrowgate.engine.report;

import org.narrowgate.core.law.FieldType;

/**
 * A row field that the pack of a run declared, as the law of the run keeps it.
 *
 * @param group the stated group in which its cell is kept, among the others of that group in the order of declaration
 * @param text what it holds, in the pack's words
 */
public record StatedField(String name, FieldType type, String group, String text) {}
