/**
 * The logs on disk: what is appended is durable before it is acknowledged, what is published is never rewritten, and
 * anybody can verify the whole from the files alone. It can be used as a library of its own, on {@code core.proof} and
 * the JDK (docs/proof-library.md).
 *
 * <p>{@link org.narrowgate.ledger.Log} writes, {@link org.narrowgate.ledger.LogReader} reads without a lock, {@link
 * org.narrowgate.ledger.LogAudit} verifies; {@link org.narrowgate.ledger.DecisionsLog} and {@link
 * org.narrowgate.ledger.DecisionsReader} are the same for decisions. Layout: C2SP tlog-tiles. What is wrong with a file is
 * a {@link org.narrowgate.ledger.LedgerException}, what is wrong with a proof a {@link
 * org.narrowgate.core.proof.ProofException}.
 */
@NullMarked
package org.narrowgate.ledger;

import org.jspecify.annotations.NullMarked;
