/** Measurements, never asserted in tests: a figure depends on the machine and on its neighbours. */
@NullMarked
package org.narrowgate.bench;

import org.jspecify.annotations.NullMarked;
