package org.narrowgate.core.office.acting;

import org.narrowgate.core.law.Citation;

/** What becomes of an act of a person who may not act, in words, and by which provision. */
public record Consequence(FunctionKind function, Citation citation, String text) {}
