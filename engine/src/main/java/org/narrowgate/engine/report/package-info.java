/** By what a decided run is broken down for those who read about it: counts of rows, never a row. */
@NullMarked
package org.narrowgate.engine.report;

import org.jspecify.annotations.NullMarked;
