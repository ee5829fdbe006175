/** The main job: one request file decided row by row, logged, and released on a named official's authority. */
@NullMarked
package org.narrowgate.engine.run;

import org.jspecify.annotations.NullMarked;
