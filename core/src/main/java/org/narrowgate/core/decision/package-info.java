/** Combines findings, identification and bars into the one decision of a row, and gives it its canonical encoding. */
@NullMarked
package org.narrowgate.core.decision;

import org.jspecify.annotations.NullMarked;
