/**
 * Proving: tree arithmetic, signed notes, commitments, openings and receipts, on the JDK alone, so that a court can
 * check a receipt with this package and nothing else.
 */
@NullMarked
package org.narrowgate.core.proof;

import org.jspecify.annotations.NullMarked;
