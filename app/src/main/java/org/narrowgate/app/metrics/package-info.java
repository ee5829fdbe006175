/** What a run cost: time, memory and bytes, as the machine counts them. */
@NullMarked
package org.narrowgate.app.metrics;

import org.jspecify.annotations.NullMarked;
