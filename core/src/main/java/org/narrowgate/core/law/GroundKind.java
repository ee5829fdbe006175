package org.narrowgate.core.law;

/** Whether a failing finding may be told to the requester. */
public enum GroundKind {
    /** Rests on the request alone: may be told. */
    STATED,
    /** Rests on a record or a bar: never told; the requester sees one constant answer. */
    RECORD
}
