package org.narrowgate.core.office.acting;

/** Whether the law gives a function to one officer and to him alone. */
public enum FunctionKind {
    EXCLUSIVE,
    NOT_EXCLUSIVE,
    /** Nobody has settled it: an act is then never said to be void. */
    NOT_SETTLED
}
