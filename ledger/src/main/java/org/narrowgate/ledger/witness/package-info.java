/**
 * Witnesses: the one who cosigns a log's checkpoints for somebody else (C2SP tlog-witness), and the log's owner who asks
 * for it. The two share formats and nothing else.
 */
@NullMarked
package org.narrowgate.ledger.witness;

import org.jspecify.annotations.NullMarked;
