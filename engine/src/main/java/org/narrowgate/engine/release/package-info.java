/** From decided rows to a sealed package: who authorised it, on what safeguards and accounting, and in which order. */
@NullMarked
package org.narrowgate.engine.release;

import org.jspecify.annotations.NullMarked;
