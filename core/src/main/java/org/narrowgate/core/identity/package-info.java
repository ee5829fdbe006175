/** Whether the person of a row is, strictly, one record: identified, not found, ambiguous or conflicting. */
@NullMarked
package org.narrowgate.core.identity;

import org.jspecify.annotations.NullMarked;
