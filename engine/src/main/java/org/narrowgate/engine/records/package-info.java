/**
 * The room that fetches candidates: a mapping from the custodian's own tables to persons and addresses, and one
 * set-wise look-up of admissible rows in them.
 */
@NullMarked
package org.narrowgate.engine.records;

import org.jspecify.annotations.NullMarked;
