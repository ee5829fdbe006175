/** What lists and totals show of decided rows: an embedded table that is made again from ledger and evidence. */
@NullMarked
package org.narrowgate.engine.state;

import org.jspecify.annotations.NullMarked;
