/** A second lock estimated from the evidence of past runs. */
@NullMarked
package org.narrowgate.engine.training;

import org.jspecify.annotations.NullMarked;
