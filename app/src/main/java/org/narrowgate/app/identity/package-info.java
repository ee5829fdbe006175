/** Evidence of how an identifier does: trials taken the way rows of a request are, counted, with bounds and a report. */
@NullMarked
package org.narrowgate.app.identity;

import org.jspecify.annotations.NullMarked;
